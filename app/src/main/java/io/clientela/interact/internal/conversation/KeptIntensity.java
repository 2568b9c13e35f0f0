package io.clientela.interact.internal.conversation;

import io.clientela.interact.Intensity;
import io.clientela.kernel.counting.Means;
import io.clientela.kernel.counting.Share;
import io.clientela.platform.Exports;
import io.clientela.platform.Statements;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The intensity of the dialogue, counted in the database. */
@Service
class KeptIntensity implements Intensity {

    private static final Statements SQL = Statements.of("interact/intensity");
    private static final Duration ANSWERED_WITHIN = Duration.ofDays(30);
    private static final Duration YEAR = Duration.ofDays(365);

    private final JdbcClient database;
    private final Exports exports;
    private final Clock clock;

    KeptIntensity(JdbcClient database, Exports exports, Clock clock) {
        this.database = database;
        this.exports = exports;
        this.clock = clock;
    }

    @Override
    public List<Month> months() {
        var open = YearMonth.from(KeptDialogue.utc(clock.instant().minus(ANSWERED_WITHIN)));
        return database.sql(SQL.whole("months"))
                .query((row, number) -> month(row, open))
                .list();
    }

    private static Month month(ResultSet row, YearMonth open) throws SQLException {
        var month = YearMonth.parse(row.getString("month"));
        long contacts = row.getLong("contacts");
        long answered = row.getLong("answered");
        return new Month(
                month,
                row.getLong("customers"),
                row.getLong("exchanges"),
                contacts,
                answered,
                Share.of(answered, contacts),
                month.isBefore(open));
    }

    private OffsetDateTime since() {
        return clock.instant().minus(YEAR).atOffset(ZoneOffset.UTC);
    }

    @Override
    public List<Band> bands() {
        return database.sql(SQL.whole("bands"))
                .param("since", since())
                .param("most", MOST)
                .query((row, number) -> band(row))
                .list();
    }

    private static Band band(ResultSet row) throws SQLException {
        long customers = row.getLong("customers");
        long contacts = row.getLong("contacts");
        long answered = row.getLong("answered");
        return new Band(
                row.getInt("exchanges"),
                customers,
                contacts,
                answered,
                Share.of(answered, contacts),
                Means.of(customers, row.getDouble("mean"), row.getDouble("deviation")),
                row.getString("currency"));
    }

    @Override
    public List<Behind> behind(OptionalInt band, Optional<YearMonth> month, int limit) {
        var spec = month.isPresent()
                ? database.sql(SQL.whole("behind-month"))
                        .param("month", month.get().toString())
                : database.sql(SQL.whole("behind-band"))
                        .param("since", since())
                        .param("most", MOST)
                        .param("band", band.orElse(MOST));
        return spec.param("limit", limit)
                .query((row, number) -> new Behind(
                        row.getLong("customer_id"),
                        row.getLong("exchanges"),
                        row.getLong("contacts"),
                        row.getLong("answered"),
                        row.getDouble("net")))
                .list();
    }

    @Override
    public void exportCsv(OutputStream out) {
        write(exports.table(SQL.whole("months"), Map.of()), out);
    }

    @Override
    public void exportCustomersCsv(OutputStream out) {
        write(exports.table(SQL.whole("customers"), Map.of("since", since())), out);
    }

    private void write(Exports.Table table, OutputStream out) {
        exports.csv(table.columns(), table.rows(), out);
    }
}
