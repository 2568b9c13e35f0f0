package io.clientela.differentiate.internal.forgetting;

import io.clientela.differentiate.Extracts;
import io.clientela.identify.CustomerErased;
import io.clientela.identify.CustomerErased.Step;
import io.clientela.identify.ErasureWritten;
import io.clientela.platform.Statements;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
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

    private static final List<Step> STEPS = List.of(
            new Step("silence-actions", "differentiate.silence_action", "emptied"),
            new Step("needs", "differentiate.need", "emptied"),
            new Step("need-events", "differentiate.need_event", "emptied"),
            new Step("delivery-checks", "differentiate.delivery_check", "emptied"),
            new Step("spending-figures", "differentiate.spending_figure", "deleted"));

    private final JdbcClient jdbc;
    private final Extracts extracts;

    Forgetting(JdbcClient jdbc, Extracts extracts) {
        this.jdbc = jdbc;
        this.extracts = extracts;
    }

    @EventListener
    void erased(CustomerErased event) {
        jdbc.sql(SQL.get("begin")).query().singleRow();
        event.forget(jdbc, SQL, STEPS);
        jdbc.sql(SQL.get("end")).query().singleRow();
        List<Long> named = jdbc.sql(SQL.get("named-extracts")).query(Long.class).list();
        long gone = named.stream().filter(id -> extracts.delete(id, "system")).count();
        event.tell("exports", "files-deleted", gone);
        event.tell("columnar/picture", "follows", 1);
    }

    @EventListener
    @Order(ErasureWritten.ROWS)
    void written(ErasureWritten event) {
        event.vacuum(jdbc, STEPS);
    }
}
