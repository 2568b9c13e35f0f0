package io.clientela.terminal.internal;

import io.clientela.kernel.lifetime.Backtest;
import io.clientela.kernel.lifetime.Horizon;
import io.clientela.kernel.lifetime.Lifetime;
import io.clientela.kernel.lifetime.LifetimeSettings;
import io.clientela.kernel.lifetime.ModelKind;
import io.clientela.kernel.lifetime.Scores;
import io.clientela.kernel.lifetime.Unit;
import io.clientela.kernel.value.Day;
import io.clientela.kernel.value.Outcome;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./clientela lifetime}: what the customers of a file of transactions will buy, without a server. */
@Command(
        name = "lifetime",
        description = "Says what the customers of a file of transactions will buy, without a server.",
        footer = {
            "",
            "Purchases of a customer on one day count once. With data behind --until, these are held against what was",
            "predicted. --amount QUANTITY*PRICE multiplies columns."
        })
public final class LifetimeCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(
            paramLabel = "TRANSACTIONS.csv",
            description = "The transactions, plain or .gz, or Excel; one line names the columns.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path transactions;

    @Option(names = "--customer", required = true, paramLabel = "COLUMN", description = "The column with the customer.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String customer;

    @Option(names = "--date", required = true, paramLabel = "COLUMN", description = "The column with the day.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String date;

    @Option(names = "--amount", paramLabel = "COLUMN", description = "The column with what was spent.")
    private @Nullable String amount;

    @Option(names = "--until", paramLabel = "DATE", description = "The last day that is known (default: all).")
    private @Nullable LocalDate until;

    @Option(names = "--horizon", paramLabel = "DAYS", description = "How far to look ahead (default 365).")
    private int horizon = 365;

    @Option(names = "--discount", paramLabel = "RATE", description = "What a year's wait costs (default 0.1).")
    private double discount = 0.1;

    @Option(names = "--unit", paramLabel = "day|week", description = "The unit of the parameters (default week).")
    private Unit unit = Unit.WEEK;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description =
                    "auto, bg-nbd, mbg-nbd or pareto-nbd (default auto: the one that predicts the last part best).")
    private String model = "auto";

    @Option(names = "--out", required = true, paramLabel = "SCORES.csv", description = "Where the scores are written.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path out;

    @Option(names = "--threads", paramLabel = "N", description = "How many threads work (default: all processors).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "Writes model, diagnosis and test to the screen as JSON.")
    private boolean json;

    /** Runs the command alone, without the other commands. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new LifetimeCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        try {
            var settings = new LifetimeSettings(unit, horizon, discount, 0.95, models(), threads);
            var amounts = amount == null ? List.<String>of() : List.of(amount.split("\\*", -1));
            var file = TransactionFile.read(transactions, customer, date, amounts);
            var last = file.purchases().lastDay();
            var end = until == null ? last : Day.of(until);
            return switch (Lifetime.of(file.purchases(), end, settings)) {
                case Outcome.Known<Lifetime> known -> tell(file, known.value(), last);
                case Outcome.Unknown<Lifetime> unknown -> fail(unknown.detail(), 1);
            };
        } catch (IllegalArgumentException e) {
            return fail(String.valueOf(e.getMessage()), 2);
        } catch (NoSuchFileException e) {
            return fail("there is no file " + e.getMessage(), 1);
        }
    }

    private int fail(String why, int code) {
        spec.commandLine().getErr().println(why);
        return code;
    }

    private List<ModelKind> models() {
        if (model.equals("auto")) {
            return List.of(ModelKind.values());
        }
        return List.of(ModelKind.ofCode(model)
                .orElseThrow(() -> new IllegalArgumentException("there is no model \"" + model + "\"")));
    }

    private int tell(TransactionFile file, Lifetime lifetime, Day last) throws IOException {
        new ScoreFile(file.customers(), lifetime).write(out);
        var summary = new LifetimeSummary(file, lifetime, holdout(lifetime, last), FindingWords.english());
        var screen = spec.commandLine().getOut();
        if (json) {
            screen.println(Json.of(summary.asMap()));
        } else {
            new LifetimeScreen(summary, screen).show();
        }
        screen.flush();
        return 0;
    }

    /** How the fit does on what follows the last day that it knew. */
    private Optional<Backtest> holdout(Lifetime lifetime, Day last) {
        var observation = lifetime.observation();
        int days = Math.min(horizon, observation.until().until(last));
        if (days < 1) {
            return Optional.empty();
        }
        var ahead = new Horizon(unit.of(days), 0);
        var scores = Scores.of(lifetime.fit(), observation.histories(), ahead, 0.95, threads);
        return Optional.of(Backtest.of(observation, scores, lifetime.spend(), days));
    }
}
