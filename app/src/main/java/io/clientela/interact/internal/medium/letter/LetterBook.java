package io.clientela.interact.internal.medium.letter;

import io.clientela.interact.Letters;
import io.clientela.interact.Medium;
import io.clientela.interact.internal.medium.Carrier;
import io.clientela.interact.internal.medium.Reach;
import io.clientela.interact.internal.medium.setting.MediumSettings;
import io.clientela.interact.internal.medium.setting.MediumSettings.Values;
import io.clientela.platform.Exports;
import io.clientela.platform.Journal;
import io.clientela.platform.Statements;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Letters in the database. */
@Service
class LetterBook implements Letters, Carrier {

    private static final Statements SQL = Statements.of("interact/letters");

    private final JdbcClient database;
    private final MediumSettings settings;
    private final Reach reach;
    private final Exports exports;
    private final Journal journal;
    private final Clock clock;

    LetterBook(
            JdbcClient database, MediumSettings settings, Reach reach, Exports exports, Journal journal, Clock clock) {
        this.exports = exports;
        this.database = database;
        this.settings = settings;
        this.reach = reach;
        this.journal = journal;
        this.clock = clock;
    }

    private StatementSpec sql(String name) {
        return database.sql(SQL.get(name));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    @Override
    public Medium medium() {
        return Medium.LETTER;
    }

    @Override
    public Standing standing() {
        Values values = settings.of(Medium.LETTER);
        boolean usable = values.has("sender-line");
        return new Standing(
                usable,
                usable ? "" : "medium.trouble.no-sender-line",
                values.amount("cost"),
                values.text("currency"),
                Duration.ofMinutes(values.number("delay-minutes")));
    }

    /** In the open batch; twice with the same reference is once. */
    @Override
    public Handed hand(Parcel parcel) {
        if (parcel.to().isBlank() || parcel.to().strip().lines().count() < 2) {
            return new Handed.Refused(true, "5.1.3", "medium.trouble.bad-address|" + parcel.to(), Duration.ZERO);
        }
        Values values = settings.of(Medium.LETTER);
        for (int tries = 0; tries < 3; tries++) {
            sql("open").param("at", now()).update();
            int added = sql("add")
                    .param("message", parcel.messageId())
                    .param("reference", parcel.reference())
                    .param("address", addressed(parcel))
                    .param("language", parcel.language())
                    .param("subject", parcel.subject())
                    .param("body", parcel.text())
                    .param("leave", parcel.leaveLink())
                    .param("cost", values.amount("cost"))
                    .param("currency", values.text("currency"))
                    .param("at", now())
                    .update();
            if (added > 0 || has(parcel.reference())) {
                return new Handed.Taken(clock.instant(), "");
            }
        }
        return new Handed.Later("medium.trouble.batch-closing", Duration.ofMinutes(1));
    }

    private static String addressed(Parcel parcel) {
        String to = parcel.to().strip();
        String name = parcel.toName().strip();
        return name.isEmpty() || to.startsWith(name) ? to : name + "\n" + to;
    }

    private boolean has(String reference) {
        return sql("has").param("reference", reference).query(Boolean.class).single();
    }

    @Override
    public Map<String, Boolean> left(Collection<String> references) {
        return references.stream().collect(Collectors.toMap(Function.identity(), this::has));
    }

    @Override
    public List<Batch> batches() {
        return sql("batches")
                .query((row, number) -> new Batch(
                        row.getLong("batch_id"),
                        at(row, "opened_at").orElse(Instant.EPOCH),
                        at(row, "closed_at"),
                        at(row, "posted_at"),
                        row.getString("posted_by"),
                        row.getLong("letters"),
                        row.getBigDecimal("cost"),
                        row.getString("currency"),
                        row.getLong("back")))
                .list();
    }

    private static Optional<Instant> at(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? Optional.empty() : Optional.of(at.toInstant());
    }

    @Override
    public List<Letter> letters(long batchId) {
        return sql("letters")
                .param("batch", batchId)
                .query((row, number) -> new Letter(
                        row.getLong("letter_id"),
                        row.getLong("message_id"),
                        row.getLong("customer_id"),
                        row.getString("address"),
                        row.getString("language"),
                        row.getString("subject"),
                        row.getString("body"),
                        row.getString("leave_link"),
                        at(row, "at").orElse(Instant.EPOCH),
                        row.getBoolean("back")))
                .list();
    }

    @Override
    @Transactional
    public boolean close(long batchId, String who) {
        boolean closed = sql("close")
                        .param("batch", batchId)
                        .param("at", now())
                        .param("who", who)
                        .update()
                > 0;
        return told(closed, who, "letters-closed", batchId);
    }

    @Override
    public void print(long batchId, OutputStream out) {
        Values values = settings.of(Medium.LETTER);
        new LetterPrinter(
                        values.text("sender-line"),
                        values.text("place"),
                        values.text("window").equals("left"))
                .print(letters(batchId), out);
    }

    @Override
    public void exportCsv(long batchId, OutputStream out) {
        var table = exports.table(SQL.get("export"), Map.of("batch", batchId));
        exports.csv(table.columns(), table.rows(), out);
    }

    @Override
    @Transactional
    public boolean posted(long batchId, boolean posted, String who) {
        StatementSpec statement = posted
                ? sql("post").param("batch", batchId).param("at", now()).param("who", who)
                : sql("unpost").param("batch", batchId);
        return told(statement.update() > 0, who, posted ? "letters-posted" : "letters-not-posted", batchId);
    }

    private boolean told(boolean done, String who, String what, long batchId) {
        if (done) {
            journal.record(Journal.Note.of(who, "interact." + what, "letters:" + batchId));
        }
        return done;
    }

    private record Back(long messageId, String address) {}

    @Override
    @Transactional
    public boolean cameBack(long letterId, String who) {
        Optional<Back> back = sql("back")
                .param("letter", letterId)
                .param("at", now())
                .param("who", who)
                .query((row, number) -> new Back(row.getLong("message_id"), row.getString("address")))
                .optional();
        back.ifPresent(letter -> {
            reach.cameBack(letter.messageId(), "medium.back.letter");
            reach.markUnreachable(Medium.LETTER, letter.address(), "", "medium.back.letter", letter.messageId());
            journal.record(Journal.Note.of(who, "interact.letter-came-back", "message:" + letter.messageId()));
        });
        return back.isPresent();
    }
}
