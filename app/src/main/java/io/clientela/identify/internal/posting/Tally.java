package io.clientela.identify.internal.posting;

import io.clientela.identify.ControlTotal;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** What was read of one file, and what of it was there already or refused, for each currency. Grows while it is read. */
final class Tally {

    private final Map<String, Sum> sums = new TreeMap<>();

    /** Lines with their sum. */
    private static final class Count {
        private long lines;
        private BigDecimal amount = BigDecimal.ZERO;

        private void add(long more, BigDecimal moreAmount) {
            lines += more;
            amount = amount.add(moreAmount);
        }
    }

    private static final class Sum {
        private final Count read = new Count();
        private final Count known = new Count();
        private final Count refused = new Count();
        private final Count posted = new Count();
    }

    void read(String currency, long lines, BigDecimal amount) {
        of(currency).read.add(lines, amount);
    }

    void known(String currency, long lines, BigDecimal amount) {
        of(currency).known.add(lines, amount);
    }

    void refused(String currency, long lines, BigDecimal amount) {
        of(currency).refused.add(lines, amount);
    }

    /** Sets what the database holds because of the file. */
    void posted(String currency, long lines, BigDecimal amount) {
        var count = of(currency).posted;
        count.lines = lines;
        count.amount = amount;
    }

    /** The totals, one for each currency. */
    Iterable<ControlTotal> totals() {
        return sums.entrySet().stream()
                .map(entry -> total(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static ControlTotal total(String currency, Sum sum) {
        return new ControlTotal(
                currency,
                sum.read.lines,
                sum.read.amount,
                sum.posted.lines,
                sum.posted.amount,
                sum.known.lines,
                sum.known.amount,
                sum.refused.lines,
                sum.refused.amount);
    }

    private Sum of(String currency) {
        return sums.computeIfAbsent(currency, code -> new Sum());
    }
}
