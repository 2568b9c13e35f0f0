package io.clientela.identify.internal.posting;

import io.clientela.identify.internal.input.Contact;
import io.clientela.identify.internal.posting.RecordState.Stated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the records of people and firms, and keeps every value that they ever stated.
 *
 * <p>A record is known by its source and the source's own key of it, or what identifies it there (see {@link
 * Fingerprinter#identity}). A new record gets a customer of its own. One instance serves one import; the records met
 * lately are remembered in a fixed amount of memory.
 */
final class Records {

    private static final int REMEMBERED = 1 << 20;

    /**
     * A contact that was stated somewhere on some day.
     *
     * @param identity what its record is known by; empty where the contact names nobody
     */
    record Statement(Contact contact, Optional<Identity> identity, LocalDate day, OpenFile file) {}

    private final BatchSql sql;
    private final Blocks recordIds;
    private final Blocks customerIds;
    private final KeyCache cache = new KeyCache(REMEMBERED);
    private final CopyRows customers = new CopyRows(1 << 12);
    private final CopyRows records = new CopyRows(1 << 14);
    private final CopyRows values = new CopyRows(1 << 14);

    Records(BatchSql sql) {
        this.sql = sql;
        this.recordIds = new Blocks(sql, "next-record-ids", 1000);
        this.customerIds = new Blocks(sql, "next-customer-ids", 100);
    }

    /** What a round of statements came to. */
    record Outcome(List<Long> ids, long fresh, long changed) {}

    private record Asked(int place, Statement statement, Identity identity) {

        Key key() {
            return identity.key();
        }

        Key content() {
            return identity.content();
        }
    }

    /**
     * Finds or makes the record of each statement and writes what is new.
     *
     * @return the record ids in the order of the statements, 0 for a contact that names nobody
     */
    Outcome resolve(List<Statement> statements, Instant now) {
        var ids = new long[statements.size()];
        var open = remembered(statements, ids);
        return open.isEmpty() ? new Outcome(list(ids), 0, 0) : settle(ids, open, now);
    }

    /** Fills in the ids of the records that are remembered as stated. @return the others */
    private List<Asked> remembered(List<Statement> statements, long[] ids) {
        var open = new ArrayList<Asked>();
        for (int i = 0; i < ids.length; i++) {
            var statement = statements.get(i);
            if (statement.identity().isPresent()) {
                var identity = statement.identity().get();
                var place = cache.find(identity.key());
                if (place != KeyCache.ABSENT
                        && cache.mark(place) == identity.content().low()) {
                    ids[i] = cache.id(place);
                } else {
                    open.add(new Asked(i, statement, identity));
                }
            }
        }
        return open;
    }

    private Outcome settle(long[] ids, List<Asked> open, Instant now) {
        var states = load(open);
        var fresh = 0;
        for (var asked : open) {
            var state = states.get(asked.key());
            if (state == null) {
                state = RecordState.fresh(
                        recordIds.next(),
                        customerIds.next(),
                        asked.statement(),
                        asked.identity().text());
                states.put(asked.key(), state);
                fresh++;
            }
            if (!state.erased && !asked.content().equals(state.content)) {
                state.state(new Stated(
                        asked.statement().contact(),
                        asked.statement().day(),
                        asked.statement().file()));
                state.content = asked.content();
                state.touched = true;
            }
            ids[asked.place()] = state.id;
            cache.put(asked.key(), state.id, asked.content().low());
        }
        return new Outcome(list(ids), fresh, write(states, now));
    }

    /** Writes the new records into the change feed. */
    void note() {
        recordIds.note("records");
    }

    private static List<Long> list(long[] ids) {
        return Arrays.stream(ids).boxed().toList();
    }

    private Map<Key, RecordState> load(List<Asked> open) {
        var states = new HashMap<Key, RecordState>();
        var byId = new HashMap<Long, RecordState>();
        sql.sql("records-by-key")
                .param("keys", sql.keys(open.stream().map(Asked::key).distinct().toList()))
                .query(row -> {
                    var state = RecordState.known(
                            row.getLong("record_id"),
                            Key.of(row.getObject("content", UUID.class)),
                            row.getString("kind"));
                    state.erased = row.getBoolean("erased");
                    states.put(Key.of(row.getObject("key", UUID.class)), state);
                });
        open.forEach(asked -> restated(asked, states.get(asked.key())).ifPresent(state -> byId.put(state.id, state)));
        if (!byId.isEmpty()) {
            sql.sql("values-of-records").param("ids", sql.longs(byId.keySet())).query(row -> {
                var state = byId.get(row.getLong("record_id"));
                if (state != null) {
                    state.load(
                            row.getString("field"),
                            row.getString("text"),
                            row.getObject("stated_on", LocalDate.class),
                            row.getString("legal_basis"),
                            row.getBoolean("superseded"));
                }
            });
        }
        return states;
    }

    /** The record, if it says something else now than it said last: only then its values are looked at. */
    private static Optional<RecordState> restated(Asked asked, @Nullable RecordState known) {
        return known == null || asked.content().equals(known.content) ? Optional.empty() : Optional.of(known);
    }

    private long write(Map<Key, RecordState> states, Instant now) {
        var restated = new ArrayList<RecordState>();
        var changed = 0;
        for (var entry : states.entrySet()) {
            var state = entry.getValue();
            if (state.touched) {
                changed += state.changed ? 1 : 0;
                if (state.customerId != 0) {
                    customers.row(2).bigint(state.customerId).instant(now);
                    state.write(records, entry.getKey(), now);
                } else {
                    restated.add(state);
                }
                state.writeNewValues(values, now);
            }
        }
        sql.copy(customers, "copy-customers");
        sql.copy(records, "copy-records");
        sql.copy(values, "copy-values");
        restate(restated, now);
        return changed;
    }

    private void restate(List<RecordState> restated, Instant now) {
        if (restated.isEmpty()) {
            return;
        }
        var marks = restated.stream().map(state -> state.changed).toArray();
        sql.sql("restate-records")
                .param("ids", sql.longs(restated.stream().map(state -> state.id).toList()))
                .param(
                        "contents",
                        sql.keys(restated.stream().map(state -> state.content).toList()))
                .param(
                        "kinds",
                        sql.texts(restated.stream().map(state -> state.kind).toList()))
                .param("changed", sql.array("bool", marks))
                .update();
        var changed = restated.stream()
                .filter(state -> state.changed)
                .map(state -> state.id)
                .toList();
        if (!changed.isEmpty()) {
            sql.sql("owe-cards").param("ids", sql.longs(changed)).update();
        }
        var moved = restated.stream().flatMap(state -> state.moved().stream()).toList();
        if (!moved.isEmpty()) {
            restateValues(moved, now);
        }
    }

    private void restateValues(List<RecordState.Held> moved, Instant now) {
        sql.sql("restate-values")
                .param("now", java.sql.Timestamp.from(now))
                .param(
                        "ids",
                        sql.longs(moved.stream().map(held -> held.recordId).toList()))
                .param(
                        "fields",
                        sql.texts(moved.stream().map(held -> held.field).toList()))
                .param("texts", sql.texts(moved.stream().map(held -> held.text).toList()))
                .param("bases", sql.texts(moved.stream().map(held -> held.basis).toList()))
                .param(
                        "superseded",
                        sql.array(
                                "bool",
                                moved.stream().map(held -> held.superseded).toArray()))
                .param(
                        "stated",
                        sql.array(
                                "date",
                                moved.stream()
                                        .map(held -> java.sql.Date.valueOf(held.on))
                                        .toArray()))
                .update();
    }
}
