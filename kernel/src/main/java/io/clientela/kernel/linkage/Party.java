package io.clientela.kernel.linkage;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * One record of a person or a company, as a source states it.
 *
 * @param values the stated values by kind; a kind that is absent or blank is unknown, which is neither for nor against
 */
public record Party(Map<FieldKind, String> values) {

    public Party {
        var copy = new EnumMap<FieldKind, String>(FieldKind.class);
        values.forEach((kind, text) -> {
            if (!text.isBlank()) {
                copy.put(kind, text);
            }
        });
        values = Map.copyOf(copy);
    }

    /** The value of a kind, where it is stated. */
    public Optional<String> value(FieldKind kind) {
        return Optional.ofNullable(values.get(kind));
    }
}
