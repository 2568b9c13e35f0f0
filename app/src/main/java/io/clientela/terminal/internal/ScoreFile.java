package io.clientela.terminal.internal;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.clientela.kernel.lifetime.Lifetime;
import io.clientela.kernel.lifetime.Silence;
import io.clientela.kernel.lifetime.Valuation;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes one line for each customer. What cannot be said is an empty cell. */
final class ScoreFile {

    private static final MathContext DIGITS = new MathContext(6);

    private final List<String> names;
    private final Lifetime lifetime;
    private final Outcome<Valuation> valuation;

    ScoreFile(List<String> names, Lifetime lifetime) {
        this.names = names;
        this.lifetime = lifetime;
        this.valuation = lifetime.valuation(1);
    }

    void write(Path to) throws IOException {
        try (var csv = CsvWriter.builder().build(to)) {
            csv.writeRecord(header());
            for (int place = 0; place < lifetime.observation().size(); place++) {
                csv.writeRecord(row(place));
            }
        }
    }

    private List<String> header() {
        var out = new ArrayList<>(List.of("customer", "frequency", "recency_days", "age_days", "last_purchase"));
        interval(out, "p_alive");
        interval(out, "expected_purchases");
        out.addAll(List.of("predicted_purchases_low", "predicted_purchases_high"));
        if (valuation instanceof Outcome.Known<Valuation>) {
            interval(out, "spend_per_purchase");
            interval(out, "expected_spend");
            interval(out, "value");
        }
        out.addAll(List.of("usual_gap_days", "silence_unusual_from", "silence_unusual"));
        return out;
    }

    private static void interval(List<String> header, String name) {
        header.addAll(List.of(name, name + "_low", name + "_high"));
    }

    private List<String> row(int place) {
        var observation = lifetime.observation();
        var first = observation.first(place);
        var out = new ArrayList<String>();
        out.add(names.get(observation.customer(place)));
        out.add(Integer.toString(observation.bought(place) - 1));
        out.add(Integer.toString(first.until(observation.last(place))));
        out.add(Integer.toString(first.until(observation.until())));
        out.add(observation.last(place).toString());
        var scores = lifetime.scores();
        add(out, scores.alive(place));
        add(out, scores.purchases(place));
        var predicted = scores.predicted(place);
        out.add(Integer.toString(predicted.low()));
        out.add(Integer.toString(predicted.high()));
        if (valuation instanceof Outcome.Known<Valuation> known) {
            add(out, known.value().spend(place));
            add(out, known.value().expectedSpend(place));
            add(out, known.value().value(place));
        }
        switch (lifetime.rhythm().of(observation, place)) {
            case Outcome.Known<Silence> known -> {
                out.add(number(known.value().usualGap()));
                out.add(known.value().unusualFrom().toString());
                out.add(Boolean.toString(known.value().unusual()));
            }
            case Outcome.Unknown<Silence> unknown -> out.addAll(List.of("", "", ""));
        }
        return out;
    }

    private static void add(List<String> row, Interval interval) {
        row.add(number(interval.estimate()));
        row.add(number(interval.low()));
        row.add(number(interval.high()));
    }

    private static String number(double value) {
        return value == 0
                ? "0"
                : new BigDecimal(value, DIGITS).stripTrailingZeros().toPlainString();
    }
}
