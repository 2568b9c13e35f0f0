package io.clientela.interact.internal.right;

import io.clientela.identify.CustomerErased;
import io.clientela.platform.Statements;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes away what was said to a customer who has himself erased, and what he said. */
@Component("interactForgetting")
class Forgetting {

    private static final Statements SQL = Statements.of("interact/forgetting");

    /** The statement, the table, what is done. */
    private static final List<String[]> STEPS = List.of(
            new String[] {"messages", "interact.message", "emptied"},
            new String[] {"received", "interact.received", "emptied"},
            new String[] {"own-links", "interact.own_link", "deleted"});

    private final JdbcClient jdbc;

    Forgetting(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void erased(CustomerErased event) {
        for (String[] step : STEPS) {
            int rows = jdbc.sql(SQL.get(step[0]))
                    .param(
                            "records",
                            event.records().stream().mapToLong(Long::longValue).toArray())
                    .param("words", event.words().toArray(String[]::new))
                    .update();
            event.tell(step[1], step[2], rows);
        }
    }
}
