package io.clientela.differentiate.internal.standing;

import io.clientela.differentiate.Standing;
import io.clientela.differentiate.Standings;
import io.clientela.differentiate.internal.worth.SumErrors;
import io.clientela.platform.CursorException;
import io.clientela.platform.Exports;
import io.clientela.platform.Jobs;
import io.clientela.platform.Statements;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The standings as other rooms see them. */
@Component
class StoredStandings implements Standings {

    private static final Statements SQL = Statements.of("differentiate/standing");

    private final JdbcClient database;
    private final JsonMapper json;
    private final Exports exports;
    private final SumErrors errors;
    private final Jobs jobs;
    private final CountedAnswers<Choice, ValueMap> maps;
    private final CountedAnswers<String, List<RfmCell>> tables;

    /** The jobs are taken lazily: they need their handlers first. */
    StoredStandings(
            JdbcClient database,
            JsonMapper json,
            Exports exports,
            StandingBook book,
            SumErrors errors,
            @Lazy Jobs jobs) {
        this.database = database;
        this.json = json;
        this.exports = exports;
        this.errors = errors;
        this.jobs = jobs;
        this.maps = new CountedAnswers<>(book::changes);
        this.tables = new CountedAnswers<>(book::changes);
    }

    @Override
    public Optional<Look> latest() {
        return sql("last-run").query((row, n) -> look(row)).optional();
    }

    private Look look(ResultSet row) throws SQLException {
        var result = json.readValue(row.getString("result"), StandingBook.Result.class);
        long run = row.getLong("group_run_id");
        return new Look(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("as_of", LocalDate.class),
                row.getInt("customers"),
                run == 0 ? OptionalLong.empty() : OptionalLong.of(run),
                row.getString("currency"),
                result.bases(),
                result.otherCurrency(),
                result.groups());
    }

    @Override
    public Optional<Standing> of(long customerId) {
        return sql("one").param("id", customerId).query(StandingRow::read).optional();
    }

    @Override
    public Some list(Choice choice, @Nullable String cursor, int limit) {
        var after = Cursor.of(cursor);
        var filter = filter(choice);
        var spec = database.sql(SQL.get("list").replace(":filter", filter.sql()))
                .params(filter.parameters())
                .param("before", after == null ? null : after.customerId())
                .param("value", after == null ? null : after.value())
                .param("limit", limit + 1);
        var rows = new ArrayList<>(spec.query(StandingRow::read).list());
        Optional<String> next = Optional.empty();
        if (rows.size() > limit) {
            rows.removeLast();
            var last = rows.getLast();
            next = Optional.of(new Cursor(last.value().orElse(Double.NEGATIVE_INFINITY), last.customerId()).text());
        }
        return new Some(rows, next);
    }

    @Override
    public long count(Choice choice) {
        var filter = filter(choice);
        return database.sql(SQL.get("count").replace(":filter", filter.sql()))
                .params(filter.parameters())
                .query(Long.class)
                .single();
    }

    private StandingFilter filter(Choice choice) {
        return StandingFilter.of(choice, currency());
    }

    private String currency() {
        return latest().map(Look::currency).orElse("EUR");
    }

    @Override
    public List<RfmCell> rfm() {
        return tables.of("rfm", this::countRfm);
    }

    private List<RfmCell> countRfm() {
        var sums = sums();
        return database.sql(SumReader.in("rfm"))
                .param("currency", sums.currency())
                .query((row, n) -> new RfmCell(row.getInt("recency"), row.getInt("frequency"), sums.read(row)))
                .list();
    }

    private SumReader sums() {
        var valueRun = sql("last-run")
                .query((row, n) ->
                        Optional.ofNullable(json.readValue(row.getString("result"), StandingBook.Result.class)
                                .valueRun()))
                .optional()
                .flatMap(run -> run);
        return new SumReader(currency(), valueRun.flatMap(errors::of));
    }

    @Override
    public ValueMap map(Choice choice, @Nullable Window window) {
        var plain = choice.within(null);
        // portfolios change by other ways than standings do
        return window == null && choice.portfolioId() == null
                ? maps.of(plain, () -> draw(plain, null))
                : draw(plain, window);
    }

    private ValueMap draw(Choice choice, @Nullable Window window) {
        return new MapReader(database, this::list, sums()).read(choice, window);
    }

    @Override
    public long refresh(String who) {
        return jobs.submit(StandingJob.order(who));
    }

    @Override
    public void exportCsv(Choice choice, OutputStream out) {
        var table = table(choice);
        exports.csv(table.columns(), table.rows(), out);
    }

    @Override
    public void exportParquet(Choice choice, OutputStream out) {
        var table = table(choice);
        exports.parquet(table.columns(), table.rows(), out);
    }

    private Exports.Table table(Choice choice) {
        var filter = filter(choice);
        return exports.table(SQL.get("export").replace(":filter", filter.sql()), filter.parameters());
    }

    private JdbcClient.StatementSpec sql(String name) {
        return database.sql(SQL.get(name));
    }

    /** Where a list goes on: after this customer with this value. */
    private record Cursor(double value, long customerId) {

        static @Nullable Cursor of(@Nullable String text) {
            if (text == null || text.isEmpty()) {
                return null;
            }
            return CursorException.read(text, Cursor::decoded);
        }

        private static Cursor decoded(String text) {
            int split = text.lastIndexOf('_');
            return new Cursor(Double.parseDouble(text.substring(0, split)), Long.parseLong(text.substring(split + 1)));
        }

        String text() {
            return value + "_" + customerId;
        }
    }
}
