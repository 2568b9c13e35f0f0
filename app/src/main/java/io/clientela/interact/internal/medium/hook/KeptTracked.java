package io.clientela.interact.internal.medium.hook;

import io.clientela.interact.CustomerRights;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Tracked events in the database. */
@Service
class KeptTracked implements Tracked {

    private static final Statements SQL = Statements.of("interact/tracked");

    private static final Pattern OURS = Pattern.compile("customer:([1-9]\\d{0,17})");

    private final JdbcClient database;
    private final CustomerRights rights;
    private final JsonMapper json;
    private final Clock clock;

    KeptTracked(JdbcClient database, CustomerRights rights, JsonMapper json, Clock clock) {
        this.database = database;
        this.rights = rights;
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
        Optional<Long> record = record(said, key);
        Optional<Long> customer = record.flatMap(this::customer);
        if (customer.isPresent() && rights.of(customer.get()).doNotTrack()) {
            earlier("forget-earlier", said).update();
            return OptionalLong.empty();
        }
        write(kind, body, said, record, key);
        record.ifPresent(
                his -> earlier("place-earlier", said).param("record", his).update());
        return customer.map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    private JdbcClient.StatementSpec earlier(String statement, Said said) {
        return database.sql(SQL.get(statement))
                .param("anonymous", said.anonymous())
                .param("user", said.user());
    }

    private Optional<Long> customer(long record) {
        return one("customer-of", "record", record);
    }

    /** A device tells who somebody is only where he himself says nothing of it. */
    private Optional<Long> record(Said said, String key) {
        if (said.user().isEmpty() && said.email().isEmpty()) {
            return one("record-by-anonymous", "anonymous", said.anonymous());
        }
        Optional<Long> byEmail =
                said.email().isEmpty() ? Optional.empty() : one("record-by-email", "email", said.email());
        return byEmail.or(() -> said.user().isEmpty() ? Optional.empty() : byUser(said.user(), key));
    }

    private Optional<Long> byUser(String user, String key) {
        Matcher ours = OURS.matcher(user);
        if (ours.matches()) {
            return one("record-by-customer", "customer", Long.parseLong(ours.group(1)));
        }
        return database.sql(SQL.get("record-by-user"))
                .param("user", user)
                .param("key", key)
                .query(Long.class)
                .optional()
                .or(() -> byCode(user));
    }

    private Optional<Long> byCode(String user) {
        return database.sql(SQL.get("record-by-code"))
                .param("code", user.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT))
                .param("user", user)
                .query(Long.class)
                .optional();
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
