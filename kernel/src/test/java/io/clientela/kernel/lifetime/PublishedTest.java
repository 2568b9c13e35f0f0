package io.clientela.kernel.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientela.kernel.value.Day;
import io.clientela.kernel.value.Outcome;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The figures of the papers on CDNOW, to the digits that they print. */
@Tag("real-data")
class PublishedTest {

    private static final Observation SAMPLE = observed(Cdnow.sample());

    private static Observation observed(List<Cdnow.Line> lines) {
        var places = new HashMap<String, Integer>();
        var builder = Purchases.builder(true);
        for (var line : lines) {
            builder.add(places.computeIfAbsent(line.customer(), key -> places.size()), line.day(), line.amount());
        }
        return Observation.of(builder.build(), Day.of(Cdnow.CALIBRATED), Unit.WEEK);
    }

    private static Fit fit(Observation observation, ModelKind kind) {
        var outcome = Fitting.fit(observation.histories(), kind, 2);
        assertThat(outcome).isInstanceOf(Outcome.Known.class);
        return ((Outcome.Known<Fit>) outcome).value();
    }

    private static void holds(Fit fit, double[] published, double[] tolerances, double logLikelihood) {
        for (int i = 0; i < published.length; i++) {
            var parameter = fit.parameters().get(i);
            assertThat(parameter.estimate()).as(parameter.name()).isCloseTo(published[i], within(tolerances[i]));
            assertThat(parameter.standardError()).as(parameter.name()).isPositive();
        }
        assertThat(fit.logLikelihood()).isCloseTo(logLikelihood, within(0.05));
    }

    /** Fader, Hardie and Lee (2005), table 2. */
    @Test
    void bgNbd() {
        double[] half = {0.0005, 0.0005, 0.0005, 0.0005};
        holds(fit(SAMPLE, ModelKind.BG_NBD), new double[] {0.243, 4.414, 0.793, 2.426}, half, -9582.4);
    }

    /** Fader, Hardie and Lee (2005), table 2. */
    @Test
    void paretoNbd() {
        double[] half = {0.0005, 0.0005, 0.0005, 0.0005};
        holds(fit(SAMPLE, ModelKind.PARETO_NBD), new double[] {0.553, 10.578, 0.606, 11.669}, half, -9595.0);
    }

    @Test
    void mbgNbd() {
        double[] half = {0.0005, 0.0005, 0.0005, 0.0005};
        var fit = fit(SAMPLE, ModelKind.MBG_NBD);
        holds(fit, new double[] {0.525, 6.183, 0.891, 1.614}, half, fit.logLikelihood());
    }

    /** All customers, day by day, in weeks. */
    @Test
    void master() {
        double[] half = {0.00005, 0.0005, 0.00005, 0.0005};
        var fit = fit(observed(Cdnow.master()), ModelKind.BG_NBD);
        holds(fit, new double[] {0.2516, 4.789, 0.7234, 2.161}, half, -95368.4);
    }

    /** Fader and Hardie (2013), note 25: gamma-gamma on the repeat buyers. */
    @Test
    void gammaGamma() {
        var spends = Spends.of(SAMPLE);
        assertThat(spends.customers()).isEqualTo(946);
        var fit = ((Outcome.Known<SpendFit>) SpendFit.fit(spends)).value();
        double[] published = {6.25, 3.74, 15.44};
        for (int i = 0; i < 3; i++) {
            assertThat(fit.parameters().get(i).estimate()).isCloseTo(published[i], within(0.005));
        }
        assertThat(fit.logLikelihood()).isCloseTo(-4055.92, within(0.005));
    }

    /** Fader, Hardie and Lee (2005): E[Y(39) | x = 2, t_x = 30.43, T = 38.86] = 1.226, with the printed parameters. */
    @Test
    void bgNbdExpectation() {
        assertThat(expected(ModelKind.BG_NBD, new double[] {0.243, 4.414, 0.793, 2.426}, 2, 30.43, 38.86, 39))
                .isCloseTo(1.226, within(0.0005));
    }

    /** Fader, Hardie and Lee's workbook: E[Y(52) | x = 26, t_x = 30.86, T = 31] = 25.46. */
    @Test
    void paretoNbdExpectation() {
        double[] parameters = {0.5534, 10.5776, 0.6061, 11.6562};
        assertThat(expected(ModelKind.PARETO_NBD, parameters, 26, 30.86, 31, 52))
                .isCloseTo(25.46, within(0.005));
    }

    private static double expected(ModelKind kind, double[] parameters, int x, double recency, double age, double t) {
        var histories = Histories.of(List.of(new History(x, recency, age)));
        var fit = Made.fit(kind, parameters);
        return Scores.of(fit, histories, new Horizon(t, 0), 0.95, 1).expectedPurchases(0);
    }

    @Test
    void repeatPurchases() {
        assertThat(SAMPLE.size()).isEqualTo(2_357);
        assertThat(SAMPLE.histories().repeatBuyers()).isEqualTo(946);
        assertThat(SAMPLE.histories().repeatPurchases()).isEqualTo(2_457);
        int after = 0;
        for (int i = 0; i < SAMPLE.size(); i++) {
            after += SAMPLE.boughtAfter(i, 273);
        }
        assertThat(after).isEqualTo(1_882);
    }
}
