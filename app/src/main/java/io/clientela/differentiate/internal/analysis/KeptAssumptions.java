package io.clientela.differentiate.internal.analysis;

import io.clientela.differentiate.Assumptions;
import io.clientela.platform.Journal;
import io.clientela.platform.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Assumptions as rows of a table that only grows. */
@Component
class KeptAssumptions implements Assumptions {

    private static final Statements SQL = Statements.of("differentiate/assumptions");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Double>> VALUES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Journal journal;
    private final Clock clock;

    KeptAssumptions(JdbcClient jdbc, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public Assumed now(Topic topic) {
        return jdbc.sql(SQL.get("current"))
                .param("topic", topic.code())
                .query((row, n) -> read(topic, row))
                .optional()
                .orElseGet(() -> new Assumed(0, topic.usual(), Instant.EPOCH, "", ""));
    }

    @Override
    public List<Assumed> history(Topic topic) {
        return jdbc.sql(SQL.get("history"))
                .param("topic", topic.code())
                .query((row, n) -> read(topic, row))
                .list();
    }

    private static Assumed read(Topic topic, ResultSet row) throws SQLException {
        var values = new TreeMap<>(topic.usual());
        values.putAll(JSON.readValue(row.getString("given"), VALUES));
        return new Assumed(
                row.getLong("assumption_id"),
                values,
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("by"),
                row.getString("why"));
    }

    @Override
    @Transactional
    public void assume(Topic topic, Map<String, Double> values, String who, String why) {
        var all = new TreeMap<>(now(topic).values());
        all.putAll(values);
        var assumed = new Assumed(0, all, clock.instant(), who, why);
        jdbc.sql(SQL.get("assume"))
                .param("topic", topic.code())
                .param("given", JSON.writeValueAsString(assumed.values()))
                .param("at", OffsetDateTime.ofInstant(assumed.at(), ZoneOffset.UTC))
                .param("by", who)
                .param("why", why)
                .update();
        journal.record(new Journal.Note(
                who, "differentiate.assumed", "assumption:" + topic.code(), assumed.values(), why, ""));
    }

    @Override
    @Transactional
    public Optional<Assumed> back(Topic topic, long id, String who) {
        var then = jdbc.sql(SQL.get("one"))
                .param("topic", topic.code())
                .param("id", id)
                .query((row, n) -> read(topic, row))
                .optional();
        then.ifPresent(assumed -> assume(topic, assumed.values(), who, "back to " + id));
        return then;
    }
}
