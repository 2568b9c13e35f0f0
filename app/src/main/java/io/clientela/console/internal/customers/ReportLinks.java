package io.clientela.console.internal.customers;

import io.clientela.identify.CustomerSort;
import io.clientela.identify.Report;
import io.clientela.identify.Report.Heading;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of one report: flipped, turned to customers and back, narrowed, exported, and the customers behind each
 * cell.
 *
 * @param question what is asked
 * @param back to what a report by customer turns back
 */
public record ReportLinks(Report.Question question, Report.Dimension back) {

    /** In an address: to what it turns back. */
    static final String BACK = "back";

    private static final String HERE = "/reports";

    /** The figures alone, without what stands around them. */
    public String figures() {
        return address() + "&part=" + ReportPages.FIGURES;
    }

    /** The figures once they are computed anew; until then the answer is empty. */
    public String renewed() {
        return address() + "&part=" + ReportPages.RENEWED;
    }

    /** The same report with rows and columns changed over. */
    public String flipped() {
        return new ReportLinks(question.flipped(), back).address();
    }

    /** The same report by customer; one by customer as it was before. */
    public String turned() {
        Report.Dimension rows = byCustomer() ? back : Report.Dimension.CUSTOMER;
        Report.Question turned = new Report.Question(
                rows, question.columns(), question.measure(), question.currency(), question.filter(), question.most());
        return new ReportLinks(turned, question.rows()).address();
    }

    /** The same report without one of its filters. */
    public String without(String filter) {
        Map<String, String> parameters = parameters();
        parameters.remove(filter);
        return CustomerQuery.address(HERE, parameters);
    }

    /** The same report of everything. */
    public String whole() {
        Map<String, String> parameters = parameters();
        filters().keySet().forEach(parameters::remove);
        return CustomerQuery.address(HERE, parameters);
    }

    /** The value of one filter, empty where it is not set. */
    public String value(String filter) {
        return filters().getOrDefault(filter, "");
    }

    /** Whether the rows are customers. */
    public boolean byCustomer() {
        return question.rows() == Report.Dimension.CUSTOMER;
    }

    /** The report as a file. */
    public String export() {
        return CustomerQuery.address(HERE + "/export.csv", parameters());
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

    private String address() {
        return CustomerQuery.address(HERE, parameters());
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = CustomerQuery.parameters(question.filter());
        parameters.put("rows", code(question.rows()));
        parameters.put("columns", code(question.columns()));
        parameters.put("measure", code(question.measure()));
        parameters.put("currency", question.currency());
        if (byCustomer() && back != Report.Dimension.PRODUCT) {
            parameters.put(BACK, code(back));
        }
        return parameters;
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
