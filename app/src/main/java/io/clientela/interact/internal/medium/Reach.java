package io.clientela.interact.internal.medium;

import io.clientela.interact.Media;
import io.clientela.interact.Medium;
import io.clientela.platform.Journal;
import io.clientela.platform.Statements;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The addresses that reach nobody, and what a medium says of a message after it took it. */
@Service
public class Reach {

    private static final Statements SQL = Statements.of("interact/media");

    private final JdbcClient database;
    private final Journal journal;
    private final Clock clock;

    Reach(JdbcClient database, Journal journal, Clock clock) {
        this.database = database;
        this.journal = journal;
        this.clock = clock;
    }

    /** An address as it is compared: e-mail and the lines of a letter in lower case, these with single spaces. */
    public static String normal(Medium medium, String address) {
        String stripped = address.strip();
        return switch (medium) {
            case EMAIL -> stripped.toLowerCase(Locale.ROOT);
            case LETTER ->
                stripped.lines()
                        .map(line -> line.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining("\n"));
            case SMS, PHONE, WEB, WEBHOOK -> stripped;
        };
    }

    /** Notes that an address will never do, until somebody says that it does again. */
    public void markUnreachable(Medium medium, String address, String code, String words, long messageId) {
        database.sql(SQL.get("mark-unreachable"))
                .param("medium", medium.name())
                .param("address", medium == Medium.LETTER ? address.strip() : normal(medium, address))
                .param("code", code)
                .param("words", words)
                .param("message", messageId == 0 ? null : messageId)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Whether an address is known to reach nobody. */
    public boolean unreachable(Medium medium, String address) {
        return database.sql(SQL.get("is-unreachable"))
                .param("medium", medium.name())
                .param("address", normal(medium, address))
                .query(Boolean.class)
                .single();
    }

    /** Addresses that reach nobody, the latest first. */
    List<Media.Unreachable> unreachable(int limit) {
        return database.sql(SQL.get("unreachable"))
                .param("limit", limit)
                .query((row, number) -> new Media.Unreachable(
                        row.getLong("unreachable_id"),
                        Medium.valueOf(row.getString("medium")),
                        row.getString("address"),
                        row.getString("code"),
                        row.getString("words"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Says that an address does again. */
    boolean lift(long unreachableId, String who) {
        boolean lifted = database.sql(SQL.get("lift"))
                        .param("id", unreachableId)
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("who", who)
                        .update()
                > 0;
        if (lifted) {
            journal.record(Journal.Note.of(who, "interact.address-lifted", "unreachable:" + unreachableId));
        }
        return lifted;
    }

    /** How many addresses of each medium reach nobody. */
    public Map<Medium, Long> countUnreachable() {
        Map<Medium, Long> counts = new EnumMap<>(Medium.class);
        database.sql(SQL.get("count-unreachable")).query(row -> {
            counts.put(Medium.valueOf(row.getString("medium")), row.getLong("addresses"));
        });
        return counts;
    }

    /** The medium says that a message arrived. */
    public boolean confirm(long messageId) {
        return database.sql(SQL.get("confirm"))
                        .param("message", messageId)
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    /** A mail server or a program spoke of a message: where nobody knew whether it had left, it had. */
    public boolean hasLeft(long messageId) {
        return database.sql(SQL.get("has-left")).param("message", messageId).update() > 0;
    }

    /** The medium says afterwards that a message did not arrive. */
    public boolean cameBack(long messageId, String why) {
        return database.sql(SQL.get("came-back"))
                        .param("message", messageId)
                        .param("why", why)
                        .update()
                > 0;
    }

    /** Our message with a reference of the medium. */
    public OptionalLong byReference(String reference) {
        return database.sql(SQL.get("by-reference"))
                .param("reference", reference)
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }
}
