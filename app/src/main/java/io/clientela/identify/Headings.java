package io.clientela.identify;

import java.time.LocalDate;
import java.time.YearMonth;

/** How a heading of a report narrows a list of customers. */
final class Headings {

    private Headings() {}

    static void narrow(CustomerFilter.Builder filter, Report.Heading heading) {
        String key = heading.key();
        switch (heading.dimension()) {
            case PRODUCT -> filter.productKey(key);
            case CATEGORY -> filter.category(key);
            case DEPARTMENT -> filter.department(key);
            case CUSTOMER -> customer(filter, key);
            case COUNTRY -> filter.country(key);
            case AREA -> filter.area(key);
            case CHANNEL -> filter.channel(key);
            case SOURCE -> filter.purchaseSource(key);
            case YEAR -> period(filter, LocalDate.of(Integer.parseInt(key), 1, 1), 12);
            case QUARTER -> period(filter, quarter(key), 3);
            case MONTH -> period(filter, YearMonth.parse(key).atDay(1), 1);
            case ALL -> {}
        }
    }

    private static void customer(CustomerFilter.Builder filter, String key) {
        if (!key.isEmpty()) {
            filter.customerId(Long.parseLong(key));
        }
    }

    private static LocalDate quarter(String key) {
        int year = Integer.parseInt(key.substring(0, 4));
        int quarter = key.charAt(6) - '0';
        return LocalDate.of(year, quarter * 3 - 2, 1);
    }

    private static void period(CustomerFilter.Builder filter, LocalDate from, int months) {
        filter.from(from).to(from.plusMonths(months).minusDays(1));
    }
}
