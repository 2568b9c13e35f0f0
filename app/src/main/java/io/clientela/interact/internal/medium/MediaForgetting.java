package io.clientela.interact.internal.medium;

import io.clientela.identify.CustomerErased;
import io.clientela.identify.CustomerErased.Step;
import io.clientela.platform.Statements;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes away what the media keep of a customer who has himself erased: mails, letters, calls, events, addresses. */
@Component
class MediaForgetting {

    private static final Statements SQL = Statements.of("interact/forgetting-media");

    private static final List<Step> STEPS = List.of(
            new Step("mails", "interact.mail_in", "emptied"),
            new Step("open-letters", "interact.letter", "deleted"),
            new Step("letters", "interact.letter", "emptied"),
            new Step("tries", "interact.call_try", "emptied"),
            new Step("calls", "interact.call", "emptied"),
            new Step("hook-calls", "interact.hook_call", "deleted"),
            new Step("tracked", "interact.tracked", "deleted"),
            new Step("unreachable", "interact.unreachable", "deleted"));

    private final JdbcClient database;

    MediaForgetting(JdbcClient database) {
        this.database = database;
    }

    @EventListener
    void erased(CustomerErased event) {
        event.forget(database, SQL, STEPS);
    }
}
