package io.clientela.interact.internal.right;

import static java.time.ZoneOffset.UTC;

import io.clientela.interact.ContactRefused;
import io.clientela.interact.CustomerRights;
import io.clientela.interact.TrackingRefused;
import io.clientela.platform.Journal;
import io.clientela.platform.Statements;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rights that customers use, in the database. */
@Component
class KeptRights implements CustomerRights {

    private static final Statements SQL = Statements.of("interact/own");

    private final JdbcClient jdbc;
    private final LinkStore records;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    KeptRights(JdbcClient jdbc, LinkStore records, Journal journal, ApplicationEventPublisher events, Clock clock) {
        this.events = events;
        this.jdbc = jdbc;
        this.records = records;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public Standing of(long customerId) {
        Set<Kind> inForce = EnumSet.noneOf(Kind.class);
        inForce.addAll(jdbc.sql(SQL.get("rights-in-force"))
                .param("customer", customerId)
                .query((row, number) -> Kind.valueOf(row.getString("what")))
                .list());
        return new Standing(inForce.contains(Kind.DO_NOT_TRACK), inForce.contains(Kind.DO_NOT_CONTACT));
    }

    @Override
    @Transactional
    public void set(long customerId, Kind kind, boolean inForce, String who, String how) {
        long record = records.recordOf(customerId)
                .orElseThrow(() -> new IllegalArgumentException("no customer at present: " + customerId));
        jdbc.sql(SQL.get("add-right"))
                .param("record", record)
                .param("what", kind.name())
                .param("inForce", inForce)
                .param("now", clock.instant().atOffset(UTC))
                .param("who", who)
                .param("how", how)
                .update();
        if (inForce) {
            events.publishEvent(
                    switch (kind) {
                        case DO_NOT_CONTACT -> new ContactRefused(customerId);
                        case DO_NOT_TRACK -> new TrackingRefused(customerId);
                    });
        }
        journal.record(new Journal.Note(
                who,
                inForce ? "interact.right-used" : "interact.right-given-up",
                "customer:" + customerId,
                Map.of("right", kind, "how", how),
                "",
                ""));
    }

    @Override
    public List<Long> untracked(List<Long> customerIds) {
        return jdbc.sql(SQL.get("untracked"))
                .param(
                        "customers",
                        customerIds.stream().mapToLong(Long::longValue).toArray())
                .query(Long.class)
                .list();
    }
}
