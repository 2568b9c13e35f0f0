package io.clientela.interact.internal.conversation;

import io.clientela.interact.Conversations.Counts;
import io.clientela.interact.Conversations.Entry;
import io.clientela.interact.Conversations.View;
import io.clientela.interact.Medium;
import io.clientela.interact.internal.row.Columns;
import io.clientela.organize.PersonId;
import io.clientela.platform.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads which conversations wait. */
@Component
class Inbox {

    static final Statements SQL = Statements.of("interact/inbox");

    /** An answer is due within a day where nobody said otherwise. */
    private static final int USUAL_HOURS = 24;

    /** So long something that was settled can be answered once more. */
    private static final Duration ANSWERABLE = Duration.ofDays(30);

    private final JdbcClient database;
    private final Clock clock;

    Inbox(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A statement in which a named step stands for {@code {chosen}}. */
    private static String entries(String chosen, String order) {
        return SQL.bare("entries").replace("{waiting}", SQL.bare("waiting")).replace("{chosen}", SQL.bare(chosen))
                + "\n" + (order.isEmpty() ? "" : SQL.bare(order));
    }

    List<Entry> list(View view, PersonId reader, int limit) {
        String name = view.name().toLowerCase(Locale.ROOT);
        var spec = database.sql(entries(view == View.ANSWERED ? "chosen-answered" : "chosen-open", "order-" + name))
                .param("limit", limit);
        if (view == View.MINE) {
            spec = spec.param("person", reader.number());
        }
        var target = Duration.ofHours(targetHours());
        return spec.query((row, number) -> entry(row, target)).list();
    }

    Optional<Entry> find(long customerId) {
        var target = Duration.ofHours(targetHours());
        return database.sql(entries("chosen-one", ""))
                .param("customer", customerId)
                .query((row, number) -> entry(row, target))
                .optional();
    }

    private static Entry entry(ResultSet row, Duration target) throws SQLException {
        int waiting = row.getInt("waiting");
        var since = Columns.moment(row, "since");
        String subject = row.getString("subject");
        String text = row.getString("body");
        return new Entry(
                row.getLong("customer_id"),
                Medium.valueOf(row.getString("medium")),
                subject,
                text,
                Columns.moment(row, "sent_at").orElseThrow(),
                waiting,
                since,
                since.map(at -> at.plus(target)),
                Columns.number(row, "person_id").stream()
                        .mapToObj(PersonId::new)
                        .findFirst(),
                waiting == 0 ? Columns.moment(row, "settled_at") : Optional.empty(),
                NextStep.of(subject + "\n" + text, waiting));
    }

    /** Which turns of a customer wait, by time. */
    List<Long> waiting(long customerId) {
        return database.sql(SQL.whole("waiting-of"))
                .param("customer", customerId)
                .query(Long.class)
                .list();
    }

    /** The last of these turns of his, or of all where none are named, that an answer can go to. */
    OptionalLong answerable(long customerId, List<Long> received) {
        return database.sql(SQL.whole("answerable"))
                .param("customer", customerId)
                .param("any", received.isEmpty())
                .param("received", received.isEmpty() ? List.of(0L) : received)
                .param("since", KeptDialogue.utc(clock.instant().minus(ANSWERABLE)))
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    Counts counts(Optional<PersonId> reader) {
        var late = clock.instant().minus(Duration.ofHours(targetHours()));
        return database.sql(SQL.whole("counts"))
                .param("person", reader.map(PersonId::number).orElse(0L))
                .param("due_before", KeptDialogue.utc(late))
                .query((row, number) -> new Counts(
                        row.getLong("open"), row.getLong("mine"), row.getLong("late"), row.getLong("unplaced")))
                .single();
    }

    int targetHours() {
        return database.sql(SQL.get("target")).query(Integer.class).optional().orElse(USUAL_HOURS);
    }

    OffsetDateTime now() {
        return KeptDialogue.utc(clock.instant());
    }
}
