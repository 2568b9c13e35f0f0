package io.clientela.interact.internal.conversation;

import io.clientela.identify.CustomerErased;
import io.clientela.platform.Statements;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes away what was noted about a customer who has himself erased, what he answered in words, and what was agreed with him. */
@Component
class DialogueForgetting {

    private static final Statements SQL = Statements.of("interact/forgetting-dialogue");

    /** The statement, the table, what is done. */
    private static final List<List<String>> STEPS = List.of(
            List.of("notes", "interact.note", "deleted"),
            List.of("answers", "interact.asked", "emptied"),
            List.of("facts", "interact.asked", "emptied"),
            List.of("marks", "interact.mark", "emptied"),
            List.of("goal-notes", "interact.joint_goal_note", "emptied"),
            List.of("goals", "interact.joint_goal", "emptied"));

    private final JdbcClient database;

    DialogueForgetting(JdbcClient database) {
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
