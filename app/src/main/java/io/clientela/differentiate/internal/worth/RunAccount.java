package io.clientela.differentiate.internal.worth;

import io.clientela.differentiate.ValueRun;
import io.clientela.differentiate.ValueRun.Contract;
import io.clientela.differentiate.ValueRun.Fitted;
import io.clientela.differentiate.ValueRun.Question;
import io.clientela.differentiate.ValueRun.Regularity;
import io.clientela.differentiate.ValueRun.SpendModel;
import io.clientela.kernel.lifetime.Lifetime;
import io.clientela.kernel.lifetime.SpendFit;
import io.clientela.kernel.lifetime.Survival;
import io.clientela.kernel.lifetime.Valuation;
import io.clientela.kernel.value.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.IntStream;

/** Writes down what was computed. */
final class RunAccount {

    /** How many periods of a contract are told. */
    private static final int PERIODS = 24;

    private final Sold sold;

    RunAccount(Sold sold) {
        this.sold = sold;
    }

    ValueRun unknown(Question question, String reason) {
        return new ValueRun(0, Instant.EPOCH, "", question, sold.input(), Optional.empty(), reason, "", 0);
    }

    ValueRun known(Question question, Valued valued, WorthWriter.Sums sums) {
        var now = valued.now();
        var spend = now.spend() instanceof Outcome.Known<SpendFit> known
                ? Optional.of(new SpendModel(
                        known.value().parameters(),
                        known.value().logLikelihood(),
                        known.value().customers()))
                : Optional.<SpendModel>empty();
        var fitted = new Fitted(
                now.choice(),
                now.fit().form(),
                now.fit().parameters(),
                now.fit().logLikelihood(),
                spend,
                now.spend() instanceof Outcome.Unknown<SpendFit> none ? none.reason() : "",
                now.findings(),
                regularity(now),
                covariance(valued.values()),
                sums.totals(),
                sums.moves(),
                sums.slices(),
                sums.best());
        return new ValueRun(0, Instant.EPOCH, "", question, sold.input(), Optional.of(fitted), "", "", 0);
    }

    /** The account with who asked, which Clientela did it, and how long it took. */
    ValueRun signed(ValueRun run, String who, double seconds) {
        return new ValueRun(
                0, run.at(), who, run.question(), run.input(), run.fitted(), run.unknown(), version(), seconds);
    }

    private static Regularity regularity(Lifetime now) {
        var contract = now.contract() instanceof Outcome.Known<Survival> known
                ? Optional.of(new Contract(
                        known.value().parameters(),
                        known.value().logLikelihood(),
                        IntStream.range(0, PERIODS)
                                .mapToObj(known.value()::retention)
                                .toList()))
                : Optional.<Contract>empty();
        return new Regularity(now.rhythm().regularity(), now.rhythm().medianGap(), contract);
    }

    private static List<List<Double>> covariance(Outcome<Valuation> values) {
        return values instanceof Outcome.Known<Valuation> known
                ? Arrays.stream(known.value().uncertainty().covariance())
                        .map(row -> Arrays.stream(row).boxed().toList())
                        .toList()
                : List.of();
    }

    private static String version() {
        try (InputStream stream = RunAccount.class.getResourceAsStream("/clientela.properties")) {
            var properties = new Properties();
            if (stream != null) {
                properties.load(stream);
            }
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read clientela.properties", e);
        }
    }
}
