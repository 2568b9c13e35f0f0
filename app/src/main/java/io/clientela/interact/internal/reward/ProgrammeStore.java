package io.clientela.interact.internal.reward;

import io.clientela.interact.RewardProgramme.Assumed;
import io.clientela.interact.RewardProgramme.Basis;
import io.clientela.interact.RewardProgramme.Earning;
import io.clientela.interact.RewardProgramme.Programme;
import io.clientela.interact.RewardProgramme.Tier;
import io.clientela.interact.RewardProgramme.Version;
import io.clientela.platform.Journal;
import io.clientela.platform.Statements;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The versions of the loyalty programme, as rows of a table that only grows. */
@Component
class ProgrammeStore {

    static final Statements SQL = Statements.of("interact/programme");

    /** A day that comes after all others. */
    private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient database;
    private final Journal journal;
    private final Clock clock;

    ProgrammeStore(JdbcClient database, Journal journal, Clock clock) {
        this.database = database;
        this.journal = journal;
        this.clock = clock;
    }

    /** What is usual, as long as nobody wrote a programme: none runs. */
    private Programme usual() {
        return new Programme(
                false,
                new Earning(
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).withDayOfYear(1),
                        "EUR",
                        BigDecimal.ONE,
                        24),
                Basis.NET,
                List.of(
                        new Tier("Basic", BigDecimal.ZERO, BigDecimal.ONE),
                        new Tier("Silver", new BigDecimal("500"), new BigDecimal("1.25")),
                        new Tier("Gold", new BigDecimal("2000"), new BigDecimal("1.5"))),
                1,
                new Assumed(new BigDecimal("0.01"), 0.8, 3));
    }

    Version now() {
        return database.sql(SQL.get("current"))
                .query((row, n) -> read(row))
                .optional()
                .orElseGet(() -> new Version(0, usual(), Instant.EPOCH, "", ""));
    }

    List<Version> history() {
        return database.sql(SQL.get("history")).query((row, n) -> read(row)).list();
    }

    Optional<Version> one(long versionId) {
        return database.sql(SQL.get("one"))
                .param("version", versionId)
                .query((row, n) -> read(row))
                .optional();
    }

    private static Version read(ResultSet row) throws SQLException {
        return new Version(
                row.getLong("version_id"),
                JSON.readValue(row.getString("given"), Programme.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("by"),
                row.getString("why"));
    }

    @Transactional
    Version revise(Programme programme, String who, String why) {
        var before = now().programme();
        long movements =
                database.sql(SQL.get("count-movements")).query(Long.class).single();
        if (movements > 0
                && !before.earning().currency().equals(programme.earning().currency())) {
            throw new IllegalArgumentException("points were booked in "
                    + before.earning().currency() + ", not "
                    + programme.earning().currency());
        }
        var at = clock.instant();
        long version = database.sql(SQL.get("revise"))
                .param("given", JSON.writeValueAsString(programme))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", who)
                .param("why", why)
                .query(Long.class)
                .single();
        journal.record(new Journal.Note(who, "interact.reward-programme-revised", "programme:1", programme, why, ""));
        return new Version(version, programme, at, who, why);
    }

    /** The day from which points of a day cannot be redeemed. */
    LocalDate expiryOf(LocalDate day) {
        int months = now().programme().earning().expiryMonths();
        return months == 0 ? NEVER : day.plusMonths(months);
    }

    /** The name of the tier of each of some customers by the year until a day; none while no programme runs. */
    Map<Long, String> tiersOf(long[] customers, LocalDate today) {
        var programme = now().programme();
        if (!programme.running()) {
            return Map.of();
        }
        Map<Long, String> tiers = new HashMap<>();
        database.sql(SQL.get("measures-of"))
                .param("customers", customers)
                .param("basis", programme.basis().name())
                .param("currency", programme.earning().currency())
                .param("until", today.plusDays(1))
                .query((ResultSet row) -> {
                    int tier = programme.tierOf(row.getBigDecimal("measured"));
                    tiers.put(
                            row.getLong("customer_id"),
                            programme.tiers().get(tier - 1).name());
                });
        return tiers;
    }

    /** What a run asks the database with. */
    static Map<String, Object> parameters(Programme programme) {
        return Map.of(
                "currency", programme.earning().currency(),
                "since", programme.earning().from(),
                "per", programme.earning().perUnit(),
                "basis", programme.basis().name(),
                "thresholds", array(programme.tiers().stream().map(Tier::from).toList()),
                "factors", array(programme.tiers().stream().map(Tier::factor).toList()));
    }

    static String array(List<BigDecimal> numbers) {
        return numbers.stream().map(BigDecimal::toPlainString).collect(Collectors.joining(",", "{", "}"));
    }
}
