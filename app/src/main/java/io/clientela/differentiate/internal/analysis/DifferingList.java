package io.clientela.differentiate.internal.analysis;

import io.clientela.differentiate.ContactPlans;
import io.clientela.differentiate.CustomersBehind;
import io.clientela.differentiate.CustomersBehind.Column;
import io.clientela.differentiate.CustomersBehind.Row;
import java.math.BigDecimal;
import java.util.List;

/** The customers whom two plans of contacts treat differently, as a list. */
final class DifferingList {

    private DifferingList() {}

    static CustomersBehind of(ContactPlans plans, long from, int most) {
        var rows = plans.differing().stream()
                .skip(from)
                .limit(most)
                .map(one -> new Row(
                        one.customerId(),
                        List.of(
                                String.join(", ", one.alone()),
                                String.join(", ", one.together()),
                                BigDecimal.valueOf(one.expected()))))
                .toList();
        return new CustomersBehind(
                List.of(Column.ALONE, Column.TOGETHER, Column.EXPECTED),
                plans.differing().size(),
                rows);
    }
}
