package io.clientela.differentiate.internal.price;

import io.clientela.differentiate.PriceResponses;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.Exports;
import io.clientela.platform.Exports.Column;
import io.clientela.platform.Exports.Kind;
import io.clientela.platform.Jobs;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What the latest computation found about prices. */
@Service
class KeptResponses implements PriceResponses {

    private static final int ALL = 1_000_000;

    private final JdbcClient database;
    private final PriceRows rows;
    private final Exports exports;
    private final Jobs jobs;

    KeptResponses(JdbcClient database, PriceRows rows, Exports exports, @Lazy Jobs jobs) {
        this.database = database;
        this.rows = rows;
        this.exports = exports;
        this.jobs = jobs;
    }

    @Override
    public Outcome<Run> latest() {
        long customers = database.sql(PriceRows.SQL.get("count-customers"))
                .query(Long.class)
                .single();
        return database.sql(PriceRows.SQL.get("latest-run"))
                .query((row, number) -> new Run(
                        row.getLong("run_id"),
                        row.getObject("made_at", OffsetDateTime.class).toInstant(),
                        row.getObject("day", LocalDate.class),
                        row.getString("currency"),
                        row.getLong("cells"),
                        row.getDouble("seconds"),
                        rows.groups(row.getLong("run_id")),
                        customers))
                .optional()
                .<Outcome<Run>>map(Outcome.Known::new)
                .orElseGet(() -> new Outcome.Unknown<>("not-computed", "no computation yet"));
    }

    @Override
    public List<OfCustomer> customers(int limit) {
        return rows.customers(0, limit);
    }

    @Override
    public Optional<OfCustomer> of(long customerId) {
        return customerId < 1
                ? Optional.empty()
                : rows.customers(customerId, 1).stream().findFirst();
    }

    @Override
    public void exportCsv(OutputStream out) {
        var columns = List.of(
                Column.of("category", Kind.TEXT),
                Column.of("kind", Kind.TEXT),
                Column.decimal("elasticity", 3),
                Column.decimal("low", 3),
                Column.decimal("high", 3),
                Column.of("reason", Kind.TEXT),
                Column.decimal("alone", 3),
                Column.decimal("change", 3),
                Column.of("articles", Kind.WHOLE),
                Column.of("cells", Kind.WHOLE),
                Column.decimal("share_away", 3));
        List<Group> groups =
                latest() instanceof Outcome.Known<Run> known ? known.value().groups() : List.of();
        exports.csv(
                columns,
                sink -> groups.forEach(group -> {
                    var response = known(group.response());
                    sink.row(
                            group.category(),
                            group.kind(),
                            number(response == null ? null : response.estimate()),
                            number(response == null ? null : response.low()),
                            number(response == null ? null : response.high()),
                            group.response() instanceof Outcome.Unknown<Interval> why ? why.reason() : "",
                            estimate(group.alone()),
                            estimate(group.change()),
                            group.basis().articles(),
                            group.basis().cells(),
                            BigDecimal.valueOf(group.basis().away()));
                }),
                out);
    }

    private static @Nullable Interval known(Outcome<Interval> outcome) {
        return outcome instanceof Outcome.Known<Interval> known ? known.value() : null;
    }

    private static @Nullable BigDecimal estimate(Outcome<Interval> outcome) {
        return outcome instanceof Outcome.Known<Interval> known
                ? number(known.value().estimate())
                : null;
    }

    private static @Nullable BigDecimal number(@Nullable Double value) {
        return value == null ? null : BigDecimal.valueOf(value);
    }

    @Override
    public void exportCustomersCsv(OutputStream out) {
        var columns = List.of(
                Column.of("customer_id", Kind.WHOLE),
                Column.of("kind", Kind.TEXT),
                Column.decimal("elasticity", 3),
                Column.decimal("low", 3),
                Column.decimal("high", 3),
                Column.decimal("alone", 3),
                Column.of("cells", Kind.WHOLE));
        exports.csv(
                columns,
                sink -> rows.customers(0, ALL)
                        .forEach(one -> sink.row(
                                one.customerId(),
                                one.kind(),
                                number(one.response().estimate()),
                                number(one.response().low()),
                                number(one.response().high()),
                                number(one.alone().estimate()),
                                one.cells())),
                out);
    }

    @Override
    public long compute(String who) {
        return jobs.submit(PriceJob.order(who));
    }
}
