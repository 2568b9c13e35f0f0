package io.clientela.interact.internal.conversation;

import io.clientela.interact.Conversations.Unplaced;
import io.clientela.interact.Medium;
import io.clientela.interact.internal.row.Columns;
import io.clientela.platform.Journal;
import io.clientela.platform.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What nobody could place, and how people place it. */
@Component
class Unplacing {

    private static final Statements DIALOGUE = Statements.of("interact/dialogue");

    private final JdbcClient database;
    private final Addresses addresses;
    private final Arrivals arrivals;
    private final Inbox inbox;
    private final Journal journal;
    private final TransactionTemplate transaction;

    Unplacing(
            JdbcClient database,
            Addresses addresses,
            Arrivals arrivals,
            Inbox inbox,
            Journal journal,
            TransactionTemplate transaction) {
        this.database = database;
        this.addresses = addresses;
        this.arrivals = arrivals;
        this.inbox = inbox;
        this.journal = journal;
        this.transaction = transaction;
    }

    List<Unplaced> list(boolean setAside, int limit) {
        return database.sql(Inbox.SQL.get("unplaced"))
                .param("aside", setAside)
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list();
    }

    private Unplaced read(ResultSet row) throws SQLException {
        var medium = Medium.valueOf(row.getString("medium"));
        var named = Columns.number(row, "named");
        String from = row.getString("sender");
        return new Unplaced(
                row.getLong("received_id"),
                medium,
                from,
                row.getString("subject"),
                row.getString("body"),
                Columns.moment(row, "sent_at").orElseThrow(),
                row.getString("unplaced_why"),
                Stream.concat(named.stream().boxed(), addresses.owners(medium, from).stream())
                        .distinct()
                        .toList(),
                row.getBoolean("aside"));
    }

    boolean place(long receivedId, long customerId, String who) {
        var record = record(customerId);
        boolean placed = record.isPresent()
                && Boolean.TRUE.equals(transaction.execute(status -> place(receivedId, record.get(), customerId, who)));
        if (placed) {
            arrivals.arrived(receivedId, customerId);
        }
        return placed;
    }

    private boolean place(long receivedId, long record, long customerId, String who) {
        int placed = database.sql(DIALOGUE.get("place"))
                .param("received", receivedId)
                .param("record", record)
                .param("who", who)
                .param("at", inbox.now())
                .update();
        if (placed > 0) {
            note(who, "interact.placed", "customer:" + customerId, receivedId);
        }
        return placed > 0;
    }

    Optional<Long> record(long customerId) {
        return database.sql(DIALOGUE.get("record-of"))
                .param("customer", customerId)
                .query(Long.class)
                .optional();
    }

    boolean takeOut(long receivedId, String who) {
        return changed(
                database.sql(DIALOGUE.get("take-out")).param("received", receivedId), "taken-out", receivedId, who);
    }

    boolean setAside(long receivedId, boolean aside, String who) {
        var spec = aside
                ? database.sql(Inbox.SQL.get("set-aside"))
                        .param("at", inbox.now())
                        .param("who", who)
                : database.sql(Inbox.SQL.get("bring-back"));
        return changed(spec.param("received", receivedId), aside ? "set-aside" : "brought-back", receivedId, who);
    }

    private boolean changed(JdbcClient.StatementSpec spec, String what, long receivedId, String who) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean changed = spec.update() > 0;
            if (changed) {
                note(who, "interact." + what, "received:" + receivedId, receivedId);
            }
            return changed;
        }));
    }

    private void note(String who, String what, String subject, long receivedId) {
        journal.record(
                new Journal.Note(who, what, subject, Map.of("received", receivedId), "", "received:" + receivedId));
    }
}
