package io.clientela.interact.internal.medium.hook;

import io.clientela.interact.Tracked;
import io.clientela.platform.Statements;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Tracked events in the database. */
@Service
class KeptTracked implements Tracked {

    private static final Statements SQL = Statements.of("interact/tracked");

    private final JdbcClient database;
    private final JsonMapper json;
    private final Clock clock;

    KeptTracked(JdbcClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    private record Said(String user, String anonymous, String email, String name) {}

    @Override
    @Transactional
    public OptionalLong take(Kind kind, Map<String, Object> body, String key) {
        Said said = new Said(
                text(body, "userId"),
                text(body, "anonymousId"),
                email(body),
                text(body, kind == Kind.TRACK ? "event" : "name"));
        if (said.user().isEmpty() && said.anonymous().isEmpty()) {
            throw new IllegalArgumentException("neither userId nor anonymousId");
        }
        if (kind == Kind.TRACK && said.name().isEmpty()) {
            throw new IllegalArgumentException("no event");
        }
        Optional<Long> record = record(said);
        write(kind, body, said, record, key);
        if (record.isPresent() && !said.anonymous().isEmpty()) {
            database.sql(SQL.get("place-earlier"))
                    .param("record", record.get())
                    .param("anonymous", said.anonymous())
                    .update();
        }
        return record.flatMap(this::customer).map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    private Optional<Long> customer(long record) {
        return one("customer-of", "record", record);
    }

    private Optional<Long> record(Said said) {
        boolean number = said.user().matches("\\d{1,18}");
        return find(!said.email().isEmpty(), "record-by-email", "email", said.email())
                .or(() -> find(!said.user().isEmpty(), "record-by-user", "user", said.user()))
                .or(() ->
                        number ? one("record-by-customer", "customer", Long.parseLong(said.user())) : Optional.empty())
                .or(() -> find(!said.anonymous().isEmpty(), "record-by-anonymous", "anonymous", said.anonymous()));
    }

    private Optional<Long> find(boolean asked, String statement, String name, String value) {
        return asked ? one(statement, name, value) : Optional.empty();
    }

    private Optional<Long> one(String statement, String name, Object value) {
        return database.sql(SQL.get(statement))
                .param(name, value)
                .query(Long.class)
                .optional();
    }

    private void write(Kind kind, Map<String, Object> body, Said said, Optional<Long> record, String key) {
        Instant now = clock.instant();
        String reference = text(body, "messageId");
        database.sql(SQL.get("take"))
                .param("record", record.orElse(null))
                .param("kind", kind.name())
                .param("name", said.name())
                .param("user", said.user())
                .param("anonymous", said.anonymous())
                .param("email", said.email())
                .param("body", json.writeValueAsString(body))
                .param("reference", reference.isEmpty() ? UUID.randomUUID().toString() : reference)
                .param("sent", sent(body, now).atOffset(ZoneOffset.UTC))
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("key", key)
                .update();
    }

    /** When it happened, as it says; not later than now. */
    private static Instant sent(Map<String, Object> body, Instant now) {
        try {
            Instant said = OffsetDateTime.parse(text(body, "timestamp")).toInstant();
            return said.isAfter(now) ? now : said;
        } catch (DateTimeException e) {
            return now;
        }
    }

    private static String text(Map<?, ?> body, String name) {
        Object value = body.get(name);
        return value instanceof String || value instanceof Number
                ? value.toString().strip()
                : "";
    }

    private static String email(Map<String, Object> body) {
        for (String where : new String[] {"traits", "properties"}) {
            if (body.get(where) instanceof Map<?, ?> inside
                    && !text(inside, "email").isEmpty()) {
                return text(inside, "email").toLowerCase(Locale.ROOT);
            }
        }
        if (body.get("context") instanceof Map<?, ?> around && around.get("traits") instanceof Map<?, ?> traits) {
            return text(traits, "email").toLowerCase(Locale.ROOT);
        }
        String user = text(body, "userId");
        return user.contains("@") ? user.toLowerCase(Locale.ROOT) : "";
    }

    @Override
    public List<Event> of(long customerId, int limit) {
        return database.sql(SQL.get("of"))
                .param("customer", customerId)
                .param("limit", limit)
                .query((row, number) -> new Event(
                        row.getLong("tracked_id"),
                        Kind.valueOf(row.getString("kind")),
                        row.getString("name"),
                        row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                        row.getString("body")))
                .list();
    }

    @Override
    public Counts counts() {
        return database.sql(SQL.get("counts"))
                .query((row, number) -> {
                    OffsetDateTime last = row.getObject("last_at", OffsetDateTime.class);
                    return new Counts(
                            row.getLong("events"),
                            row.getLong("unplaced"),
                            last == null ? Optional.empty() : Optional.of(last.toInstant()));
                })
                .single();
    }
}
