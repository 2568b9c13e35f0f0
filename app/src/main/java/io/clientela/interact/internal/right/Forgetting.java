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
            new String[] {"mail-in", "interact.mail_in", "emptied"},
            new String[] {"unreachable", "interact.unreachable", "deleted"},
            new String[] {"agreement-events", "interact.agreement_event", "emptied"},
            new String[] {"agreement-texts", "interact.agreement_version", "emptied"},
            new String[] {"consents", "interact.consent", "emptied"},
            new String[] {"pauses", "interact.pause", "emptied"},
            new String[] {"consent-flaws", "interact.consent_flaw", "deleted"},
            new String[] {"letters", "interact.letter", "emptied"},
            new String[] {"call-tries", "interact.call_try", "emptied"},
            new String[] {"calls", "interact.call", "emptied"},
            new String[] {"hook-calls", "interact.hook_call", "deleted"},
            new String[] {"tracked", "interact.tracked", "deleted"},
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
