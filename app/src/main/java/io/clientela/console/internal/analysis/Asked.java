package io.clientela.console.internal.analysis;

import io.clientela.differentiate.AnalysisQuestion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What the reader of an analysis asks for: the parameters of the address, with what stands for those that are missing.
 *
 * @param currencies the currencies there are, at least one
 * @param parameters the parameters of the address
 */
public record Asked(List<String> currencies, Map<String, String> parameters) {

    public Asked {
        currencies = List.copyOf(currencies);
        parameters = Map.copyOf(parameters);
    }

    /** The currency: the one asked for, else the first one. */
    String currency() {
        return word("currency", currencies, currencies.getFirst());
    }

    /** Whether the last twelve months are looked at, as without a wish, or everything. */
    boolean lastYear() {
        return !word("period", List.of("year", "all"), "year").equals("all");
    }

    /** Currency and period. */
    AnalysisQuestion question() {
        return new AnalysisQuestion(currency(), lastYear());
    }

    /** One of some words. */
    String word(String name, List<String> words, String otherwise) {
        String word = parameters.getOrDefault(name, otherwise);
        return words.contains(word) ? word : otherwise;
    }

    /** One of some constants, written in lower case. */
    <E extends Enum<E>> E constant(String name, E[] values, E otherwise) {
        String word = parameters.getOrDefault(name, "").toUpperCase(Locale.ROOT);
        return Arrays.stream(values)
                .filter(value -> value.name().equals(word))
                .findFirst()
                .orElse(otherwise);
    }

    /** A number with a point or a comma; empty where it is missing or cannot be read. */
    OptionalDouble number(String name) {
        try {
            double value =
                    Double.parseDouble(parameters.getOrDefault(name, "").strip().replace(',', '.'));
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
