package io.clientela.identify.internal.posting;

import io.clientela.identify.internal.input.Contact;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One record with every value that it ever stated, while a batch works on it.
 *
 * <p>What is stated last counts: a text of a field takes the place of the other texts of that field that were stated on
 * the same or an earlier day. A text stated on an earlier day than the one that counts is kept as superseded. A field
 * that a statement leaves out stays as it is. So does the legal basis of a text where a statement does not say one.
 */
final class RecordState {

    private static final int LONGEST = 2_000;

    final long id;

    /** The customer that a new record begins; 0 for a record that the database has. */
    final long customerId;

    private final @Nullable Stated first;
    private final String identity;
    private final Map<String, List<Held>> fields = new LinkedHashMap<>();

    /** The fingerprint of what was stated last; null for a record that is new. */
    @Nullable
    Key content;

    String kind;

    /** Whether anything was stated that was not stated last. */
    boolean touched;

    /** Whether a value that counts became another. */
    boolean changed;

    /** Whether the person had himself erased: nothing that is stated of him is taken in. */
    boolean erased;

    /** A contact as stated on a day in a file. */
    record Stated(Contact contact, LocalDate day, OpenFile file) {}

    /** A text of a field. */
    static final class Held {
        final long recordId;
        final String field;
        final String text;
        final @Nullable Stated source;
        LocalDate on;

        /** The legal basis that was stated for it, empty where that of its file counts. */
        String basis;

        boolean superseded;
        boolean moved;

        private Held(long recordId, String field, String text, @Nullable Stated source, LocalDate on, String basis) {
            this.recordId = recordId;
            this.field = field;
            this.text = text;
            this.source = source;
            this.on = on;
            this.basis = basis;
        }
    }

    private RecordState(
            long id, long customerId, @Nullable Stated first, String identity, @Nullable Key content, String kind) {
        this.id = id;
        this.customerId = customerId;
        this.first = first;
        this.identity = identity;
        this.content = content;
        this.kind = kind;
    }

    static RecordState fresh(long id, long customerId, Records.Statement statement, String identity) {
        var stated = new Stated(statement.contact(), statement.day(), statement.file());
        return new RecordState(id, customerId, stated, identity, null, "unknown");
    }

    static RecordState known(long id, Key content, String kind) {
        return new RecordState(id, 0, null, "", content, kind);
    }

    /** Adds a value that the database has. */
    void load(String field, String text, LocalDate on, String basis, boolean superseded) {
        var held = new Held(id, field, text, null, on, basis);
        held.superseded = superseded;
        fields.computeIfAbsent(field, name -> new ArrayList<>()).add(held);
    }

    /** Takes a statement in. */
    void state(Stated stated) {
        var told = new LinkedHashMap<String, List<String>>();
        for (var value : stated.contact().values()) {
            var text = value.text().length() > LONGEST ? value.text().substring(0, LONGEST) : value.text();
            told.computeIfAbsent(value.field().name(), name -> new ArrayList<>())
                    .add(text);
        }
        told.forEach((field, texts) -> state(field, texts, stated));
        kind = Values.kind(stated.contact(), kind);
    }

    private void state(String field, List<String> texts, Stated stated) {
        var held = fields.computeIfAbsent(field, name -> new ArrayList<>());
        var latest = held.stream()
                .filter(one -> !one.superseded)
                .map(one -> one.on)
                .max(LocalDate::compareTo)
                .orElse(LocalDate.MIN);
        var counts = !stated.day().isBefore(latest);
        for (var text : texts) {
            state(held, field, text, stated, counts);
        }
        if (counts) {
            for (var one : held) {
                if (!one.superseded && !texts.contains(one.text)) {
                    one.superseded = true;
                    one.moved = true;
                    changed = true;
                }
            }
        }
    }

    private void state(List<Held> held, String field, String text, Stated stated, boolean counts) {
        for (var one : held) {
            if (one.text.equals(text)) {
                restate(one, stated, counts);
                return;
            }
        }
        var basis = stated.contact().legalBasis();
        var one = new Held(id, field, text, stated, stated.day(), basis);
        one.superseded = !counts;
        changed |= counts;
        held.add(one);
    }

    private void restate(Held one, Stated stated, boolean counts) {
        var basis = stated.contact().legalBasis();
        if (!basis.isEmpty() && !basis.equals(one.basis) && !stated.day().isBefore(one.on)) {
            one.basis = basis;
            one.moved = true;
        }
        if (stated.day().isAfter(one.on)) {
            one.on = stated.day();
            one.moved = true;
        }
        if (one.superseded && counts) {
            one.superseded = false;
            one.moved = true;
            changed = true;
        }
    }

    /** Values in the database that were stated again, on another basis too, or superseded. */
    List<Held> moved() {
        return fields.values().stream()
                .flatMap(List::stream)
                .filter(one -> one.source == null && one.moved)
                .toList();
    }

    /** Writes the row of a new record. */
    void write(CopyRows rows, Key key, Instant now) {
        var stated = first;
        if (stated == null || content == null) {
            throw new IllegalStateException("not a new record: " + id);
        }
        rows.row(8)
                .bigint(id)
                .integer(stated.file().sourceId())
                .key(key)
                .text(sourceKey())
                .text(kind)
                .bigint(customerId)
                .key(content)
                .instant(now);
    }

    /** The identifier without the mark of its kind; empty where the values themselves are the key. */
    private String sourceKey() {
        return identity.startsWith("values:") ? "" : identity.substring(identity.indexOf(':') + 1);
    }

    /** Writes the values that the database does not have. */
    void writeNewValues(CopyRows rows, Instant now) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        for (var held : fields.values()) {
            for (var one : held) {
                var source = one.source;
                if (source != null) {
                    var normal = Values.normal(one.field, one.text, source.contact(), today);
                    rows.row(11)
                            .bigint(id)
                            .text(one.field)
                            .text(one.text)
                            .text(normal.text())
                            .text(normal.flaw())
                            .date(one.on)
                            .integer(source.file().id())
                            .bigint(source.contact().place().line())
                            .text(one.basis.isEmpty() ? null : one.basis)
                            .instant(now);
                    if (one.superseded) {
                        rows.instant(now);
                    } else {
                        rows.none();
                    }
                }
            }
        }
    }
}
