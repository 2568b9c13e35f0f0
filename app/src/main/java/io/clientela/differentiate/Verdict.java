package io.clientela.differentiate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * A rule as it stands for one customer: whether it holds, and his own figure for each condition.
 *
 * @param rule the rule or condition
 * @param truth whether it holds
 * @param figure what is so of the customer; of groups it is {@link Nothing}
 * @param parts the verdicts on its parts, in order; of a reference to a segment the one on the rule of that
 */
public record Verdict(Rule rule, Truth truth, Figure figure, List<Verdict> parts) {

    public Verdict {
        parts = List.copyOf(parts);
    }

    /** What is so of a customer. */
    public sealed interface Figure {}

    /** It is not known, or there is nothing to say. */
    public record Nothing() implements Figure {}

    /** A number. */
    public record Measured(double value) implements Figure {}

    /** An amount in the customer's main currency. */
    public record Amount(BigDecimal value) implements Figure {}

    /** A day. */
    public record On(LocalDate day) implements Figure {}

    /** A word. */
    public record Word(String text) implements Figure {}
}
