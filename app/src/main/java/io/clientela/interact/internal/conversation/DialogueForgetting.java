package io.clientela.interact.internal.conversation;

import io.clientela.identify.CustomerErased;
import io.clientela.identify.CustomerErased.Step;
import io.clientela.identify.ErasureWritten;
import io.clientela.platform.Statements;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes away what was noted about a customer who has himself erased, what he answered in words, and what was agreed with him. */
@Component
class DialogueForgetting {

    private static final Statements SQL = Statements.of("interact/forgetting-dialogue");

    private static final List<Step> STEPS = List.of(
            new Step("notes", "interact.note", "deleted"),
            new Step("notes-of-others", "interact.note", "blackened"),
            new Step("answers", "interact.asked", "emptied"),
            new Step("facts", "interact.asked", "emptied"),
            new Step("marks", "interact.mark", "emptied"),
            new Step("paused-topics", "interact.paused_topic", "emptied"),
            new Step("goal-notes", "interact.joint_goal_note", "emptied"),
            new Step("goals", "interact.joint_goal", "emptied"));

    private final JdbcClient database;

    DialogueForgetting(JdbcClient database) {
        this.database = database;
    }

    @EventListener
    void erased(CustomerErased event) {
        event.forget(database, SQL, STEPS);
    }

    @EventListener
    @Order(ErasureWritten.ROWS)
    void written(ErasureWritten event) {
        event.vacuum(database, STEPS);
    }
}
