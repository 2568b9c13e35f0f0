package io.clientela.interact.internal.right;

import io.clientela.identify.CustomerErased;
import io.clientela.identify.CustomerErased.Step;
import io.clientela.identify.ErasureWritten;
import io.clientela.platform.Statements;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes away what was said to a customer who has himself erased, and what he said. */
@Component("interactForgetting")
class Forgetting {

    private static final Statements SQL = Statements.of("interact/forgetting");

    private static final List<Step> STEPS = List.of(
            new Step("messages", "interact.message", "emptied"),
            new Step("received", "interact.received", "emptied"),
            new Step("agreement-events", "interact.agreement_event", "emptied"),
            new Step("agreement-texts", "interact.agreement_version", "emptied"),
            new Step("consents", "interact.consent", "emptied"),
            new Step("pauses", "interact.pause", "emptied"),
            new Step("consent-flaws", "interact.consent_flaw", "deleted"),
            new Step("reward-words", "interact.reward_movement", "emptied"),
            new Step("own-links", "interact.own_link", "deleted"),
            new Step("own-identities", "interact.own_identity", "deleted"));

    private final JdbcClient jdbc;

    Forgetting(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void erased(CustomerErased event) {
        jdbc.sql(SQL.get("begin")).query(String.class).single();
        event.forget(jdbc, SQL, STEPS);
        jdbc.sql(SQL.get("end")).query(String.class).single();
    }

    @EventListener
    @Order(ErasureWritten.ROWS)
    void written(ErasureWritten event) {
        event.vacuum(jdbc, STEPS);
    }
}
