package io.clientela.terminal.internal;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.clientela.kernel.effect.Effect;
import io.clientela.kernel.effect.Effects;
import io.clientela.kernel.effect.Verdict;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes one line for each portfolio and arm. What cannot be said is an empty cell. */
final class EffectFile {

    private static final MathContext DIGITS = new MathContext(10);
    private static final List<String> HEADER = List.of(
            "portfolio",
            "arm",
            "n",
            "n_control",
            "effect",
            "low",
            "high",
            "pooled_effect",
            "pooled_low",
            "pooled_high",
            "verdict");

    private EffectFile() {}

    static void write(Path to, OutcomeFile file, Outcome<Effects> result) throws IOException {
        try (var csv = CsvWriter.builder().build(to)) {
            csv.writeRecord(HEADER);
            switch (result) {
                case Outcome.Known<Effects> known -> {
                    for (var effect : known.value().portfolios()) {
                        csv.writeRecord(row(file, effect));
                    }
                }
                case Outcome.Unknown<Effects> unknown -> {
                    for (var blocked : blocked(file)) {
                        csv.writeRecord(blocked);
                    }
                }
            }
        }
    }

    private static List<String> row(OutcomeFile file, Effect effect) {
        var out = new ArrayList<>(List.of(
                file.portfolios().get(effect.portfolio()),
                file.arms().get(effect.arm()),
                Long.toString(effect.counts().treated()),
                Long.toString(effect.counts().held())));
        add(out, effect.estimates().own());
        add(out, effect.estimates().pooled());
        out.add(effect.verdict().code());
        return out;
    }

    /** Where the result is blocked there is no figure. */
    private static List<List<String>> blocked(OutcomeFile file) {
        var out = new ArrayList<List<String>>();
        for (var portfolio : file.portfolios()) {
            for (var arm : file.arms().subList(1, file.arms().size())) {
                out.add(List.of(portfolio, arm, "", "", "", "", "", "", "", "", Verdict.CANNOT_TELL.code()));
            }
        }
        return out;
    }

    private static void add(List<String> row, Outcome<Interval> interval) {
        switch (interval) {
            case Outcome.Known<Interval> known -> {
                row.add(number(known.value().estimate()));
                row.add(number(known.value().low()));
                row.add(number(known.value().high()));
            }
            case Outcome.Unknown<Interval> unknown -> row.addAll(List.of("", "", ""));
        }
    }

    private static String number(double value) {
        return value == 0
                ? "0"
                : new BigDecimal(value, DIGITS).stripTrailingZeros().toPlainString();
    }
}
