package io.clientela.interact.internal.gate;

import io.clientela.identify.CustomerCard;
import io.clientela.identify.Customers;
import io.clientela.interact.Medium;
import io.clientela.interact.Purpose;
import io.clientela.interact.internal.gate.Facts.Asked;
import io.clientela.interact.internal.medium.Reach;
import io.clientela.platform.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what the gate goes by, for many customers in a handful of questions. */
@Component
public class FactsReader {

    private static final Statements SQL = Statements.of("interact/gate");

    /** As far back as any policy looks. */
    private static final int MOST_DAYS = 366;

    private final JdbcClient jdbc;
    private final Customers customers;
    private final PostalAddresses postal;
    private final Clock clock;
    private final Zones zones;

    FactsReader(
            JdbcClient jdbc,
            Customers customers,
            PostalAddresses postal,
            Clock clock,
            @Value("${clientela.zone}") ZoneId zone) {
        this.postal = postal;
        this.jdbc = jdbc;
        this.customers = customers;
        this.clock = clock;
        this.zones = new Zones(zone);
    }

    /**
     * The facts of some messages, in their order.
     *
     * @param usable the media that are set up
     * @param topicDays how far back topics count
     */
    public List<Facts> read(List<Asked> asked, Set<Medium> usable, int topicDays) {
        if (asked.isEmpty()) {
            return List.of();
        }
        var now = clock.instant();
        var whose = new Whose(asked.stream().map(Asked::customerId).collect(Collectors.toSet()));
        var known = known(whose, now, topicDays);
        known.profiled.addAll(profiled(asked));
        return asked.stream().map(one -> known.facts(now, one, usable, zones)).toList();
    }

    /** Which of the sendings of some messages chose whom they go to by what customers bought. */
    private List<Long> profiled(List<Asked> asked) {
        long[] sendings = asked.stream()
                .flatMapToLong(one -> one.sendingId().stream())
                .distinct()
                .toArray();
        return sendings.length == 0
                ? List.of()
                : jdbc.sql(SQL.get("profiled"))
                        .param("sendings", sendings)
                        .query(Long.class)
                        .list();
    }

    /** The lowest record of each of some customers; those who are no customers are missing. */
    public Map<Long, Long> records(Collection<Long> customerIds) {
        return new Whose(Set.copyOf(customerIds)).lowest;
    }

    /** The same without those who had themselves erased: to them nothing is sent any more. */
    public Map<Long, Long> present(Collection<Long> customerIds) {
        var present = new HashMap<Long, Long>();
        jdbc.sql(SQL.get("present"))
                .param(
                        "customers",
                        customerIds.stream().mapToLong(Long::longValue).toArray())
                .query((ResultSet row) -> {
                    present.put(row.getLong("customer_id"), row.getLong("record_id"));
                });
        return present;
    }

    private Known known(Whose whose, Instant now, int topicDays) {
        var records = whose.records();
        var known = new Known();
        jdbc.sql(SQL.get("pacts")).param("records", records).query((ResultSet row) -> known.pact(whose.of(row), row));
        jdbc.sql(SQL.get("said")).param("records", records).query((ResultSet row) -> known.said(whose.of(row), row));
        jdbc.sql(SQL.get("pauses"))
                .param("records", records)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((ResultSet row) -> known.pause(whose.of(row), row));
        jdbc.sql(SQL.get("sent"))
                .param("records", records)
                .param("since", since(now, topicDays).atOffset(ZoneOffset.UTC))
                .query((ResultSet row) -> known.sent(whose.of(row), row));
        jdbc.sql(SQL.get("cases"))
                .param("records", records)
                .query((ResultSet row) -> known.openCase(whose.of(row), row));
        jdbc.sql(SQL.get("paused-topics"))
                .param("records", records)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((ResultSet row) -> known.pausedTopic(whose.of(row), row));
        jdbc.sql(SQL.get("untracked")).param("records", records).query((ResultSet row) -> {
            known.untracked.add(whose.of(row));
        });
        jdbc.sql(SQL.get("preferences"))
                .param("records", records)
                .query((ResultSet row) -> known.preference(whose.of(row), row));
        customers.cards(whose.customers).forEach(known::card);
        jdbc.sql(SQL.get("unreachable"))
                .param("addresses", known.addresses())
                .query((ResultSet row) -> known.dead(row));
        letters(records, whose, known);
        return known;
    }

