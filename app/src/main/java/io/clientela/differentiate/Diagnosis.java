package io.clientela.differentiate;

import io.clientela.kernel.value.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * How centred on products, or on customers, the firm is, from its own data.
 *
 * @param asOf from when it is
 * @param parts what was looked at
 */
public record Diagnosis(AsOf asOf, List<Part> parts) {

    public Diagnosis {
        parts = List.copyOf(parts);
    }

    /**
     * One thing that was looked at.
     *
     * @param name breadth, records, known, costed, owned, asked or staff
     * @param score from 0, all by product, to 1, all by customer; unknown where the firm's data do not say
     * @param part the figure behind it
     * @param whole what it is a part of
     */
    public record Part(String name, Outcome<Double> score, double part, double whole) {}

    /** The mean of the parts that are known, from 0 to 100; empty where none is. */
    public OptionalDouble score() {
        return parts.stream()
                .flatMap(part ->
                        part.score() instanceof Outcome.Known<Double> known ? Stream.of(known.value()) : Stream.empty())
                .mapToDouble(score -> 100 * score)
                .average();
    }

    /**
     * A diagnosis that was written down.
     *
     * @param scores the parts that were known, from 0 to 1
     */
    public record Kept(long id, Instant at, String by, double score, Map<String, Double> scores) {}
}
