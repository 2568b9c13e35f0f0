package io.clientela.kernel.value;

import java.util.function.Function;

/**
 * A value, or the reason why there is none.
 *
 * @param <T> the kind of value
 */
public sealed interface Outcome<T> {

    /** A value that could be computed. */
    record Known<T>(T value) implements Outcome<T> {}

    /**
     * No value, and why.
     *
     * @param reason a stable code for programs and message files, such as {@code too-few-repeat-buyers}
     * @param detail the figures behind the reason, in plain words
     */
    record Unknown<T>(String reason, String detail) implements Outcome<T> {}

    /** The outcome of applying a function to the value, where there is one. */
    default <R> Outcome<R> map(Function<? super T, ? extends R> function) {
        return switch (this) {
            case Known<T> known -> new Known<>(function.apply(known.value()));
            case Unknown<T> unknown -> new Unknown<>(unknown.reason(), unknown.detail());
        };
    }
}
