package io.clientela.kernel.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientela.kernel.value.Day;
import io.clientela.kernel.value.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Made firms, each with one thing that is to be found, and one with none. */
class DiagnosisTest {

    private static final int START = (int) LocalDate.of(2024, 1, 1).toEpochDay();
    private static final int DAYS = 720;

    /** How a made firm is. */
    private record Firm(int customers, int olderDays, double shape, boolean christmas, int linesPerDay) {

        /** Customers come evenly over all days, buy at their own rates and leave by chance; only the file's time is seen. */
        Purchases purchases(long seed) {
            var dice = new Dice(new SplittableRandom(seed));
            var builder = Purchases.builder(true);
            int place = 0;
            for (int c = 0; c < customers; c++) {
                double rate = dice.gamma(1.2, 40);
                double now = -olderDays + dice.share() * (DAYS + olderDays - 60);
                double end = now + dice.exponential() / dice.gamma(3, 1_200);
                double mean = dice.gamma(4, 0.1);
                boolean seen = false;
                while (now < Math.min(end, DAYS)) {
                    if (now >= 0) {
                        for (int line = 0; line < linesPerDay; line++) {
                            builder.add(place, START + (int) now, dice.gamma(3, 3 / mean));
                        }
                        seen = true;
                    }
                    boolean hurry = christmas
                            && LocalDate.ofEpochDay(START + (int) Math.max(0, now))
                                            .getMonthValue()
                                    >= 11;
                    now += dice.gamma(shape, shape) / rate / (hurry ? 4 : 1);
                }
                place += seen ? 1 : 0;
            }
            return builder.build();
        }

        Lifetime lifetime(long seed) {
            var settings = new LifetimeSettings(Unit.WEEK, 180, 0.1, 0.95, List.of(ModelKind.values()), 2);
            var outcome = Lifetime.of(purchases(seed), new Day(START + DAYS - 1), settings);
            return ((Outcome.Known<Lifetime>) outcome).value();
        }
    }

    private static List<FindingKind> found(Lifetime lifetime) {
        return lifetime.findings().stream().map(Finding::kind).toList();
    }

    @Test
    void aFirmInOrderIsLeftAlone() {
        for (int seed = 1; seed <= 4; seed++) {
            var lifetime = new Firm(3_000, 0, 1, false, 1).lifetime(seed);
            assertThat(found(lifetime))
                    .doesNotContain(
                            FindingKind.LEFT_TRUNCATED,
                            FindingKind.SEASON,
                            FindingKind.CONTRACT,
                            FindingKind.SAME_DAY,
                            FindingKind.LITTLE_HISTORY,
                            FindingKind.SPEND_WITH_FREQUENCY);
            // gaps of less than a day are merged away: what is left is a little more regular than chance
            assertThat(lifetime.rhythm().regularity()).isBetween(0.9, 1.3);
            assertThat(lifetime.choice().backtests()).hasSize(3);
        }
    }

    @Test
    void aFileThatStartsInTheMiddleIsFound() {
        assertThat(found(new Firm(6_000, 1_500, 1, false, 1).lifetime(2))).contains(FindingKind.LEFT_TRUNCATED);
    }

    @Test
    void aSeasonIsFound() {
        var lifetime = new Firm(4_000, 0, 1, true, 1).lifetime(3);
        assertThat(found(lifetime)).contains(FindingKind.SEASON);
        lifetime.findings().stream()
                .filter(finding -> finding.kind() == FindingKind.SEASON)
                .forEach(finding -> assertThat(finding.figures().get("month")).isIn(11.0, 12.0));
    }

    @Test
    void linesOfOneOrderAreFound() {
        assertThat(found(new Firm(800, 0, 1, false, 3).lifetime(4))).contains(FindingKind.SAME_DAY);
    }

    @Test
    void littleHistoryIsShrunkAndSaid() {
        var lifetime = new Firm(60, 0, 1, false, 1).lifetime(5);
        assertThat(lifetime.fit().form()).isEqualTo(FitForm.SHRUNK);
        assertThat(found(lifetime)).contains(FindingKind.LITTLE_HISTORY);
    }

