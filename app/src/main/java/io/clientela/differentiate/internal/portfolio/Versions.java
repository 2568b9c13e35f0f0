package io.clientela.differentiate.internal.portfolio;

import io.clientela.differentiate.MeasurementPlans.Plan;
import io.clientela.differentiate.PortfolioCell;
import io.clientela.differentiate.internal.worth.SumErrors;
import io.clientela.differentiate.internal.worth.ValueSum;
import io.clientela.kernel.lifetime.Uncertainty;
import io.clientela.kernel.value.Interval;
import io.clientela.platform.Journal;
import io.clientela.platform.Statements;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes changes of the portfolios, each in a version of its own. All within the transaction of the caller. */
@Component
class Versions {

    private static final Statements SQL = Statements.of("differentiate/portfolios");

    private final JdbcClient database;
    private final Journal journal;
    private final JsonMapper json;
    private final Clock clock;
    private final SumErrors errors;

    Versions(JdbcClient database, Journal journal, JsonMapper json, Clock clock, SumErrors errors) {
        this.database = database;
        this.journal = journal;
        this.json = json;
        this.clock = clock;
        this.errors = errors;
    }

    /** What a portfolio becomes. */
    record State(
            long portfolioId,
            boolean active,
            String name,
            @Nullable Long owner,
            List<PortfolioCell> cells) {

        State {
            cells = List.copyOf(cells);
        }

        State called(String other) {
            return new State(portfolioId, active, other, owner, cells);
        }

        State ownedBy(@Nullable Long other) {
            return new State(portfolioId, active, name, other, cells);
        }

        State taking(List<PortfolioCell> others) {
            return new State(portfolioId, active, name, owner, others);
        }

        State ended() {
            return new State(portfolioId, false, name, owner, cells);
        }
    }

    /** Waits until nobody else changes the portfolios; to be called first in the transaction. */
    void turn() {
        sql("turn").update();
    }

    /** Begins a version. @return its number */
    long begin(String who, String what, String why, Map<String, ?> detail) {
        return sql("add-version")
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", who)
                .param("what", what)
                .param("why", why)
                .param("detail", json.writeValueAsString(detail))
                .query(Long.class)
                .single();
    }

    /** A new portfolio, without a state yet. @return its number */
    long add() {
        return sql("add-portfolio").query(Long.class).single();
    }

    /** What a portfolio becomes with a version. */
    void state(long version, State state) {
        sql("add-state")
                .param("id", state.portfolioId())
                .param("version", version)
                .param("active", state.active())
                .param("name", state.name())
                .param("owner", state.owner())
                .param("cells", state.cells().stream().map(PortfolioCell::text).toArray(String[]::new))
                .update();
    }

    /** An empty table of who goes where, to be filled and then {@link #apply applied}. */
    void target() {
        sql("make-target").update();
    }

    /** Fills the table of who goes where by a statement. */
    JdbcClient.StatementSpec fill(String statement) {
        return sql(statement);
    }

    /** Customers with their portfolios, 0 for none. */
    void fill(long[] customers, @Nullable Long[] portfolios) {
        if (customers.length > 0) {
            sql("add-targets")
                    .param("customers", customers)
                    .param("portfolios", portfolios)
                    .update();
        }
    }

    /** Moves everybody to where the table says, and writes it down. @return how many moved */
    int apply(long version) {
        int moves = sql("move").param("version", version).update();
        sql("enter").param("version", version).update();
        sql("leave").update();
        sql("count-moves").param("version", version).param("moves", moves).update();
        return moves;
    }

    /** Adds the portfolios up that a version touched, or all. */
    void sums(long version, boolean all) {
        var touched = all
                ? List.<Long>of()
                : sql("touched").param("version", version).query(Long.class).list();
        sums(touched, all);
    }

    /** Adds portfolios up anew. */
    void sums(Collection<Long> some, boolean all) {
        long[] ids = some.stream().mapToLong(Long::longValue).toArray();
        sql("forget-sums").param("all", all).param("ids", ids).update();
        database.sql(lately("add-sums"))
                .param("all", all)
                .param("ids", ids)
                .param("currency", currency())
                .update();
        errors().ifPresent(unsure -> intervals(unsure, ids, all));
    }

    /** What the run of the present values leaves unsure; empty where there is none. */
    Optional<Uncertainty> errors() {
        return sql("value-run")
                .query((row, n) -> Optional.ofNullable((Long) row.getObject(1)))
                .optional()
                .flatMap(run -> run)
                .flatMap(errors::of);
    }

    private void intervals(Uncertainty unsure, long[] some, boolean all) {
        var ids = new ArrayList<Long>();
        var intervals = new ArrayList<Interval>();
        sql("sum-errors")
                .param("all", all)
                .param("ids", some)
                .param("currency", currency())
                .query(row -> {
                    var interval = ValueSum.of(row).interval(Optional.of(unsure));
                    if (interval.isPresent()) {
                        ids.add(row.getLong("portfolio_id"));
                        intervals.add(interval.get());
                    }
                });
        sql("set-intervals")
                .param("ids", ids.toArray(Long[]::new))
                .param("lows", intervals.stream().mapToDouble(Interval::low).toArray())
                .param("highs", intervals.stream().mapToDouble(Interval::high).toArray())
                .update();
    }

    /** A statement that asks who bought lately. */
    static String lately(String name) {
        return SQL.get(name).replace(":lately", SQL.get("lately").replace(":usual", String.valueOf(Plan.USUAL.days())));
    }

    /** The main currency, in which values are added up. */
    String currency() {
        return Objects.requireNonNullElse(
                sql("main-currency").query(String.class).optional().orElse(null), "EUR");
    }

    /** Writes a change into the journal. */
    void note(String who, String what, String subject, Map<String, ?> detail, String why) {
        journal.record(new Journal.Note(who, "differentiate." + what, subject, detail, why, ""));
    }

    private JdbcClient.StatementSpec sql(String name) {
        return database.sql(SQL.get(name));
    }
}
