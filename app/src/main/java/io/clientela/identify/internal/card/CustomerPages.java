package io.clientela.identify.internal.card;

import io.clientela.identify.CustomerCard;
import io.clientela.identify.CustomerPage;
import io.clientela.identify.CustomerPage.Attached;
import io.clientela.identify.CustomerPage.Bought;
import io.clientela.identify.CustomerPage.FieldValues;
import io.clientela.identify.CustomerPage.MonthSpend;
import io.clientela.identify.CustomerPage.Purchase;
import io.clientela.identify.CustomerPage.PurchaseLine;
import io.clientela.identify.CustomerPage.SourceRecord;
import io.clientela.identify.Join;
import io.clientela.identify.Page;
import io.clientela.platform.Statements;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what one customer's page shows. */
@Component
public class CustomerPages {

    private final Statements sql = Statements.of("identify/customers");
    private final JdbcClient jdbc;
    private final Clock clock;

    /** A reader of the given database; the clock tells the days of silence. */
    public CustomerPages(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Where a number leads: here or to another customer. */
    record Whereabouts(boolean here, long keptId) {}

    Optional<Whereabouts> whereabouts(long customerId) {
        return jdbc.sql(sql.get("whereabouts"))
                .param("id", customerId)
                .query((rs, n) -> new Whereabouts(rs.getBoolean("here"), rs.getLong("kept_id")))
                .optional();
    }

    CustomerPage page(CustomerCard card, List<Join> joins) {
        long id = card.customerId();
        var records = records(id);
        var days = days(id);
        return new CustomerPage(
                card,
                fields(records.stream().map(SourceRecord::recordId).toList()),
                jdbc.sql(sql.get("totals"))
                        .param("id", id)
                        .query((rs, n) -> CardReader.total(rs))
                        .list(),
                months(days),
                Rhythms.of(
                        days.stream()
                                .filter(Day::bought)
                                .map(Day::day)
                                .distinct()
                                .toList(),
                        LocalDate.now(clock)),
                records,
                joins);
    }

    private List<SourceRecord> records(long customerId) {
        return jdbc.sql(sql.get("records"))
                .param("id", customerId)
                .query(CustomerPages::sourceRecord)
                .list();
    }

    /** One record. */
    public SourceRecord record(long recordId) {
        return jdbc.sql(sql.get("record"))
                .param("id", recordId)
                .query(CustomerPages::sourceRecord)
                .single();
    }

    /** The values of some records side by side, with the one that would be shown of each field. */
    public List<FieldValues> fields(List<Long> records) {
        var values = jdbc.sql(sql.get("values"))
                .param("records", records.stream().mapToLong(Long::longValue).toArray())
                .query(SideBySide::read)
                .list();
        return SideBySide.fields(values);
    }

    /** What was bought on a day in a currency, and whether anything was, returns and corrections aside. */
    private record Day(LocalDate day, String currency, BigDecimal net, boolean bought) {}

    private List<Day> days(long customerId) {
        return jdbc.sql(sql.get("days"))
                .param("id", customerId)
                .query((rs, n) -> new Day(
                        rs.getObject("day", LocalDate.class),
                        rs.getString("currency"),
                        rs.getBigDecimal("net"),
                        rs.getBoolean("bought")))
                .list();
    }

    private static List<MonthSpend> months(List<Day> days) {
        var months = new TreeMap<YearMonth, TreeMap<String, BigDecimal>>();
        for (var day : days) {
            months.computeIfAbsent(YearMonth.from(day.day()), month -> new TreeMap<>())
                    .merge(day.currency(), day.net(), BigDecimal::add);
        }
        var spends = new ArrayList<MonthSpend>();
        months.forEach(
                (month, nets) -> nets.forEach((currency, net) -> spends.add(new MonthSpend(month, currency, net))));
        return spends;
    }

    List<Bought> products(long customerId) {
        return jdbc.sql(sql.get("products"))
                .param("id", customerId)
                .query(CustomerPages::bought)
                .list();
    }

    Page<Purchase> documents(long customerId, Optional<String> cursor, int limit) {
        var after = cursor.map(Cursor::parse);
        var rows = new ArrayList<Purchase>();
        var places = new ArrayList<Cursor>();
        jdbc.sql(sql.get("documents"))
                .param("id", customerId)
                .param("at", after.map(c -> LocalDateTime.parse(c.place())).orElse(null))
                .param("document", after.map(Cursor::id).orElse(0L))
                .param("limit", limit + 1)
                .query(rs -> {
                    rows.add(purchase(rs));
                    places.add(new Cursor(
                            rs.getObject("occurred_at", LocalDateTime.class).toString(), rs.getLong("document_id")));
                });
        Optional<String> next = Optional.empty();
        if (rows.size() > limit) {
            rows.removeLast();
            next = Optional.of(places.get(limit - 1).text());
        }
        return new Page<>(rows, next);
    }

    OptionalLong buyerOf(long documentId) {
        Optional<Long> buyer = jdbc.sql(sql.get("buyer"))
                .param("id", documentId)
                .query(Long.class)
                .optional();
        return buyer.isPresent() ? OptionalLong.of(buyer.get()) : OptionalLong.empty();
    }

    List<PurchaseLine> lines(long documentId) {
        return jdbc.sql(sql.get("lines"))
                .param("id", documentId)
                .query((rs, n) -> new PurchaseLine(
                        rs.getInt("position"),
                        kind(rs.getString("kind")),
                        rs.getString("code"),
                        rs.getString("description"),
                        rs.getBigDecimal("quantity"),
                        rs.getString("unit"),
                        rs.getBigDecimal("unit_price"),
                        rs.getBigDecimal("amount"),
                        Optional.ofNullable(rs.getBigDecimal("cost"))))
                .list();
    }

    List<Attached> attachments(long documentId) {
        return jdbc.sql(sql.get("attachments"))
                .param("id", documentId)
                .query((rs, n) -> new Attached(
                        rs.getLong("attachment_id"), rs.getString("name"), rs.getString("kind"), rs.getLong("bytes")))
                .list();
    }

    Optional<byte[]> attachment(long documentId, long attachmentId) {
        return jdbc.sql(sql.get("attachment"))
                .param("id", documentId)
                .param("attachment", attachmentId)
                .query((rs, n) -> rs.getBytes("content"))
                .optional();
    }

    private static SourceRecord sourceRecord(ResultSet rs, int n) throws SQLException {
        return new SourceRecord(
                rs.getLong("record_id"),
                rs.getString("source"),
                rs.getString("source_key"),
                rs.getString("kind"),
                rs.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static Bought bought(ResultSet rs, int n) throws SQLException {
        return new Bought(
                rs.getInt("product_id"),
                rs.getString("article"),
                rs.getString("code"),
                rs.getString("description"),
                rs.getString("category"),
                rs.getString("department"),
                rs.getString("currency"),
                rs.getInt("times"),
                orZero(rs.getBigDecimal("quantity")),
                orZero(rs.getBigDecimal("returned")),
                rs.getBigDecimal("net"),
                orZero(rs.getBigDecimal("returns")),
                Optional.ofNullable(rs.getBigDecimal("margin")),
                Optional.ofNullable(rs.getObject("first_purchase", LocalDate.class)),
                Optional.ofNullable(rs.getObject("last_purchase", LocalDate.class)));
    }

    private static Purchase purchase(ResultSet rs) throws SQLException {
        return new Purchase(
                rs.getLong("document_id"),
                rs.getString("kind"),
                rs.getString("number"),
                rs.getObject("occurred_at", LocalDateTime.class).toLocalDate(),
                rs.getString("currency"),
                rs.getBigDecimal("net"),
                Optional.ofNullable(rs.getBigDecimal("gross")),
                rs.getInt("lines"),
                rs.getInt("version"),
                rs.getString("department"),
                rs.getString("channel"),
                rs.getString("source"),
                rs.getString("corrects_number"),
                rs.getString("file"),
                rs.getLong("line"));
    }

    private static BigDecimal orZero(@org.jspecify.annotations.Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }

    private static String kind(String letter) {
        return switch (letter) {
            case "S" -> "SALE";
            case "R" -> "RETURN";
            case "D" -> "DISCOUNT";
            case "C" -> "CHARGE";
            case "O" -> "ROUNDING";
            default -> throw new IllegalStateException("a line of kind " + letter);
        };
    }
}