    /** Who buys by the calendar falls silent sooner: after little more than his gap, not after three of them. */
    @Test
    void aContractIsFoundAndItsSilenceIsShort() {
        var regular = new Firm(1_000, 0, 25, false, 1).lifetime(6);
        assertThat(found(regular)).contains(FindingKind.CONTRACT);
        assertThat(regular.rhythm().regularity()).isBetween(15.0, 40.0);
        var contract = ((Outcome.Known<Survival>) regular.contract()).value();
        assertThat(contract.retention(1)).isBetween(0.8, 1.0);
        int judged = 0;
        for (int i = 0; i < regular.observation().size(); i++) {
            int gaps = regular.observation().bought(i) - 1;
            if (gaps < 5) {
                continue;
            }
            var silence = ((Outcome.Known<Silence>) regular.rhythm().of(regular.observation(), i)).value();
            double mean = (double) regular.observation()
                            .first(i)
                            .until(regular.observation().last(i))
                    / gaps;
            int unusual = regular.observation().last(i).until(silence.unusualFrom());
            assertThat(silence.usualGap()).isBetween(0.7 * mean, 1.2 * mean);
            assertThat((double) unusual).isBetween(1.1 * mean, 2 * mean + 1);
            judged++;
        }
        assertThat(judged).isGreaterThan(50);
    }

    /** Of the gaps that then come, one in twenty is longer than what was called unusual. */
    @Test
    void unusualSilencesAreOneInTwenty() {
        for (double shape : new double[] {1, 4}) {
            var dice = new Dice(new SplittableRandom(8));
            var builder = Purchases.builder(false);
            int customers = 4_000;
            double[] next = new double[customers];
            for (int c = 0; c < customers; c++) {
                double rate = dice.gamma(2, 100);
                int now = START;
                builder.add(c, now, 1);
                for (int k = 0; k < 6; k++) {
                    now += Math.max(1, (int) Math.round(dice.gamma(shape, shape) / rate));
                    builder.add(c, now, 1);
                }
                next[c] = Math.max(1, Math.round(dice.gamma(shape, shape) / rate));
            }
            var purchases = builder.build();
            var observation = Observation.of(purchases, purchases.lastDay(), Unit.DAY);
            var rhythm = Rhythm.of(observation, Made.fit(ModelKind.BG_NBD, new double[] {2, 100, 0.1, 5}));
            assertThat(rhythm.regularity()).isCloseTo(shape, within(0.08 * shape));
            int longer = 0;
            for (int c = 0; c < customers; c++) {
                var silence = ((Outcome.Known<Silence>) rhythm.of(observation, c)).value();
                longer += observation.last(c).until(silence.unusualFrom()) <= next[c] ? 1 : 0;
            }
            assertThat((double) longer / customers).isBetween(0.035, 0.065);
        }
    }

    @Test
    void nothingToFitIsSaidNotGuessed() {
        var builder = Purchases.builder(false);
        for (int c = 0; c < 50; c++) {
            builder.add(c, START + c, 1);
        }
        var settings = LifetimeSettings.standard(1);
        assertThat(Lifetime.of(builder.build(), new Day(START + 100), settings))
                .isInstanceOfSatisfying(
                        Outcome.Unknown.class, why -> assertThat(why.reason()).isEqualTo("no-repeat-buyers"));
        assertThat(Lifetime.of(Purchases.builder(false).build(), new Day(START), settings))
                .isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void aReturnOfAllThatWasBoughtIsNoPurchase() {
        var builder = Purchases.builder(true);
        builder.add(0, START, 10);
        builder.add(0, START + 1, 5);
        builder.add(0, START + 1, 4);
        builder.add(0, START + 2, 7);
        builder.add(0, START + 2, -7);
        builder.add(0, START + 3, 0);
        var purchases = builder.build();
        assertThat(purchases.days(0)).containsExactly(START, START + 1, START + 3);
        assertThat(purchases.amounts(0)).containsExactly(10, 9, 0);
        assertThat(purchases.merged()).isEqualTo(1);
        assertThat(purchases.returned()).isEqualTo(1);
    }
}
