package io.clientela.differentiate.internal.need;

import io.clientela.differentiate.Need;
import io.clientela.differentiate.NeedFilter;
import io.clientela.differentiate.Needs;
import io.clientela.differentiate.internal.need.NeedRows.Condition;
import io.clientela.kernel.need.NeedEvent;
import io.clientela.kernel.need.NeedStatus;
import io.clientela.kernel.need.Proportion;
import io.clientela.kernel.need.Stage;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.Jobs;
import io.clientela.platform.Journal;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The register of needs in the database. */
@Service
class RegisteredNeeds implements Needs {

    private static final Map<By, String> DIMENSIONS = Map.of(
            By.STAGE, "n.stage",
            By.DEPARTMENT, "n.department",
            By.GROUP, "coalesce(n.group_id, 0) || '|' || coalesce(g.name, '')",
            By.MONTH, "to_char(n.stated_on, 'YYYY-MM')");

    private final JdbcClient database;
    private final NeedRows rows;
    private final NeedsPicture picture;
    private final Journal journal;
    private final Jobs jobs;
    private final Clock clock;

    RegisteredNeeds(
            JdbcClient database, NeedRows rows, NeedsPicture picture, Journal journal, @Lazy Jobs jobs, Clock clock) {
        this.database = database;
        this.rows = rows;
        this.picture = picture;
        this.journal = journal;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Outcome<Long> state(Statement said, String who) {
        var recordId = database.sql(NeedRows.SQL.get("record-of"))
                .param("customer", said.customerId())
                .query(Long.class)
                .optional();
        if (recordId.isEmpty()) {
            return new Outcome.Unknown<>("no-customer", String.valueOf(said.customerId()));
        }
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        long needId = database.sql(NeedRows.SQL.get("state"))
                .param("record", recordId.get())
                .param("kind", (said.category().isEmpty() ? Need.Kind.STATED : Need.Kind.COMPLEMENT).name())
                .param("what", said.what().strip())
                .param("subject", said.category())
                .param("department", said.department().strip())
                .param("origin", said.origin().name())
                .param("source", said.source().strip())
                .param(
                        "stage",
                        stage(said.customerId()) instanceof Outcome.Known<Stage> known
                                ? known.value().name()
                                : "")
                .param("group", said.groupId().orElse(null))
                .param("on", today)
                .param("at", now())
                .param("who", who)
                .query(Long.class)
                .single();
        add(needId, NeedEvent.Kind.STATED, null, today, "", who);
        journal.record(new Journal.Note(
                who,
                "differentiate.need-stated",
                "customer:" + said.customerId(),
                Map.of("need", needId, "what", said.what()),
                said.source(),
                ""));
        return new Outcome.Known<>(needId);
    }

    @Override
    @Transactional
    public Outcome<Long> setAside(long customerId, String category, String who) {
        var stated = state(
                new Statement(customerId, category, category, "", Need.Origin.STAFF, "look-alikes", Optional.empty()),
                who);
        if (stated instanceof Outcome.Known<Long> known) {
            var events = rows.events(List.of(known.value())).getOrDefault(known.value(), List.of());
            var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            long first = events.getFirst().event().number();
            add(known.value(), NeedEvent.Kind.TAKEN_BACK, first, today, "not-needed", who);
        }
        return stated;
    }

    @Override
    @Transactional
    public boolean note(long needId, Answer answer, LocalDate on, String reason, String who) {
        if (answer == Answer.REFUSED && reason.isBlank()) {
            throw new IllegalArgumentException("a refusal without a reason");
        }
        var need = locked(needId);
        var kind = NeedEvent.Kind.valueOf(answer.name());
        if (need.isEmpty()
                || need.get().status() == NeedStatus.WITHDRAWN
                || need.get().status() == after(kind)) {
            return false;
        }
        add(needId, kind, null, on, reason.strip(), who);
        told(need.get(), "differentiate.need-noted", Map.of("need", needId, "as", kind.name()), reason, who);
        return true;
    }

    private static NeedStatus after(NeedEvent.Kind kind) {
        return NeedStatus.of(List.of(new NeedEvent(1, NeedEvent.Kind.STATED, 0), new NeedEvent(2, kind, 0)));
    }

    @Override
    @Transactional
    public boolean takeBack(long needId, String who) {
        var need = locked(needId);
        if (need.isEmpty()) {
            return false;
        }
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var standing = need.get().standing();
        if (standing.isPresent()) {
            add(needId, NeedEvent.Kind.TAKEN_BACK, standing.get().event().number(), today, "", who);
        } else {
            add(needId, NeedEvent.Kind.STATED, null, today, "", who);
        }
        told(need.get(), "differentiate.need-taken-back", Map.of("need", needId), "", who);
        return true;
    }

    private void told(Need need, String what, Map<String, ?> detail, String why, String who) {
        journal.record(new Journal.Note(who, what, "customer:" + need.customerId(), detail, why, ""));
    }

    private Optional<Need> locked(long needId) {
        return database.sql(NeedRows.SQL.get("lock"))
                .param("need", needId)
                .query(Long.class)
                .optional()
                .flatMap(rows::find);
    }

    private void add(long needId, NeedEvent.Kind kind, @Nullable Long back, LocalDate on, String reason, String who) {
        database.sql(NeedRows.SQL.get("add-event"))
                .param("need", needId)
                .param("kind", kind.name())
                .param("back", back)
                .param("on", on)
                .param("reason", reason)
                .param("at", now())
                .param("who", who)
                .update();
        var events = rows.events(List.of(needId)).getOrDefault(needId, List.of());
        database.sql(NeedRows.SQL.get("set-status"))
                .param("need", needId)
                .param(
                        "status",
                        NeedStatus.of(events.stream().map(Need.Event::event).toList())
                                .name())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    @Override
    public Optional<Need> find(long needId) {
        return rows.find(needId);
    }

    @Override
    public List<Need> list(NeedFilter filter, long before, int limit) {
        return rows.list(filter, before, limit);
    }

    @Override
    public long count(NeedFilter filter) {
        var condition = Condition.of(filter);
        return database.sql(condition.in("count"))
                .params(condition.parameters())
                .query(Long.class)
                .single();
    }

    @Override
    public List<Met> report(By by, NeedFilter filter) {
        var condition = Condition.of(filter);
        return database.sql(condition.in("report").replace(":dimension", DIMENSIONS.getOrDefault(by, "''")))
                .params(condition.parameters())
                .query((row, number) -> {
                    String[] key = row.getString("key").split("\\|", 2);
                    long met = row.getLong("met");
                    long refused = row.getLong("refused");
                    long open = row.getLong("open");
                    return new Met(
                            key[0],
                            key[key.length - 1],
                            met,
                            refused,
                            open,
                            row.getLong("customers"),
                            Proportion.of(met, met + refused + open));
                })
                .list();
    }

    @Override
    public List<String> departments() {
        return database.sql(NeedRows.SQL.get("departments")).query(String.class).list();
    }

    @Override
    public void exportCsv(NeedFilter filter, OutputStream out) {
        rows.exportCsv(filter, out);
    }

    @Override
    public Outcome<Stage> stage(long customerId) {
        return picture.stage(customerId);
    }

    @Override
    public Outcome<List<Candidate>> candidates(long customerId) {
        var decided = new HashSet<>(database.sql(NeedRows.SQL.get("stated-categories"))
                .param("customer", customerId)
                .query(String.class)
                .list());
        return picture.missing(customerId)
                .map(missing -> missing.stream()
                        .filter(one -> !decided.contains(one.category()))
                        .map(one -> new Candidate(one.category(), one.buyers(), one.lookAlikes()))
                        .toList());
    }

    @Override
    public long look(String who) {
        return jobs.submit(PurchaseNeeds.order(who));
    }
}
