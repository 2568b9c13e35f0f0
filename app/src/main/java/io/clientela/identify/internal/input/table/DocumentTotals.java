package io.clientela.identify.internal.input.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out columns of amounts that stand for the whole document: the same figure on each of its rows, or a figure on one of
 * them alone, where quantity × price of the rows says something else. Read as amounts of lines they would count several
 * times.
 */
final class DocumentTotals {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal CENT_AND_MORE = new BigDecimal("0.011");

    /**
     * The figures of one row that has a quantity and a price.
     *
     * @param product quantity × price less the discount
     * @param rate the tax rate, 0 where there is none
     * @param amount what the column says, null where its cell is empty
     */
    record Figures(
            BigDecimal product, BigDecimal rate, @Nullable BigDecimal amount) {

        private boolean fits() {
            return amount != null && (near(amount, product) || near(amount, more()) || near(amount, less()));
        }

        private BigDecimal more() {
            return product.multiply(HUNDRED.add(rate)).movePointLeft(2);
        }

        private BigDecimal less() {
            return rate.signum() <= 0
                    ? product
                    : product.multiply(HUNDRED).divide(HUNDRED.add(rate), 4, java.math.RoundingMode.HALF_UP);
        }
    }

    private final LinkedHashMap<String, List<Figures>> documents = new LinkedHashMap<>();

    /** Takes the figures of a row of a document. */
    void add(String document, Figures figures) {
        documents.computeIfAbsent(document, any -> new ArrayList<>()).add(figures);
    }

    /** Whether at least four of five documents with several rows say that the column is about the whole document. */
    boolean found() {
        var whole = 0;
        var told = 0;
        for (var rows : documents.values()) {
            var isWhole = rows.size() < 2 ? Optional.<Boolean>empty() : isWhole(rows);
            told += isWhole.isPresent() ? 1 : 0;
            whole += isWhole.orElse(false) ? 1 : 0;
        }
        return whole > 0 && whole * 5 >= told * 4;
    }

    /** Whether the figures of a document stand for the whole of it; empty where they leave it open. */
    private static Optional<Boolean> isWhole(List<Figures> rows) {
        var stated = rows.stream()
                .map(Figures::amount)
                .filter(amount -> amount != null && amount.signum() != 0)
                .toList();
        if (stated.isEmpty()) {
            return Optional.empty();
        }
        var first = stated.getFirst();
        var fitting = rows.stream().filter(Figures::fits).count();
        if (stated.stream().anyMatch(amount -> !near(amount, first)) || fitting * 2 > rows.size()) {
            return Optional.of(false);
        }
        var gaps = stated.size() < rows.size();
        var product = rows.getFirst().product();
        var differ = rows.stream().anyMatch(row -> !near(row.product(), product));
        return gaps || differ || isSum(first, rows) ? Optional.of(true) : Optional.empty();
    }

    private static boolean isSum(BigDecimal amount, List<Figures> rows) {
        var net = BigDecimal.ZERO;
        var gross = BigDecimal.ZERO;
        for (var row : rows) {
            net = net.add(row.product());
            gross = gross.add(row.more());
        }
        return near(amount, net) || near(amount, gross);
    }

    private static boolean near(BigDecimal one, BigDecimal other) {
        return one.abs().subtract(other.abs()).abs().compareTo(CENT_AND_MORE) <= 0;
    }
}
