package io.clientela.identify.internal.card;

import io.clientela.identify.Households;
import io.clientela.platform.Statements;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Households by family name and address. Who shares one with two others joins them: the lowest number names all. */
@Component
class AddressHouseholds implements Households {

    private static final Statements SQL = Statements.of("identify/households");

    private final JdbcClient jdbc;

    AddressHouseholds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<Long, Long> of(Collection<Long> customerIds) {
        var forest = new Forest();
        var firsts = new HashMap<String, Long>();
        jdbc.sql(SQL.whole("addresses"))
                .param(
                        "customers",
                        customerIds.stream().mapToLong(Long::longValue).toArray())
                .query(rs -> {
                    long customer = rs.getLong("customer_id");
                    var first = firsts.putIfAbsent(rs.getString("home"), customer);
                    if (first != null) {
                        forest.unite(first, customer);
                    }
                });
        Map<Long, Long> households = HashMap.newHashMap(customerIds.size());
        customerIds.forEach(id -> households.put(id, forest.root(id)));
        return households;
    }

    /** Numbers that belong together, each known by the lowest. */
    private static final class Forest {

        private final Map<Long, Long> parents = new HashMap<>();

        long root(long id) {
            long at = id;
            for (Long up = parents.get(at); up != null; up = parents.get(at)) {
                at = up;
            }
            return at;
        }

        void unite(long a, long b) {
            long left = root(a);
            long right = root(b);
            if (left != right) {
                parents.put(Math.max(left, right), Math.min(left, right));
            }
        }
    }
}
