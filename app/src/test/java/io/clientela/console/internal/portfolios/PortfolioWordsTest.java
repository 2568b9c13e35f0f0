package io.clientela.console.internal.portfolios;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.console.internal.shell.Dictionary;
import io.clientela.console.internal.shell.Words;
import io.clientela.differentiate.MeasurementPlans.Plan;
import io.clientela.differentiate.Portfolios.PortfolioSum;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** R22: what is said of a portfolio that is too small for what is planned, with the effect that it could show. */
class PortfolioWordsTest {

    private final Words english = new Words(Dictionary.read(), "en", ZoneOffset.UTC);
    private final Words italian = new Words(Dictionary.read(), "it", ZoneOffset.UTC);

    private static PortfolioSum sum(int size, int recent) {
        return new PortfolioSum(size, recent, 0, Optional.empty(), OptionalDouble.empty(), 0);
    }

    /**
     * 10 % buy; 15 % are to be seen at 5 % and 80 %. By hand (Fleiss, Levin and Paik, equation 4.14): each arm needs
     * (1.95996 √(2 · .125 · .875) + .84162 √(.1 · .9 + .15 · .85))² / .05² = 685.6, so 686 customers, 1,372 in all. With 100 in
     * each arm the smallest rate is the root of p − .1 = 1.95996 √(2 q (1 − q)/100) + .84162 √(.09/100 + p (1 − p)/100),
     * q = (.1 + p)/2: .2496.
     */
    @Test
    void aPortfolioIsTooSmallBelowTheNumberThatTheBookGives() {
        assertThat(PortfolioWords.warns(sum(1_360, 136), Plan.USUAL)).isTrue();
        assertThat(PortfolioWords.warns(sum(1_380, 138), Plan.USUAL)).isFalse();
        var small = PortfolioWords.rate(sum(200, 20), Plan.USUAL, english);
        assertThat(small.warns()).isTrue();
        assertThat(small.text())
                .isEqualTo("Too small alone: 10% buy within 30 days, and the planned comparison shows only a rise to "
                        + english.percent(0.2496)
                        + " or more, not the planned one to 15%. Pool it with others, or plan otherwise.");
        var large = PortfolioWords.rate(sum(2_000, 200), Plan.USUAL, english);
        assertThat(large.warns()).isFalse();
        assertThat(large.text()).startsWith("10% buy within 30 days").endsWith("enough for the planned one to 15%.");
        assertThat(PortfolioWords.rate(sum(200, 20), Plan.USUAL, italian).text())
                .contains(italian.percent(0.2496), italian.percent(0.15))
                .isNotEqualTo(small.text());
    }

    @Test
    void whereNothingCanBeComparedThatIsSaid() {
        assertThat(PortfolioWords.rate(sum(3, 1), Plan.USUAL, english))
                .isEqualTo(new PortfolioWords.Measure(true, "Too few customers to compare anything."));
        assertThat(PortfolioWords.rate(sum(50, 50), Plan.USUAL, english))
                .isEqualTo(new PortfolioWords.Measure(
                        true, "Everybody buys within 30 days: compare amounts, not how many buy."));
        var never = PortfolioWords.rate(sum(6, 4), Plan.USUAL, english);
        assertThat(never.warns()).isTrue();
        assertThat(never.text()).startsWith("Cannot tell: 66.7%").contains("not even a rise to everybody");
    }

    /** In value: (1.95996 + .84162) · 50 · √(1/100 + 1/100) = 19.81, told as the next whole amount. */
    @Test
    void theDifferenceInValueThatItShowsIsTold() {
        var sum = new PortfolioSum(200, 20, 9_000, Optional.empty(), OptionalDouble.of(50), 0);
        var measure = PortfolioWords.measure(sum, Plan.USUAL, "EUR", english);
        assertThat(measure.warns()).isTrue();
        assertThat(measure.text()).contains("In value it shows a difference of €20 a customer.");
    }
}
