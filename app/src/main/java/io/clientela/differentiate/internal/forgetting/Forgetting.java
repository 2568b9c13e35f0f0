package io.clientela.differentiate.internal.forgetting;

import io.clientela.differentiate.Extracts;
import io.clientela.identify.CustomerErased;
import io.clientela.platform.Statements;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes away what people wrote of a customer, and the files of extracts that name customers. Where he stands, in which
 * segments and portfolios he was, and what models said of his number stays: it names nobody. The picture follows the change
 * feed of identify, in which his place is gone.
 */
@Component
class Forgetting {

    private static final Statements SQL = Statements.of("differentiate/forgetting");

    /** The statement and the table. */
    private static final List<String[]> STEPS = List.of(
            new String[] {"silence-actions", "differentiate.silence_action", "emptied"},
            new String[] {"needs", "differentiate.need", "emptied"},
            new String[] {"need-events", "differentiate.need_event", "emptied"},
            new String[] {"delivery-checks", "differentiate.delivery_check", "emptied"},
            new String[] {"spending-figures", "differentiate.spending_figure", "deleted"});

    private final JdbcClient jdbc;
    private final Extracts extracts;

    Forgetting(JdbcClient jdbc, Extracts extracts) {
        this.jdbc = jdbc;
        this.extracts = extracts;
    }

    @EventListener
    void erased(CustomerErased event) {
        long[] records = event.records().stream().mapToLong(Long::longValue).toArray();
        jdbc.sql(SQL.get("begin")).query().singleRow();
        for (String[] step : STEPS) {
            int rows = jdbc.sql(SQL.get(step[0])).param("records", records).update();
            event.tell(step[1], step[2], rows);
        }
        jdbc.sql(SQL.get("end")).query().singleRow();
        List<Long> named = jdbc.sql(SQL.get("named-extracts")).query(Long.class).list();
        long gone = named.stream().filter(id -> extracts.delete(id, "system")).count();
        event.tell("exports", "files-deleted", gone);
        event.tell("columnar/picture", "follows", 1);
    }
}
