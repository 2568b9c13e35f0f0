package io.clientela.identify.internal.posting;

import io.clientela.identify.Corrections;
import io.clientela.identify.Joins;
import io.clientela.identify.Sources.Source;
import io.clientela.identify.internal.card.Cards;
import io.clientela.identify.internal.input.Contact;
import io.clientela.identify.internal.input.Field;
import io.clientela.identify.internal.input.Place;
import io.clientela.identify.internal.posting.OpenFile.Cover;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.Journal.Note;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Corrections by customers, by the same code that takes in the records of files. They need not wait for an import that runs:
 * nothing else writes the records of their source.
 */
@Component
final class OwnCorrections implements Corrections {

    private final ImportParts parts;
    private final TransactionTemplate transactions;
    private final Joins joins;
    private final Cards cards;

    OwnCorrections(ImportParts parts, TransactionTemplate transactions, Joins joins, Cards cards) {
        this.parts = parts;
        this.transactions = transactions;
        this.joins = joins;
        this.cards = cards;
    }

    @Override
    public Outcome<Long> correct(long customerId, Map<String, String> values, String who) {
        Map<String, String> said = new LinkedHashMap<>();
        for (String field : values.keySet()) {
            String text = values.getOrDefault(field, "").strip();
            if (!FIELDS.contains(field) && !ADDRESS.contains(field)) {
                return new Outcome.Unknown<>("not-a-field", field);
            }
            if (!text.isEmpty()) {
                said.put(field, text.substring(0, Math.min(500, text.length())));
            }
        }
        if (said.isEmpty()) {
            return new Outcome.Unknown<>("nothing", "");
        }
        Instant now = parts.clock().instant();
        var flaw = flaw(said, LocalDate.ofInstant(now, ZoneOffset.UTC));
        if (flaw.isPresent()) {
            return flaw.get();
        }
        Long taken = transactions.execute(status -> take(customerId, said, who, now));
        if (taken == null) {
            throw new IllegalStateException("a correction without a record");
        }
        return new Outcome.Known<>(taken);
    }

    private static Optional<Outcome<Long>> flaw(Map<String, String> said, LocalDate today) {
        var contact = contact("own", said);
        for (var one : said.entrySet()) {
            var normal = Values.normal(one.getKey(), one.getValue(), contact, today);
            var flaw = normal.flaw();
            if (flaw != null) {
                return Optional.of(new Outcome.Unknown<>(flaw, one.getKey()));
            }
        }
        return Optional.empty();
    }

    private long take(long customerId, Map<String, String> said, String who, Instant now) {
        var sql = new BatchSql(parts.dataSource());
        Source source = parts.sources().named(SOURCE);
        var file = file(sql, source, said, who, now);
        String key = key(sql, customerId, source);
        var contact = contact(key, said);
        var identity = new Fingerprinter().identity(contact, source.sourceId());
        var statement = new Records.Statement(contact, identity, LocalDate.ofInstant(now, ZoneOffset.UTC), file);
        var records = new Records(sql);
        long record = records.resolve(List.of(statement), now).ids().getFirst();
        records.note();
        long holder = sql.sql("customer-of-record")
                .param("record", record)
                .query(Long.class)
                .single();
        if (holder != customerId) {
            joins.join(customerId, holder, who, "");
        }
        cards.refresh(List.of(customerId));
        parts.journal()
                .record(new Note(
                        who,
                        "identify.corrected",
                        "customer:" + customerId,
                        Map.of("fields", said.keySet(), "record", record),
                        "",
                        "import:" + file.cover.importId()));
        return record;
    }

    private static OpenFile file(BatchSql sql, Source source, Map<String, String> said, String who, Instant now) {
        long importId = sql.sql("add-correction")
                .param("source", source.sourceId())
                .param("now", Timestamp.from(now))
                .param("by", who)
                .query(Long.class)
                .single();
        int fileId = sql.sql("next-file-ids").query(Integer.class).single();
        sql.sql("add-correction-file")
                .param("file", fileId)
                .param("import", importId)
                .param("source", source.sourceId())
                .param("said", importId + " " + said)
                .param("now", Timestamp.from(now))
                .update();
        return new OpenFile(
                new Cover(fileId, importId, source, "own page", "", 0, "own-page", "", source.legalBasis()), true);
    }

    /** The key of the record of what he said before; else one that nobody has: the number of his first record. */
    private static String key(BatchSql sql, long customerId, Source source) {
        return sql.sql("own-key")
                .param("customer", customerId)
                .param("source", source.sourceId())
                .query(String.class)
                .optional()
                .orElseGet(() -> "OWN-"
                        + sql.sql("first-record")
                                .param("customer", customerId)
                                .query(Long.class)
                                .optional()
                                .orElseThrow(
                                        () -> new IllegalArgumentException("no customer at present: " + customerId)));
    }

    private static Contact contact(String key, Map<String, String> said) {
        var values = new ArrayList<Contact.Value>();
        said.forEach((field, text) -> values.add(new Contact.Value(Field.valueOf(field), text)));
        return new Contact(key, values, Optional.empty(), new Place("own page", 0));
    }
}
