package io.clientela.differentiate.internal.worth;

import io.clientela.differentiate.CustomerWorth;
import io.clientela.differentiate.Worth.Sort;
import io.clientela.differentiate.WorthFilter;
import io.clientela.differentiate.internal.picture.PictureQuestions;
import io.clientela.identify.CustomerCard;
import io.clientela.identify.Customers;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.Exports;
import io.clientela.platform.Exports.Column;
import io.clientela.platform.Exports.Kind;
import io.clientela.platform.Exports.Sink;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes lists of values as files, all from one state of the picture. */
@Component
class WorthExport {

    private static final int BATCH = 2_000;

    private final PictureQuestions picture;
    private final Customers customers;
    private final Exports exports;

    WorthExport(PictureQuestions picture, Customers customers, Exports exports) {
        this.picture = picture;
        this.customers = customers;
        this.exports = exports;
    }

    void csv(WorthFilter filter, Sort sort, OutputStream out) {
        write(filter, sort, (columns, rows) -> exports.csv(columns, rows, out));
    }

    void parquet(WorthFilter filter, Sort sort, OutputStream out) {
        write(filter, sort, (columns, rows) -> exports.parquet(columns, rows, out));
    }

    private void write(WorthFilter filter, Sort sort, BiConsumer<List<Column>, Exports.Rows> writer) {
        var ids = ids(filter, sort);
        writer.accept(columns(), sink -> {
            for (int from = 0; from < ids.size(); from += BATCH) {
                batch(ids.subList(from, Math.min(ids.size(), from + BATCH)), sink);
            }
        });
    }

    private List<Long> ids(WorthFilter filter, Sort sort) {
        var where = Where.of(filter);
        var start = Place.START;
        Outcome<List<Long>> ids = picture.ask(connection -> new Outcome.Known<>(
                PictureQuestions.holds(connection, "worth_more") ? ids(connection, where, sort, start) : List.of()));
        return ids instanceof Outcome.Known<List<Long>> known ? known.value() : List.of();
    }

    private static List<Long> ids(Connection connection, Where where, Sort sort, Place start) throws SQLException {
        return PictureQuestions.rows(
                connection,
                where.in("list").replace(":place", WorthInPicture.order(sort)),
                statement -> where.set(statement, start.order(), start.order(), start.customerId(), Integer.MAX_VALUE),
                row -> row.getLong("customer_id"));
    }

    private void batch(List<Long> ids, Sink sink) {
        Outcome<List<CustomerWorth>> read =
                picture.ask(connection -> new Outcome.Known<>(WorthRows.read(connection, ids)));
        if (read instanceof Outcome.Known<List<CustomerWorth>> rows) {
            Map<Long, CustomerCard> cards = customers.cards(ids).stream()
                    .collect(Collectors.toMap(CustomerCard::customerId, Function.identity()));
            rows.value().forEach(row -> sink.row(values(row, Optional.ofNullable(cards.get(row.customerId())))));
        }
    }

    private static List<Column> columns() {
        var columns = new ArrayList<>(List.of(
                Column.of("customer", Kind.WHOLE),
                Column.of("name", Kind.TEXT),
                Column.of("area", Kind.TEXT),
                Column.of("currency", Kind.TEXT),
                Column.of("as_of", Kind.DAY),
                Column.of("horizon_days", Kind.WHOLE),
                Column.of("first_purchase", Kind.DAY),
                Column.of("last_purchase", Kind.DAY),
                Column.of("purchases", Kind.WHOLE),
                Column.decimal("spent", 2),
                Column.decimal("spent_last_365_days", 2),
                Column.decimal("margin_share", 4)));
        interval(columns, "p_alive", 4);
        interval(columns, "expected_purchases", 4);
        columns.add(Column.of("likely_purchases_low", Kind.WHOLE));
        columns.add(Column.of("likely_purchases_high", Kind.WHOLE));
        interval(columns, "spend_on_a_purchase", 2);
        interval(columns, "expected_spend", 2);
        interval(columns, "expected_margin", 2);
        interval(columns, "value", 2);
        columns.add(Column.decimal("value_if_alive", 2));
        columns.add(Column.decimal("usual_gap_days", 1));
        columns.add(Column.of("silence_unusual_from", Kind.DAY));
        columns.add(Column.of("silent", Kind.YES_NO));
        columns.add(Column.of("moved_by", Kind.TEXT));
        columns.add(Column.decimal("value_change", 2));
        return columns;
    }

    private static void interval(List<Column> columns, String name, int scale) {
        columns.add(Column.decimal(name, scale));
        columns.add(Column.decimal(name + "_low", scale));
        columns.add(Column.decimal(name + "_high", scale));
    }

    private static @Nullable Object[] values(CustomerWorth row, Optional<CustomerCard> card) {
        var past = row.past();
        var values = new ArrayList<@Nullable Object>();
        values.add(row.customerId());
        values.add(card.map(CustomerCard::name).orElse(""));
        values.add(card.map(CustomerCard::area).orElse(""));
        values.add(row.currency());
        values.add(row.asOf());
        values.add(row.horizonDays());
        values.add(past.first());
        values.add(past.last());
        values.add(past.bought());
        values.add(BigDecimal.valueOf(past.spent()));
        values.add(BigDecimal.valueOf(past.spentYear()));
        values.add(BigDecimal.valueOf(past.margin()));
        add(values, Optional.of(row.alive()));
        add(values, Optional.of(row.purchases()));
        values.add(row.likely().low());
        values.add(row.likely().high());
        add(values, row.spend());
        add(values, row.expectedSpend());
        add(values, row.expectedMargin());
        add(values, row.value());
        values.add(row.stake().map(BigDecimal::valueOf).orElse(null));
        values.add(row.rhythm().map(one -> BigDecimal.valueOf(one.usualGap())).orElse(null));
        values.add(row.rhythm().map(CustomerWorth.Rhythm::unusualFrom).orElse(null));
        values.add(row.silent());
        values.add(row.moved().map(one -> one.cause().name()).orElse(null));
        values.add(row.moved().map(one -> BigDecimal.valueOf(one.change())).orElse(null));
        return values.toArray();
    }

    private static void add(List<@Nullable Object> values, Optional<Interval> interval) {
        values.add(interval.map(one -> BigDecimal.valueOf(one.estimate())).orElse(null));
        values.add(interval.map(one -> BigDecimal.valueOf(one.low())).orElse(null));
        values.add(interval.map(one -> BigDecimal.valueOf(one.high())).orElse(null));
    }
}
