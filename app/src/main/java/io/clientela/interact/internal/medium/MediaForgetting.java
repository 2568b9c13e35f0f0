package io.clientela.interact.internal.medium;

import io.clientela.identify.CustomerErased;
import io.clientela.platform.Statements;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes away what the media keep of a customer who has himself erased: mails, letters, calls, events, addresses. */
@Component
class MediaForgetting {

    private static final Statements SQL = Statements.of("interact/forgetting-media");

    /** The statement, the table, what is done. */
    private static final List<List<String>> STEPS = List.of(
            List.of("mails", "interact.mail_in", "emptied"),
            List.of("letters", "interact.letter", "emptied"),
            List.of("tries", "interact.call_try", "emptied"),
            List.of("calls", "interact.call", "emptied"),
            List.of("hook-calls", "interact.hook_call", "emptied"),
            List.of("tracked", "interact.tracked", "deleted"),
            List.of("unreachable", "interact.unreachable", "deleted"));

    private final JdbcClient database;

    MediaForgetting(JdbcClient database) {
        this.database = database;
    }

    @EventListener
    void erased(CustomerErased event) {
        var records = event.records().stream().mapToLong(Long::longValue).toArray();
        var words = event.words().toArray(String[]::new);
        for (var step : STEPS) {
            int rows = database.sql(SQL.get(step.get(0)))
                    .param("records", records)
                    .param("words", words)
                    .update();
            event.tell(step.get(1), step.get(2), rows);
        }
    }
}
