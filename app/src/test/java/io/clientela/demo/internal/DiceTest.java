package io.clientela.demo.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class DiceTest {

    private static final int THROWS = 200_000;

    private static double mean(ToDoubleFunction<Dice> each) {
        var dice = new Dice(7);
        var sum = 0.0;
        for (var i = 0; i < THROWS; i++) {
            sum += each.applyAsDouble(dice);
        }
        return sum / THROWS;
    }

    @Test
    void hasTheMeansOfItsDistributions() {
        assertThat(mean(Dice::share)).isCloseTo(.5, within(.005));
        assertThat(mean(Dice::exponential)).isCloseTo(1, within(.02));
        assertThat(mean(dice -> dice.gamma(.6))).isCloseTo(.6, within(.01));
        assertThat(mean(dice -> dice.gamma(3.5))).isCloseTo(3.5, within(.03));
        assertThat(mean(dice -> dice.beta(1, 6.5))).isCloseTo(1 / 7.5, within(.003));
        assertThat(mean(dice -> dice.poisson(2.3))).isCloseTo(2.3, within(.02));
        assertThat(mean(dice -> Math.pow(dice.normal(), 2))).isCloseTo(1, within(.02));
    }

    @Test
    void throwsTheSameFromTheSameSeedAndOthersFromAFork() {
        assertThat(new Dice(1).bits()).isEqualTo(new Dice(1).bits()).isNotEqualTo(new Dice(2).bits());
        assertThat(new Dice(1).fork("a").bits())
                .isNotEqualTo(new Dice(1).fork("b").bits());
        assertThat(new Dice(0).bits()).isEqualTo(0xE220A8397B1DCDAFL);
    }

    @Test
    void picksByWeight() {
        var weighted = Weighted.of(List.of("never", "seldom", "often"), text -> switch (text) {
            case "never" -> 0;
            case "seldom" -> 1;
            default -> 3;
        });
        assertThat(mean(dice -> weighted.pick(dice).equals("often") ? 1 : 0)).isCloseTo(.75, within(.005));
        assertThat(mean(dice -> weighted.pick(dice).equals("never") ? 1 : 0)).isZero();
    }
}
