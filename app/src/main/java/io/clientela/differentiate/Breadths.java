package io.clientela.differentiate;

import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Of how much each customer buys: departments, categories, articles, and what goes together.
 *
 * @param asOf from when it is
 * @param departments customers by the number of departments
 * @param categories customers by the number of categories, in steps
 * @param articles customers by the number of articles, in steps
 * @param pairs each two departments
 */
public record Breadths(
        AsOf asOf, List<Departments> departments, List<Step> categories, List<Step> articles, List<Pair> pairs) {

    public Breadths {
        departments = List.copyOf(departments);
        categories = List.copyOf(categories);
        articles = List.copyOf(articles);
        pairs = List.copyOf(pairs);
    }

    /**
     * The customers who bought of so many departments.
     *
     * @param n how many departments; 0 where no line names one
     * @param margin where it is known of somebody
     * @param known of how many customers the margin is known
     * @param mean the mean margin of these
     * @param further how much higher the mean is than that of those with one department less
     */
    public record Departments(
            int n,
            long customers,
            long purchases,
            BigDecimal net,
            Optional<BigDecimal> margin,
            long known,
            Outcome<Interval> mean,
            Outcome<Interval> further) {}

    /**
     * The customers who bought of some number of things.
     *
     * @param from the least number
     * @param to the largest one; {@value #OPEN} for the last step
     */
    public record Step(int from, int to, long customers, BigDecimal net) {

        /** Stands for "or more". */
        public static final int OPEN = 1_000_000;
    }

    /**
     * Two departments.
     *
     * @param both customers of both
     * @param first customers of the first
     * @param second customers of the second
     * @param lift how much oftener they go together than by chance
     * @param secondOfFirst the share of the first one's customers who are the second one's too
     */
    public record Pair(
            String one,
            String other,
            long both,
            long first,
            long second,
            Outcome<Interval> lift,
            Outcome<Interval> secondOfFirst) {}

    /** How many customers there are. */
    public long customers() {
        return departments.stream().mapToLong(Departments::customers).sum();
    }

    /** The net of all customers. */
    public BigDecimal net() {
        return departments.stream().map(Departments::net).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** In how many relations they stand: each customer once for each department. */
    public long relations() {
        return departments.stream().mapToLong(one -> one.n() * one.customers()).sum();
    }

    /** Customers who bought of at least one department. */
    public long placed() {
        return departments.stream()
                .filter(one -> one.n() > 0)
                .mapToLong(Departments::customers)
                .sum();
    }
}
