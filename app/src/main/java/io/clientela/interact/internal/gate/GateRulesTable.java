package io.clientela.interact.internal.gate;

import io.clientela.interact.GateRules;
import io.clientela.interact.Gatekeeping;
import io.clientela.platform.Journal;
import io.clientela.platform.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the firm sets for the gate, in the database. */
@Component
public class GateRulesTable implements Gatekeeping {

    private static final Statements SQL = Statements.of("interact/gate");

    private final JdbcClient jdbc;
    private final Journal journal;
    private final Clock clock;

    GateRulesTable(JdbcClient jdbc, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public GateRules rules() {
        return jdbc.sql(SQL.get("rules")).query((row, n) -> read(row)).single();
    }

    private static GateRules read(ResultSet row) throws SQLException {
        return new GateRules(
                row.getObject("quiet_from", LocalTime.class),
                row.getObject("quiet_until", LocalTime.class),
                row.getBoolean("quiet_sunday"),
                row.getInt("cap"),
                row.getInt("topic_days"),
                row.getInt("case_days"),
                GateSettings.pairs(
                        List.of((String[]) row.getArray("contradicting").getArray())));
    }

    @Override
    @Transactional
    public void set(GateRules rules, String who) {
        jdbc.sql(SQL.get("set-rules"))
                .param("from", rules.quietFrom())
                .param("until", rules.quietUntil())
                .param("sunday", rules.quietSunday())
                .param("cap", rules.cap())
                .param("topicDays", rules.topicDays())
                .param("caseDays", rules.caseDays())
                .param(
                        "contradicting",
                        rules.contradictions().stream()
                                .flatMap(pair -> Stream.of(pair.one(), pair.other()))
                                .toArray(String[]::new))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("who", who)
                .update();
        journal.record(new Journal.Note(who, "interact.gate-set", "gate", rules, "", ""));
    }
}
