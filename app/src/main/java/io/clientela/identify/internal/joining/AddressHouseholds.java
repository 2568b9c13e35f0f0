package io.clientela.identify.internal.joining;

import io.clientela.identify.Households;
import io.clientela.identify.internal.joining.Forest.Edge;
import io.clientela.platform.Statements;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Households by family name and address; who shares one with two others holds all three together. */
@Component
class AddressHouseholds implements Households {

    private static final Statements SQL = Statements.of("identify/households");

    private final JdbcClient jdbc;

    AddressHouseholds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<Long, Long> of(Collection<Long> customerIds) {
        var numbers = new HashMap<Long, Long>();
        customerIds.forEach(id -> numbers.put(id, id));
        var firsts = new HashMap<String, Long>();
        var together = new ArrayList<Edge>();
        jdbc.sql(SQL.whole("addresses"))
                .param(
                        "customers",
                        customerIds.stream().mapToLong(Long::longValue).toArray())
                .query(rs -> {
                    long customer = rs.getLong("customer_id");
                    var first = firsts.putIfAbsent(rs.getString("home"), customer);
                    if (first != null) {
                        together.add(new Edge(0, first, customer));
                    }
                });
        return Forest.customers(numbers, together);
    }
}