    /** To whom a letter came back from the address at which he still is. Few have one: the lines are read of these alone. */
    private void letters(long[] records, Whose whose, Known known) {
        var back = new HashMap<Long, Set<String>>();
        jdbc.sql(SQL.get("letters-back")).param("records", records).query((ResultSet row) -> {
            back.computeIfAbsent(whose.of(row), customer -> new HashSet<>())
                    .add(Reach.normal(Medium.LETTER, row.getString("address")));
        });
        back.forEach((customer, addresses) -> {
            var lines = Reach.normal(Medium.LETTER, postal.lines(customer));
            if (addresses.stream().anyMatch(address -> address.equals(lines) || address.endsWith("\n" + lines))) {
                known.noLetters.add(customer);
            }
        });
    }

    private static Instant since(Instant now, int topicDays) {
        return now.minus(Duration.ofDays(Math.max(PressurePolicy.DAYS, Math.min(MOST_DAYS, topicDays))));
    }

    /** Which records belong to which of some customers. */
    private final class Whose {

        private final Set<Long> customers;
        private final Map<Long, Long> byRecord = new HashMap<>();
        private final Map<Long, Long> lowest = new HashMap<>();

        Whose(Set<Long> customers) {
            this.customers = customers;
            jdbc.sql(SQL.get("records"))
                    .param(
                            "customers",
                            customers.stream().mapToLong(Long::longValue).toArray())
                    .query((ResultSet row) -> {
                        long customer = row.getLong("customer_id");
                        long record = row.getLong("record_id");
                        byRecord.put(record, customer);
                        lowest.merge(customer, record, Math::min);
                    });
        }

        long[] records() {
            return byRecord.keySet().stream().mapToLong(Long::longValue).toArray();
        }

        long of(ResultSet row) throws SQLException {
            return byRecord.getOrDefault(row.getLong("record_id"), 0L);
        }
    }

    /** What was read, by customer. */
    private static final class Known {

        private final Map<Key, Facts.Pact> pacts = new HashMap<>();
        private final Map<Key, Map<Facts.Way, Facts.Word>> said = new HashMap<>();
        private final Map<Long, Facts.Pause> pauses = new HashMap<>();
        private final Map<Long, List<Facts.Sent>> sent = new HashMap<>();
        private final Map<Long, Instant> cases = new HashMap<>();
        private final Map<Long, Map<String, Instant>> pausedTopics = new HashMap<>();
        private final Set<Long> untracked = new HashSet<>();
        private final Set<Long> profiled = new HashSet<>();
        private final Map<Long, CustomerCard> cards = new HashMap<>();
        private final Map<Medium, Set<String>> dead = new EnumMap<>(Medium.class);
        private final Map<Long, Medium> preferred = new HashMap<>();
        private final Set<Long> noLetters = new HashSet<>();

        private record Key(long customer, String dialogue) {}

        void pact(long customer, ResultSet row) throws SQLException {
            pacts.putIfAbsent(
                    new Key(customer, row.getString("dialogue")),
                    new Facts.Pact(
                            row.getString("state"),
                            row.getObject("from_day", LocalDate.class),
                            Optional.ofNullable(row.getObject("until_day", LocalDate.class)),
                            row.getInt("per_month"),
                            time(row, "changed_at")));
        }

        void said(long customer, ResultSet row) throws SQLException {
            var word = new Facts.Word(row.getBoolean("given"), time(row, "said_at"));
            said.computeIfAbsent(new Key(customer, row.getString("dialogue")), key -> new HashMap<>())
                    .merge(
                            new Facts.Way(
                                    Purpose.valueOf(row.getString("purpose")), Medium.valueOf(row.getString("medium"))),
                            word,
                            (one, other) -> later(one, other));
        }

