package io.clientela.console.internal.customers;

import io.clientela.identify.CustomerSort;
import io.clientela.identify.Report;
import io.clientela.identify.Report.Heading;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of one report: flipped, exported, and the customers behind each cell.
 *
 * @param question what is asked
 */
public record ReportLinks(Report.Question question) {

    /** The figures alone, without what stands around them. */
    public String figures() {
        return address("/reports", question) + "&part=" + ReportPages.FIGURES;
    }

    /** The figures once they are computed anew; until then the answer is empty. */
    public String renewed() {
        return address("/reports", question) + "&part=" + ReportPages.RENEWED;
    }

    /** The same report with rows and columns changed over. */
    public String flipped() {
        return address("/reports", question.flipped());
    }

    /** The same report with customers where it has products, and the other way round. */
    public String turned() {
        Report.Dimension rows =
                question.rows() == Report.Dimension.CUSTOMER ? Report.Dimension.PRODUCT : Report.Dimension.CUSTOMER;
        return address(
                "/reports",
                new Report.Question(
                        rows,
                        question.columns(),
                        question.measure(),
                        question.currency(),
                        question.filter(),
                        question.most()));
    }

    /** Whether the rows are customers. */
    public boolean byCustomer() {
        return question.rows() == Report.Dimension.CUSTOMER;
    }

    /** The report as a file. */
    public String export() {
        return address("/reports/export.csv", question);
    }

    /**
     * The list of the customers behind a cell, null where it cannot be opened.
     *
     * @param row the row's heading, null for the total over all rows
     * @param column the column's heading, null for the total over all columns
     */
    public @Nullable String opens(@Nullable Heading row, @Nullable Heading column) {
        return question.opens(Optional.ofNullable(row), Optional.ofNullable(column))
                .map(filter -> new ListLinks(filter, CustomerSort.NET).sorted(CustomerSort.NET))
                .orElse(null);
    }

    /** The page of the customer that a heading stands for, null where it stands for something else. */
    public @Nullable String page(Heading heading) {
        boolean customer = heading.dimension() == Report.Dimension.CUSTOMER && !heading.others();
        return customer && !heading.key().isEmpty() ? "/customers/" + heading.key() : null;
    }

    /** The filters that narrow the whole report: name to value. */
    public Map<String, String> filters() {
        Map<String, String> filters = CustomerQuery.parameters(question.filter());
        filters.remove("currency");
        return filters;
    }

    private static String address(String path, Report.Question question) {
        Map<String, String> parameters = CustomerQuery.parameters(question.filter());
        parameters.put("rows", question.rows().name().toLowerCase(Locale.ROOT));
        parameters.put("columns", question.columns().name().toLowerCase(Locale.ROOT));
        parameters.put("measure", question.measure().name().toLowerCase(Locale.ROOT));
        parameters.put("currency", question.currency());
        return CustomerQuery.address(path, parameters);
    }
}
