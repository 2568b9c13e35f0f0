package io.clientela.differentiate.internal.analysis;

import static io.clientela.differentiate.internal.analysis.ReportScan.SQL;
import static io.clientela.differentiate.internal.analysis.ReportScan.lower;

import io.clientela.identify.CustomerFilter;
import io.clientela.identify.Report.Dimension;
import io.clientela.identify.Report.Question;
import io.clientela.identify.ReportCells;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The statements of one report. Where one side has very many keys (customers, products), its first ones are found before,
 * only their cells are added up, and "others" is what is left of the totals of the other side.
 */
final class ReportSql {

    private static final int ALL_PERIODS = 1_000;
    private static final Long NONE = -1L;

    private final Question question;
    private final ReportScan scan;

    /** @param tallies whether the picture has them */
    ReportSql(Question question, boolean tallies) {
        this.question = question;
        this.scan = new ReportScan(question, tallies);
        var parameters = scan.parameters();
        parameters.put("mostRows", question.rows().isPeriod() ? ALL_PERIODS : question.most());
        parameters.put("mostColumns", question.columns().isPeriod() ? ALL_PERIODS : question.most());
        parameters.put("others", ReportCells.OTHERS);
    }

    /** Whether the picture holds what the filter is about. */
    static boolean holds(CustomerFilter filter) {
        return filter.recordSource().isEmpty()
                && filter.text().filter(text -> !text.isBlank()).isEmpty();
    }

    /** A statement that tells about how many lines there are. */
    static String size() {
        return SQL.bare("size");
    }

    /** A statement that finds a row where the picture left something out. */
    static String leftOut() {
        return SQL.bare("left-out");
    }

    Map<String, Object> parameters() {
        return scan.parameters();
    }

    /** A statement that finds the first customers or products, where they are to be found before the table is asked. */
    Optional<String> firsts() {
        return scan.distinct()
                ? Optional.empty()
                : wide().flatMap(wide -> scan.amounts(wide)
                        .map(amounts -> SQL.bare("first-" + lower(wide) + "s")
                                .replace("{amounts}", amounts)
                                .replace("{most}", question.rows() == wide ? ":mostRows" : ":mostColumns")));
    }

    /**
     * Cells and totals.
     *
     * @param found the numbers of the first customers or products, where they were to be found before
     */
    String table(Optional<List<Long>> found) {
        return SQL.bare("table")
                .replace(
                        "{facts}",
                        scan.distinct()
                                ? once()
                                : wide().map(wide -> first(wide, found)).orElseGet(this::sums))
                .replace("{counted}", SQL.bare(scan.distinct() ? "counted-once" : "counted-sum"))
                .replace("{row-key}", text(question.rows(), "r"))
                .replace("{column-key}", text(question.columns(), "c"));
    }

    /** The value without any split, added up from another tally where that can be. */
    String ledger() {
        return SQL.bare("ledger")
                .replace("{scan}", scan.whole(question.rows(), question.columns()))
                .replace("{counted}", SQL.bare(scan.distinct() ? "counted-once" : "counted-sum"));
    }

    private String once() {
        return SQL.bare("facts").replace("{scan}", scan.by(question.rows(), question.columns(), ""));
    }

    private String sums() {
        return SQL.bare("facts-sums").replace("{scan}", scan.by(question.rows(), question.columns(), ""));
    }

    /** The side that has very many keys. */
    private Optional<Dimension> wide() {
        for (var dimension : new Dimension[] {Dimension.CUSTOMER, Dimension.PRODUCT}) {
            if (question.rows() == dimension || question.columns() == dimension) {
                return Optional.of(dimension);
            }
        }
        return Optional.empty();
    }

    private String first(Dimension wide, Optional<List<Long>> found) {
        boolean down = question.rows() == wide;
        var other = down ? question.columns() : question.rows();
        var only = found.map(one -> only(wide, one)).orElseGet(() -> SQL.bare(down ? "only-rows" : "only-columns"));
        return SQL.bare(found.isPresent() ? "facts-found" : "facts-first")
                .replace("{facts-of-cells}", SQL.bare("facts-of-cells"))
                .replace("{key}", down ? "r" : "c")
                .replace("{most}", down ? ":mostRows" : ":mostColumns")
                .replace("{text}", text(wide, down ? "r" : "c"))
                .replace("{counted}", SQL.bare("counted-sum"))
                .replace("{keys}", down ? scan.by(wide, Dimension.ALL, "") : scan.by(Dimension.ALL, wide, ""))
                .replace("{scan}", scan.by(question.rows(), question.columns(), only))
                .replace("{others-row}", down ? "NULL" : "r")
                .replace("{others-column}", down ? "c" : "NULL")
                .replace("{totals}", down ? scan.by(Dimension.ALL, other, "") : scan.by(other, Dimension.ALL, ""));
    }

    /** A condition that lets through these customers or products. */
    private static String only(Dimension wide, List<Long> found) {
        var numbers = found.stream().map(String::valueOf).collect(Collectors.joining(", "));
        var name = wide == Dimension.CUSTOMER ? "only-customers" : "only-products";
        var none = wide == Dimension.CUSTOMER ? "-and-nobody" : "-and-unknown";
        return SQL.bare(found.contains(NONE) ? name + none : name)
                .replace("{found}", numbers.isEmpty() ? "NULL" : numbers);
    }

    /** The key of a heading as text. */
    private static String text(Dimension dimension, String column) {
        var name = dimension == Dimension.CUSTOMER || dimension.isPeriod() ? lower(dimension) : "text";
        return SQL.bare("key-" + name).replace("{key}", column);
    }
}