        /** The later word; of two of one moment the one that takes back. */
        private static Facts.Word later(Facts.Word one, Facts.Word other) {
            int order = one.at().compareTo(other.at());
            return order > 0 || (order == 0 && !one.given()) ? one : other;
        }

        void pause(long customer, ResultSet row) throws SQLException {
            var until = row.getObject("until_at", OffsetDateTime.class);
            pauses.merge(
                    customer,
                    new Facts.Pause(Optional.ofNullable(until).map(OffsetDateTime::toInstant)),
                    (one, other) -> one.until().isEmpty() ? one : other);
        }

        void sent(long customer, ResultSet row) throws SQLException {
            sent.computeIfAbsent(customer, key -> new java.util.ArrayList<>())
                    .add(new Facts.Sent(
                            row.getLong("message_id"),
                            Purpose.valueOf(row.getString("purpose")),
                            row.getString("topic"),
                            time(row, "at")));
        }

        void openCase(long customer, ResultSet row) throws SQLException {
            cases.merge(customer, time(row, "since"), (one, other) -> one.isBefore(other) ? one : other);
        }

        void pausedTopic(long customer, ResultSet row) throws SQLException {
            pausedTopics
                    .computeIfAbsent(customer, key -> new HashMap<>())
                    .merge(
                            row.getString("topic"),
                            time(row, "until_at"),
                            (one, other) -> one.isAfter(other) ? one : other);
        }

        /** The earliest comes first: the latest that names a medium counts. */
        void preference(long customer, ResultSet row) throws SQLException {
            if (PreferredMedium.isAsked(row.getString("subject"))) {
                PreferredMedium.named(row.getString("value")).ifPresent(medium -> preferred.put(customer, medium));
            }
        }

        /** The addresses of all, as they are compared. */
        String[] addresses() {
            return cards.values().stream()
                    .flatMap(card -> Addresses.of(card).entrySet().stream())
                    .map(entry -> Reach.normal(entry.getKey(), entry.getValue()))
                    .filter(address -> !address.isEmpty())
                    .distinct()
                    .toArray(String[]::new);
        }

        void dead(ResultSet row) throws SQLException {
            dead.computeIfAbsent(Medium.valueOf(row.getString("medium")), key -> new HashSet<>())
                    .add(row.getString("address"));
        }

        /** The media of an address of which it is known that it reaches nobody. */
        private Set<Medium> dead(long customer, Map<Medium, String> reach) {
            return reach.entrySet().stream()
                    .filter(entry -> entry.getKey() == Medium.LETTER
                            ? noLetters.contains(customer)
                            : dead.getOrDefault(entry.getKey(), Set.of())
                                    .contains(Reach.normal(entry.getKey(), entry.getValue())))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
        }

        void card(CustomerCard card) {
            cards.put(card.customerId(), card);
        }

        Facts facts(Instant now, Asked asked, Set<Medium> usable, Zones zones) {
            long id = asked.customerId();
            var key = new Key(id, asked.dialogue());
            var card = cards.get(id);
            Map<Medium, String> reach = card == null ? Map.of() : Addresses.of(card);
            return new Facts(
                    now,
                    asked,
                    Optional.ofNullable(pacts.get(key)),
                    said.getOrDefault(key, Map.of()),
                    Optional.ofNullable(pauses.get(id)),
                    pausedTopics.getOrDefault(id, Map.of()),
                    reach,
                    dead(id, reach),
                    usable,
                    zones.of(card == null ? "" : card.country()),
                    sent.getOrDefault(id, List.of()),
                    Optional.ofNullable(cases.get(id)),
                    untracked.contains(id),
                    Optional.ofNullable(preferred.get(id)),
                    asked.sendingId().isPresent()
                            && profiled.contains(asked.sendingId().getAsLong()));
        }

        private static Instant time(ResultSet row, String column) throws SQLException {
            return row.getObject(column, OffsetDateTime.class).toInstant();
        }
    }
}
