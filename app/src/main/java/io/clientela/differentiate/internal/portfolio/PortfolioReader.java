package io.clientela.differentiate.internal.portfolio;

import io.clientela.differentiate.PortfolioCell;
import io.clientela.differentiate.Portfolios.Change;
import io.clientela.differentiate.Portfolios.Part;
import io.clientela.differentiate.Portfolios.Place;
import io.clientela.differentiate.Portfolios.Portfolio;
import io.clientela.differentiate.Portfolios.PortfolioSum;
import io.clientela.differentiate.Portfolios.Proposal;
import io.clientela.differentiate.Portfolios.Step;
import io.clientela.differentiate.Portfolios.Version;
import io.clientela.kernel.value.Interval;
import io.clientela.organize.PersonId;
import io.clientela.platform.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the portfolios, their history, and the proposal. */
@Component
class PortfolioReader {

    private static final Statements SQL = Statements.of("differentiate/portfolios");

    private final JdbcClient database;

    PortfolioReader(JdbcClient database) {
        this.database = database;
    }

    /** Those in force, or the one with this number whether it is in force or not. */
    List<Portfolio> portfolios(@Nullable Long id) {
        return sql("list").param("id", id).query((row, n) -> portfolio(row)).list();
    }

    /** What each portfolio was at a version. */
    List<Versions.State> statesAt(long version) {
        return sql("states-at")
                .param("version", version)
                .query((row, n) -> new Versions.State(
                        row.getLong("portfolio_id"),
                        row.getBoolean("active"),
                        row.getString("name"),
                        boxed(number(row, "owner_id")),
                        cells(row)))
                .list();
    }

    private static Portfolio portfolio(ResultSet row) throws SQLException {
        return new Portfolio(
                row.getLong("portfolio_id"),
                row.getBoolean("active"),
                row.getString("name"),
                number(row, "owner_id"),
                cells(row),
                sum(row, decimal(row, "deviation"), row.getInt("unvalued")));
    }

    private static PortfolioSum sum(ResultSet row, OptionalDouble deviation, int unvalued) throws SQLException {
        double value = row.getDouble("value");
        var low = decimal(row, "value_low");
        var high = decimal(row, "value_high");
        boolean known = low.isPresent()
                && high.isPresent()
                && low.getAsDouble() <= value
                && value <= high.getAsDouble()
                && low.getAsDouble() < high.getAsDouble();
        return new PortfolioSum(
                row.getInt("size"),
                row.getInt("recent"),
                value,
                known
                        ? Optional.of(new Interval(low.getAsDouble(), value, high.getAsDouble(), 0.95))
                        : Optional.empty(),
                deviation,
                unvalued);
    }

    private static List<PortfolioCell> cells(ResultSet row) throws SQLException {
        return Arrays.stream((String[]) row.getArray("cells").getArray())
                .map(PortfolioCell::parse)
                .toList();
    }

    private static OptionalDouble decimal(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static OptionalLong number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }

    static @Nullable Long boxed(OptionalLong number) {
        return number.isPresent() ? Long.valueOf(number.getAsLong()) : null;
    }

    List<Place> places(long id) {
        return sql("areas")
                .param("id", id)
                .query((row, n) -> new Place(row.getString("area"), row.getLong("customers")))
                .list();
    }

    /** The newest versions; those by which new customers were placed only where asked for. */
    List<Version> versions(boolean placed, @Nullable Long id, int limit) {
        return sql("versions")
                .param("placed", placed)
                .param("id", id)
                .param("limit", limit)
                .query((row, n) -> version(row, row.getLong("moves")))
                .list();
    }

    private static Version version(ResultSet row, long moves) throws SQLException {
        return new Version(
                row.getLong("version_id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("by"),
                row.getString("what"),
                row.getString("why"),
                moves);
    }

    List<Change> history(long id, int limit) {
        return sql("history")
                .param("id", id)
                .param("limit", limit)
                .query((row, n) -> new Change(
                        version(row, row.getLong("came") + row.getLong("went")),
                        row.getLong("came"),
                        row.getLong("went")))
                .list();
    }

    List<Step> steps(long customer, int limit) {
        return sql("moves-of")
                .param("customer", customer)
                .param("limit", limit)
                .query((row, n) -> new Step(version(row, 1), number(row, "from_id"), number(row, "to_id")))
                .list();
    }

    /** In which portfolio a customer is. */
    Optional<Long> where(long customer) {
        return sql("where").param("customer", customer).query(Long.class).optional();
    }

    /** Whether anything was ever accepted. */
    boolean anyVersion() {
        return sql("any-version").query(Boolean.class).single();
    }

    /** Whether anything was ever proposed. */
    boolean anyProposal() {
        return sql("any-proposal").query(Boolean.class).single();
    }

    /** The open proposal. */
    Optional<Proposal> proposal() {
        return sql("proposal")
                .query((row, n) -> new Proposal(
                        row.getLong("proposal_id"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("by"),
                        row.getInt("least"),
                        row.getInt("most"),
                        row.getInt("customers"),
                        row.getInt("moves"),
                        row.getString("currency"),
                        parts(row.getLong("proposal_id"))))
                .optional();
    }

    private List<Part> parts(long proposal) {
        return sql("proposed")
                .param("id", proposal)
                .query((row, n) -> new Part(
                        row.getInt("number"),
                        cells(row),
                        number(row, "continues"),
                        row.getInt("kept"),
                        sum(row, OptionalDouble.empty(), 0)))
                .list();
    }

    /** Who answers for some customers. */
    Map<Long, PersonId> owners(Collection<Long> customerIds) {
        var owners = new HashMap<Long, PersonId>();
        sql("owners").param("customers", customerIds.toArray(Long[]::new)).query(row -> {
            owners.put(row.getLong("customer_id"), new PersonId(row.getLong("owner_id")));
        });
        return owners;
    }

    private JdbcClient.StatementSpec sql(String name) {
        return database.sql(SQL.get(name));
    }
}
