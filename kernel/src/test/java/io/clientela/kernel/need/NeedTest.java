package io.clientela.kernel.need;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.clientela.kernel.need.Complements.Basket;
import io.clientela.kernel.need.Complements.Candidate;
import io.clientela.kernel.need.NeedEvent.Kind;
import io.clientela.kernel.need.Stage.Past;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NeedTest {

    @Test
    void aCustomerGoesThroughTheStagesOfHisLife() {
        assertThat(Stage.of(Past.NONE)).isEqualTo(Stage.PROSPECT);
        assertThat(stage(1, 0, 0, 40, 0)).isEqualTo(Stage.NEW);
        assertThat(stage(9, 80, 5, 10, 1)).isEqualTo(Stage.NEW);
        assertThat(stage(9, 200, 5, 20, 0.9)).isEqualTo(Stage.ESTABLISHED); // no half-year to compare with yet
        assertThat(stage(9, 400, 5, 20, 0.21)).isEqualTo(Stage.GROWING);
        assertThat(stage(9, 400, 5, 20, 0.2)).isEqualTo(Stage.ESTABLISHED);
        assertThat(stage(9, 400, 41, 20, 0)).isEqualTo(Stage.LAPSING);
        assertThat(stage(9, 400, 181, 20, 0)).isEqualTo(Stage.LAPSED);
        // who buys once a year is not lost after half a year
        assertThat(stage(4, 1500, 300, 365, 0)).isEqualTo(Stage.ESTABLISHED);
    }

    @Test
    void silenceOnlyEverLeadsOn() {
        var random = new SplittableRandom(5);
        for (int i = 0; i < 2000; i++) {
            int days = random.nextInt(1, 30);
            int age = random.nextInt(2000);
            double gap = 1 + random.nextDouble() * 400;
            double trend = random.nextDouble() * 2 - 1;
            int last = -1;
            for (int silence = 0; silence <= age; silence += 7) {
                var stage = stage(days, age, silence, gap, trend);
                int loss = stage == Stage.LAPSED ? 2 : stage == Stage.LAPSING ? 1 : 0;
                assertThat(loss).isGreaterThanOrEqualTo(last);
                last = loss;
            }
        }
        assertThatIllegalArgumentException().isThrownBy(() -> stage(1, 3, 4, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> stage(1, 3, 1, 0, 0));
    }

    private static Stage stage(int days, int age, int silence, double gap, double trend) {
        return Stage.of(new Past(days, age, silence, gap, OptionalDouble.of(trend)));
    }

    @Test
    void theStatusIsWhatTheLastStandingEventSays() {
        var stated = new NeedEvent(1, Kind.STATED, 0);
        var met = new NeedEvent(2, Kind.MET, 0);
        var refused = new NeedEvent(3, Kind.REFUSED, 0);
        assertThat(NeedStatus.of(List.of())).isEqualTo(NeedStatus.WITHDRAWN);
        assertThat(NeedStatus.of(List.of(stated))).isEqualTo(NeedStatus.OPEN);
        assertThat(NeedStatus.of(List.of(stated, met))).isEqualTo(NeedStatus.MET);
        assertThat(NeedStatus.of(List.of(refused, met, stated))).isEqualTo(NeedStatus.REFUSED);
        assertThat(NeedStatus.of(List.of(stated, met, refused, back(4, 3)))).isEqualTo(NeedStatus.MET);
        assertThat(NeedStatus.of(List.of(stated, met, refused, back(4, 2)))).isEqualTo(NeedStatus.REFUSED);
        assertThat(NeedStatus.of(List.of(stated, met, new NeedEvent(5, Kind.REOPENED, 0))))
                .isEqualTo(NeedStatus.OPEN);
        assertThat(NeedStatus.of(List.of(stated, met, back(4, 1)))).isEqualTo(NeedStatus.WITHDRAWN);
        assertThatIllegalArgumentException().isThrownBy(() -> back(4, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> new NeedEvent(4, Kind.MET, 2));
    }

    @Test
    void toTakeBackIsAsIfItHadNeverBeenAndOrderDoesNotMatter() {
        var random = new Random(9);
        Kind[] kinds = {Kind.MET, Kind.REFUSED, Kind.REOPENED};
        for (int i = 0; i < 500; i++) {
            var events = new ArrayList<NeedEvent>();
            events.add(new NeedEvent(1, Kind.STATED, 0));
            for (int n = 2; n < 2 + random.nextInt(6); n++) {
                events.add(new NeedEvent(n, kinds[random.nextInt(3)], 0));
            }
            var before = NeedStatus.of(events);
            var more = new ArrayList<>(events);
            more.add(new NeedEvent(50, kinds[random.nextInt(3)], 0));
            more.add(back(51, 50));
            Collections.shuffle(more, random);
            assertThat(NeedStatus.of(more)).isEqualTo(before);
        }
    }

    private static NeedEvent back(long number, long of) {
        return new NeedEvent(number, Kind.TAKEN_BACK, of);
    }

    @Test
    void sharesHaveWilsonsInterval() {
        // Agresti and Coull (1998), section 1: 0 of 10; Newcombe (1998), table I: 81 of 263 and 15 of 148
        near(Proportion.of(0, 10), 0, 0, 0.2775);
        near(Proportion.of(81, 263), 0.3080, 0.2553, 0.3662);
        near(Proportion.of(15, 148), 0.1014, 0.0624, 0.1605);
        near(Proportion.of(1, 29), 0.0345, 0.0061, 0.1718);
        assertThat(Proportion.of(0, 0)).isInstanceOf(Outcome.Unknown.class);
        assertThatIllegalArgumentException().isThrownBy(() -> Proportion.of(3, 2));
    }

    private static void near(Outcome<Interval> outcome, double share, double low, double high) {
        var interval = ((Outcome.Known<Interval>) outcome).value();
        assertThat(interval.estimate()).isCloseTo(share, within(5e-5));
        assertThat(interval.low()).isCloseTo(low, within(5e-5));
        assertThat(interval.high()).isCloseTo(high, within(5e-5));
    }

    @Test
    void whatNearlyAllLookAlikesBuyIsACandidate() {
        var random = new SplittableRandom(3);
        var others = new ArrayList<Basket>();
        for (int i = 0; i < 400; i++) {
            var set = new BitSet();
            boolean cook = i % 2 == 0;
            set.set(cook ? 0 : 5);
            set.set(cook ? 1 : 6);
            if (random.nextDouble() < 0.95) {
                set.set(cook ? 2 : 7); // nearly all of his kind
            }
            if (random.nextDouble() < 0.4) {
                set.set(3);
            }
            others.add(new Basket(i, set, 100 + random.nextInt(1000)));
        }
        var mine = new BitSet();
        mine.set(0);
        mine.set(1);
        assertThat(Complements.of(new Basket(1000, mine, 300), others, 8))
                .extracting(Candidate::category)
                .containsExactly(2);
        assertThat(Complements.of(new Basket(1000, mine, 300), others.subList(0, 60), 8))
                .as("too few look-alikes")
                .isEmpty();
        var one = new BitSet();
        one.set(0);
        assertThat(Complements.of(new Basket(1000, one, 300), others, 8)).isEmpty();
    }

    @Test
    void likenessLeavesTheCategoryInQuestionOut() {
        var one = new BitSet();
        one.set(0, 3);
        var other = new BitSet();
        other.set(1, 5);
        assertThat(Complements.likeness(one, other, 9)).isEqualTo(2 / 5.0);
        assertThat(Complements.likeness(one, other, 4)).isEqualTo(2 / 4.0);
        assertThat(Complements.likeness(new BitSet(), new BitSet(), 0)).isZero();
    }
}
