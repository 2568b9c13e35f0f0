package io.clientela.terminal.internal;

import io.clientela.kernel.effect.EffectSettings;
import io.clientela.kernel.effect.Effects;
import io.clientela.kernel.effect.Soundness;
import io.clientela.kernel.value.Outcome;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./clientela effect}: what an experiment returned, portfolio by portfolio, without a server. */
@Command(
        name = "effect",
        description = "Says what an experiment returned, portfolio by portfolio, without a server.",
        footer = {
            "",
            "The outcomes of a unit in several lines are added up. A unit in two arms, or arms that are not as large"
                    + " as",
            "--shares says, block the result: no figure can be trusted then. Verdicts hold over all portfolios"
                    + " together",
            "and however often you look, with at most 5 % false alarms in all."
        })
public final class EffectCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(
            paramLabel = "OUTCOMES.csv",
            description = "The outcomes, plain or .gz, or Excel; one line names the columns.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path outcomes;

    @Option(
            names = "--unit",
            required = true,
            paramLabel = "COLUMN",
            description = "The column with the customer or household.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String unit;

    @Option(names = "--arm", required = true, paramLabel = "COLUMN", description = "The column with the arm.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String arm;

    @Option(names = "--control", required = true, paramLabel = "NAME", description = "The arm that was held out.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String control;

    @Option(names = "--outcome", required = true, paramLabel = "COLUMN", description = "The column with the outcome.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String outcome;

    @Option(names = "--portfolio", paramLabel = "COLUMN", description = "The column with the portfolio.")
    private @Nullable String portfolio;

    @Option(
            names = "--before",
            paramLabel = "COLUMN",
            description = "The column with the same measure in the time before; takes noise off.")
    private @Nullable String before;

    @Option(
            names = "--cost",
            paramLabel = "[ARM=]NUMBER",
            description = "What treating one unit cost, for all arms or for one; may be repeated.")
    private List<String> costs = new ArrayList<>();

    @Option(
            names = "--shares",
            paramLabel = "ARM=SHARE",
            split = ",",
            description = "How large the arms were to be, such as held=0.1,letter=0.9; checked.")
    private List<String> shares = new ArrayList<>();

    @Option(names = "--once", description = "The result is looked at once, at an end fixed before: tells more.")
    private boolean once;

    @Option(names = "--out", required = true, paramLabel = "RESULT.csv", description = "Where the result is written.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path out;

    @Option(names = "--json", description = "Writes the whole result to the screen as JSON.")
    private boolean json;

    /** Runs the command alone, without the other commands. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new EffectCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        try {
            FileWords.checkInput(outcomes);
            FileWords.checkOutput(out);
            var columns = new OutcomeFile.Columns(unit, arm, outcome, portfolio, before);
            var file = OutcomeFile.read(outcomes, columns, control);
            var settings = once ? EffectSettings.USUAL.once() : EffectSettings.USUAL;
            var soundness = new Soundness(shares(file), file.told().broken());
            var costByArm = costs(file);
            var result = Effects.of(file.outcomes(), soundness, settings);
            EffectFile.write(out, file, result);
            return tell(new EffectSummary(file, result, settings, costByArm));
        } catch (IllegalArgumentException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 2;
        } catch (FileSystemException e) {
            spec.commandLine().getErr().println(FileWords.of(e));
            return 1;
        }
    }

    private int tell(EffectSummary summary) {
        var screen = spec.commandLine().getOut();
        if (json) {
            screen.println(Json.of(summary.asMap()));
        } else if (summary.result() instanceof Outcome.Known<Effects> known) {
            new EffectScreen(summary, screen).show(known.value());
        }
        screen.flush();
        if (summary.result() instanceof Outcome.Unknown<Effects> unknown) {
            spec.commandLine().getErr().println(blocked(summary.file(), unknown));
            return 1;
        }
        return 0;
    }

    private static String blocked(OutcomeFile file, Outcome.Unknown<Effects> unknown) {
        return switch (unknown.reason()) {
            case "broken-exposure" ->
                "Blocked: " + file.told().broken() + " units stand in two arms, such as "
                        + String.join(", ", file.told().firstBroken())
                        + ". Find out how; leave them out only if that has nothing to do with their outcome.";
            case "sample-ratio-mismatch" ->
                "Blocked: the arms are not as large as planned (" + unknown.detail()
                        + "). Something takes units out of one arm; no difference can be trusted until it is found.";
            default -> "Nothing can be said: " + unknown.detail() + ".";
        };
    }

    private List<Double> shares(OutcomeFile file) {
        if (shares.isEmpty()) {
            return List.of();
        }
        var stated = figures(shares, "--shares", file);
        if (stated.size() != file.arms().size()) {
            throw new IllegalArgumentException("--shares names " + stated.keySet() + "; the arms are " + file.arms());
        }
        return file.arms().stream().map(name -> stated.getOrDefault(name, 0.0)).toList();
    }

    private Map<String, Double> costs(OutcomeFile file) {
        var out = new HashMap<String, Double>();
        for (var cost : costs) {
            if (cost.indexOf('=') < 0) {
                file.arms().stream().skip(1).forEach(name -> out.put(name, figure(cost, "--cost")));
            }
        }
        out.putAll(figures(costs.stream().filter(cost -> cost.indexOf('=') >= 0).toList(), "--cost", file));
        return out;
    }

    private static Map<String, Double> figures(List<String> stated, String option, OutcomeFile file) {
        var out = new HashMap<String, Double>();
        for (var each : stated) {
            int at = each.lastIndexOf('=');
            String name = at < 0 ? each : each.substring(0, at).strip();
            if (!file.arms().contains(name)) {
                throw new IllegalArgumentException(
                        option + " names the arm \"" + name + "\"; the arms are " + file.arms());
            }
            out.put(name, figure(each.substring(at + 1), option));
        }
        return out;
    }

    private static double figure(String text, String option) {
        try {
            double value = Double.parseDouble(text.strip());
            if (value > 0 && Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " takes a number, not \"" + text + "\".", e);
        }
        throw new IllegalArgumentException(option + " takes a number above 0, not \"" + text + "\".");
    }
}
