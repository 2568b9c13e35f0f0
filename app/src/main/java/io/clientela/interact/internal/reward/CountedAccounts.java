package io.clientela.interact.internal.reward;

import io.clientela.interact.RewardAccounts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The ledger of rewards over all customers, counted in the database. */
@Component
class CountedAccounts implements RewardAccounts {

    private final JdbcClient database;

    CountedAccounts(JdbcClient database) {
        this.database = database;
    }

    @Override
    public List<Month> months() {
        var months = new ArrayList<Month>();
        database.sql(ProgrammeStore.SQL.get("months"))
                .query((row, n) -> new Month(
                        row.getObject("month", LocalDate.class),
                        row.getLong("issued"),
                        row.getLong("redeemed"),
                        row.getLong("expired"),
                        0))
                .list()
                .forEach(found -> follow(months, found));
        return List.copyOf(months);
    }

    private static void follow(List<Month> months, Month found) {
        long owed = months.isEmpty() ? 0 : months.getLast().owed();
        while (!months.isEmpty() && months.getLast().month().plusMonths(1).isBefore(found.month())) {
            months.add(new Month(months.getLast().month().plusMonths(1), 0, 0, 0, owed));
        }
        months.add(new Month(
                found.month(),
                found.issued(),
                found.redeemed(),
                found.expired(),
                owed + found.issued() - found.redeemed() - found.expired()));
    }

    @Override
    public Proof proof() {
        return database.sql(ProgrammeStore.SQL.get("proof"))
                .query((row, n) -> new Proof(
                        row.getLong("all_entries"),
                        row.getLong("owed"),
                        row.getLong("remaining"),
                        row.getLong("movements"),
                        row.getLong("accounts")))
                .single();
    }

    @Override
    public List<Exchange> byTier() {
        return database.sql(ProgrammeStore.SQL.get("tiers"))
                .query((row, n) -> exchange(row, row.getLong("customers"), 0))
                .list();
    }

    @Override
    public List<Exchange> byCustomer(int tier, boolean unrewarded, int limit) {
        return exchanges(tier, 0, unrewarded, limit);
    }

    @Override
    public Optional<Exchange> of(long customerId) {
        return exchanges(0, customerId, false, 1).stream().findFirst();
    }

    private List<Exchange> exchanges(int tier, long customerId, boolean unrewarded, int limit) {
        RowMapper<Exchange> one = (row, n) -> exchange(row, 1, row.getLong("customer_id"));
        return database.sql(ProgrammeStore.SQL.get("exchanges"))
                .param("tier", tier)
                .param("customer", customerId)
                .param("unrewarded", unrewarded)
                .param("limit", limit)
                .query(one)
                .list();
    }

    private static Exchange exchange(ResultSet row, long customers, long customerId) throws SQLException {
        return new Exchange(
                customers,
                customerId,
                row.getObject("until", LocalDate.class),
                row.getInt("tier"),
                row.getBigDecimal("net"),
                row.getBigDecimal("costed_net"),
                row.getBigDecimal("cost"),
                row.getLong("answers"),
                row.getLong("unrewarded"),
                row.getLong("bought_for"),
                row.getLong("part_for"),
                row.getLong("redeemed"),
                row.getLong("expired"));
    }

    @Override
    public List<Booked> entries(String kind, long before, int limit) {
        return database.sql(ProgrammeStore.SQL.get("movements"))
                .param("kind", kind)
                .param("before", before)
                .param("limit", limit)
                .query((row, n) -> new Booked(
                        row.getLong("movement_id"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getObject("day", LocalDate.class),
                        row.getString("kind"),
                        row.getString("occasion"),
                        row.getLong("customer_id"),
                        row.getLong("points"),
                        row.getString("reference"),
                        row.getString("what"),
                        row.getString("by")))
                .list();
    }
}
