package io.clientela.differentiate.internal.need;

import io.clientela.differentiate.Need;
import io.clientela.differentiate.NeedsGroups;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.Journal;
import io.clientela.platform.Statements;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The groups of needs and expectations in the database. */
@Service
class RegisteredGroups implements NeedsGroups {

    private static final Statements SQL = Statements.of("differentiate/need-groups");

    private final JdbcClient database;
    private final Deliveries deliveries;
    private final Journal journal;
    private final Clock clock;

    RegisteredGroups(JdbcClient database, Deliveries deliveries, Journal journal, Clock clock) {
        this.database = database;
        this.deliveries = deliveries;
        this.journal = journal;
        this.clock = clock;
    }

    private StatementSpec sql(String name) {
        return database.sql(SQL.get(name));
    }

    /** A statement that writes who did it and when. */
    private StatementSpec write(String name, String who) {
        return sql(name).param("at", now()).param("who", who);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private void told(String who, String what, String subject, Map<String, ?> detail) {
        journal.record(new Journal.Note(who, "differentiate." + what, subject, detail, "", ""));
    }

    @Override
    public List<Summary> all() {
        return sql("all")
                .query((row, number) -> summary(row.getLong("group_id"), row.getString("name"), row.getLong("members")))
                .list();
    }

    private Summary summary(long groupId, String name, long members) {
        var expectations = expectations(groupId, members(groupId));
        int checked = 0;
        int kept = 0;
        for (var expectation : expectations) {
            if (expectation.delivered() instanceof Outcome.Known<Delivery> known) {
                checked++;
                kept += known.value().kept() ? 1 : 0;
            }
        }
        return new Summary(groupId, name, members, expectations.size(), kept, checked);
    }

    @Override
    public List<Need.Group> names() {
        return sql("all")
                .query((row, number) -> new Need.Group(row.getLong("group_id"), row.getString("name")))
                .list();
    }

    @Override
    public Optional<Group> find(long groupId) {
        var members = members(groupId);
        return sql("find")
                .param("group", groupId)
                .query((row, number) -> new Group(
                        groupId,
                        row.getString("name"),
                        row.getString("made_by"),
                        row.getObject("made_at", OffsetDateTime.class).toInstant(),
                        members,
                        expectations(groupId, members)))
                .optional();
    }

    private List<Long> members(long groupId) {
        return sql("members").param("group", groupId).query(Long.class).list();
    }

    private List<Expectation> expectations(long groupId, List<Long> members) {
        Map<Long, List<Check>> checks = checks(groupId);
        return sql("expectations")
                .param("group", groupId)
                .query((row, number) -> {
                    var rule = Rule.valueOf(row.getString("rule"));
                    double bound = row.getDouble("bound");
                    var found = checks.getOrDefault(row.getLong("expectation_id"), List.of());
                    return new Expectation(
                            row.getLong("expectation_id"),
                            row.getString("text"),
                            rule,
                            bound,
                            found,
                            deliveries.of(rule, bound, found, members));
                })
                .list();
    }

    private Map<Long, List<Check>> checks(long groupId) {
        Map<Long, List<Check>> checks = new HashMap<>();
        sql("checks").param("group", groupId).query(row -> {
            long customer = row.getLong("customer_id");
            checks.computeIfAbsent(row.getLong("expectation_id"), id -> new ArrayList<>())
                    .add(new Check(
                            row.getLong("check_id"),
                            customer == 0 ? Optional.empty() : Optional.of(customer),
                            row.getObject("on_day", LocalDate.class),
                            row.getBoolean("kept"),
                            row.getString("evidence"),
                            row.getString("made_by"),
                            row.getBoolean("taken_back")));
        });
        return checks;
    }

    @Override
    @Transactional
    public Outcome<Long> make(String name, String who) {
        Optional<Long> made =
                write("make", who).param("name", name.strip()).query(Long.class).optional();
        made.ifPresent(id -> told(who, "group-made", "need-group:" + id, Map.of("name", name)));
        return made.<Outcome<Long>>map(Outcome.Known::new).orElseGet(() -> new Outcome.Unknown<>("name-taken", name));
    }

    @Override
    @Transactional
    public void close(long groupId, String who) {
        sql("close").param("at", now()).param("group", groupId).update();
        told(who, "group-closed", "need-group:" + groupId, Map.of());
    }

    @Override
    @Transactional
    public boolean reopen(long groupId, String who) {
        boolean opened = sql("reopen").param("group", groupId).update() > 0;
        if (opened) {
            told(who, "group-reopened", "need-group:" + groupId, Map.of());
        }
        return opened;
    }

    @Override
    @Transactional
    public void expect(long groupId, String text, Rule rule, double bound, String who) {
        write("expect", who)
                .param("group", groupId)
                .param("text", text.strip())
                .param("rule", rule.name())
                .param("bound", bound)
                .update();
        told(who, "expectation-stated", "need-group:" + groupId, Map.of("text", text, "rule", rule.name()));
    }

    @Override
    @Transactional
    public void end(long expectationId, boolean ended, String who) {
        sql("end")
                .param("expectation", expectationId)
                .param("at", ended ? now() : null)
                .update();
        told(who, ended ? "expectation-ended" : "expectation-restored", "expectation:" + expectationId, Map.of());
    }

    @Override
    @Transactional
    public boolean join(long groupId, long customerId, String who) {
        boolean joined = write("join", who)
                        .param("group", groupId)
                        .param("customer", customerId)
                        .update()
                > 0;
        if (joined) {
            told(who, "group-joined", "customer:" + customerId, Map.of("group", groupId));
        }
        return joined;
    }

    @Override
    @Transactional
    public void leave(long groupId, long customerId, String who) {
        write("leave", who)
                .param("group", groupId)
                .param("customer", customerId)
                .update();
        told(who, "group-left", "customer:" + customerId, Map.of("group", groupId));
    }

    @Override
    public List<Need.Group> of(long customerId) {
        return sql("of")
                .param("customer", customerId)
                .query((row, number) -> new Need.Group(row.getLong("group_id"), row.getString("name")))
                .list();
    }

    @Override
    @Transactional
    public void check(
            long expectationId, Optional<Long> customerId, boolean kept, LocalDate on, String evidence, String who) {
        write("check", who)
                .param("expectation", expectationId)
                .param("customer", customerId.orElse(0L))
                .param("on", on)
                .param("kept", kept)
                .param("evidence", evidence.strip())
                .update();
        told(who, "delivery-checked", "expectation:" + expectationId, Map.of("kept", kept, "evidence", evidence));
    }

    @Override
    @Transactional
    public void turnCheck(long checkId, String who) {
        write("turn-check", who).param("check", checkId).update();
        told(who, "delivery-check-turned", "check:" + checkId, Map.of());
    }
}
