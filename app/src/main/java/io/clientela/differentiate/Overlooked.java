package io.clientela.differentiate;

import io.clientela.kernel.value.Interval;
import java.util.List;
import java.util.Optional;

/**
 * Who is worth more than he gets: customers of the last twelve months whose expected and past margin are high against what
 * the firm gives them, which is cost to serve, by assumption, and discounts.
 *
 * @param asOf from when it is
 * @param assumed what is assumed of cost to serve
 * @param rate what the firm gives for each unit of expected margin, over all who are compared
 * @param all those who are overlooked
 * @param reasons the same by what they get too little of: {@code contacts}, {@code discounts}, {@code service}
 * @param tenths what tenths of those who are compared get, those first who are worth most
 */
public record Overlooked(
        AsOf asOf, Assumptions.Assumed assumed, double rate, Part all, List<Part> reasons, List<Tenth> tenths) {

    public Overlooked {
        reasons = List.copyOf(reasons);
        tenths = List.copyOf(tenths);
    }

    /** How many customers are compared: those with a value who bought in the time and whose margin is known. */
    public long compared() {
        return tenths.stream().mapToLong(Tenth::customers).sum();
    }

    /**
     * Some of those who are overlooked.
     *
     * @param why what they get too little of; empty for all
     * @param value what they are expected to bring
     * @param interval of that, with the error that the models leave in the sum; empty where that is not known
     * @param margin what they brought in the last twelve months
     * @param gets what they got in them
     */
    public record Part(
            String why, long customers, double value, Optional<Interval> interval, double margin, double gets) {}

    /** A tenth of those who are compared. */
    public record Tenth(int tenth, long customers, double value, double margin, double gets, long overlooked) {}
}
