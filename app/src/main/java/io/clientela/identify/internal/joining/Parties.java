package io.clientela.identify.internal.joining;

import io.clientela.identify.internal.input.Field;
import io.clientela.kernel.linkage.FieldKind;
import io.clientela.kernel.linkage.Party;
import io.clientela.kernel.linkage.Records;
import io.clientela.platform.Statements;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads records as the linkage compares them: of each field the valid value stated last, of phones and e-mail
 * addresses all, one a line. */
@Component
final class Parties {

    /** What is compared, in the order of the columns. */
    private static final List<FieldKind> KINDS = List.of(
            FieldKind.FULL_NAME,
            FieldKind.GIVEN_NAME,
            FieldKind.FAMILY_NAME,
            FieldKind.COMPANY_NAME,
            FieldKind.BIRTH_DATE,
            FieldKind.EMAIL,
            FieldKind.PHONE,
            FieldKind.STREET,
            FieldKind.POSTCODE,
            FieldKind.CITY,
            FieldKind.PROVINCE,
            FieldKind.VAT_NUMBER,
            FieldKind.TAX_CODE,
            FieldKind.IDENTIFIER);

    /** The fields of which a record must state one to be compared. */
    static final String[] FIELDS = {
        "FULL_NAME",
        "GIVEN_NAME",
        "FAMILY_NAME",
        "COMPANY_NAME",
        "BIRTH_DATE",
        "EMAIL",
        "CERTIFIED_EMAIL",
        "PHONE",
        "STREET",
        "POSTCODE",
        "CITY",
        "PROVINCE",
        "VAT_NUMBER",
        "TAX_CODE",
        "CARD_NUMBER"
    };

    private final Statements sql = Statements.of("identify/linking");
    private final JdbcClient jdbc;

    Parties(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All records that can be compared, with their numbers in order. Immutable. */
    static final class All {

        private final long[] ids;
        private final Records records;

        private All(long[] ids, Records records) {
            this.ids = ids;
            this.records = records;
        }

        int size() {
            return ids.length;
        }

        /** The number of a record by its index. */
        long id(int index) {
            return ids[index];
        }

        Records records() {
            return records;
        }

        /** The index of a record, below 0 where it cannot be compared. */
        int index(long recordId) {
            return Arrays.binarySearch(ids, recordId);
        }
    }

    /** Some records by number; those that cannot be compared are absent. */
    Map<Long, Party> of(Collection<Long> records) {
        var values = new LinkedHashMap<Long, EnumMap<FieldKind, String>>();
        jdbc.sql(sql.get("parties"))
                .param("fields", FIELDS)
                .param("records", records.stream().mapToLong(Long::longValue).toArray())
                .query(rs -> {
                    String normal = rs.getString("normal");
                    var map = values.computeIfAbsent(rs.getLong("record_id"), id -> new EnumMap<>(FieldKind.class));
                    kind(rs.getString("field"))
                            .ifPresent(kind -> map.merge(kind, normal, (first, more) -> with(kind, first, more)));
                });
        var parties = new LinkedHashMap<Long, Party>();
        values.forEach((id, map) -> parties.put(id, new Party(map)));
        return parties;
    }

    /** All records; call it in a transaction, so that they flow through. */
    All all() {
        var builder = Records.builder(KINDS);
        var ids = LongStream.builder();
        var row = new Row(builder, ids);
        jdbc.sql(sql.get("parties"))
                .withFetchSize(10_000)
                .param("fields", FIELDS)
                .param("records", null)
                .query(rs -> {
                    row.value(rs.getLong("record_id"), rs.getString("field"), rs.getString("normal"));
                });
        row.end();
        return new All(ids.build().toArray(), builder.build());
    }

    private static Optional<FieldKind> kind(String field) {
        return switch (Field.valueOf(field)) {
            case CERTIFIED_EMAIL -> Optional.of(FieldKind.EMAIL);
            case CARD_NUMBER -> Optional.of(FieldKind.IDENTIFIER);
            case COUNTRY, CUSTOMER_CODE, LANGUAGE, CONSENT -> Optional.empty();
            default -> Optional.of(FieldKind.valueOf(field));
        };
    }

    /** The values of a field with one more: phones and e-mail addresses all count, of the others the first. */
    private static String with(FieldKind kind, String first, String more) {
        return kind == FieldKind.PHONE || kind == FieldKind.EMAIL ? first + "\n" + more : first;
    }

    /** Gathers the values of one record after the other. */
    private static final class Row {

        private final Records.Builder builder;
        private final LongStream.Builder ids;
        private long current = -1;
        private @Nullable String[] values = new @Nullable String[KINDS.size()];

        Row(Records.Builder builder, LongStream.Builder ids) {
            this.builder = builder;
            this.ids = ids;
        }

        void value(long recordId, String field, String normal) {
            if (recordId != current) {
                end();
                current = recordId;
                values = new @Nullable String[KINDS.size()];
            }
            kind(field).ifPresent(kind -> {
                int at = KINDS.indexOf(kind);
                String first = values[at];
                values[at] = first == null ? normal : with(kind, first, normal);
            });
        }

        void end() {
            if (current >= 0) {
                builder.add(values);
                ids.add(current);
            }
        }
    }
}
