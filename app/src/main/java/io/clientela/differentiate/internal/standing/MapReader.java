package io.clientela.differentiate.internal.standing;

import io.clientela.differentiate.Standings.Cell;
import io.clientela.differentiate.Standings.Choice;
import io.clientela.differentiate.Standings.Some;
import io.clientela.differentiate.Standings.ValueMap;
import io.clientela.differentiate.Standings.Window;
import io.clientela.platform.Statements;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the map of value and needs: cells of a grid while many customers lie in the window, else the customers
 * themselves. The grid is even on the scale {@code sign(x) ln(1 + |x|)} of the value.
 */
final class MapReader {

    /** So many customers are shown one by one. */
    static final int POINTS = 400;

    private static final int ACROSS = 28;
    private static final int UP = 16;
    private static final Statements SQL = Statements.of("differentiate/standing");

    private final JdbcClient database;
    private final Listing listing;
    private final SumReader sums;

    /** Lists the customers of a choice. */
    @FunctionalInterface
    interface Listing {
        Some of(Choice choice, @Nullable String cursor, int limit);
    }

    MapReader(JdbcClient database, Listing listing, SumReader sums) {
        this.database = database;
        this.listing = listing;
        this.sums = sums;
    }

    private record Bounds(long all, long customers, Window window) {}

    ValueMap read(Choice choice, @Nullable Window asked) {
        String currency = sums.currency();
        if (asked != null) {
            var within = choice.within(asked);
            return read(within, asked, count(StandingFilter.of(within, currency)), 0, currency);
        }
        var bounds = bounds(choice, currency);
        return read(
                choice.within(bounds.window()),
                bounds.window(),
                bounds.customers(),
                bounds.all() - bounds.customers(),
                currency);
    }

    private ValueMap read(Choice within, Window shown, long customers, long left, String currency) {
        return customers <= POINTS
                ? new ValueMap(
                        shown,
                        customers,
                        List.of(),
                        listing.of(within, null, POINTS).rows(),
                        left)
                : new ValueMap(shown, customers, cells(shown, StandingFilter.of(within, currency)), List.of(), left);
    }

    private long count(StandingFilter filter) {
        return database.sql(SQL.get("count").replace(":filter", filter.sql()))
                .params(filter.parameters())
                .query(Long.class)
                .single();
    }

    private Bounds bounds(Choice choice, String currency) {
        var filter = StandingFilter.of(choice, currency);
        return database.sql(SQL.get("bounds").replace(":filter", filter.sql()))
                .params(filter.parameters())
                .param("currency", currency)
                .query((row, n) -> new Bounds(
                        row.getLong("everybody"),
                        row.getLong("customers"),
                        new Window(
                                Math.floor(row.getDouble("low")),
                                Math.floor(row.getDouble("high")) + 1,
                                Math.floor(row.getDouble("least")),
                                Math.floor(row.getDouble("most")) + 1)))
                .single();
    }

    private List<Cell> cells(Window window, StandingFilter filter) {
        double left = scaled(window.low());
        double width = (scaled(window.high()) - left) / ACROSS;
        double height = (window.most() - window.least()) / UP;
        return database.sql(SumReader.in("cells").replace(":filter", filter.sql()))
                .params(filter.parameters())
                .param("currency", sums.currency())
                .param("left", left)
                .param("width", width)
                .param("height", height)
                .query((row, n) -> {
                    int across = Math.clamp(row.getInt("across"), 0, ACROSS - 1);
                    int up = Math.clamp(row.getInt("up"), 0, UP - 1);
                    return new Cell(
                            new Window(
                                    across == 0 ? window.low() : unscaled(left + across * width),
                                    across == ACROSS - 1 ? window.high() : unscaled(left + (across + 1) * width),
                                    window.least() + up * height,
                                    window.least() + (up + 1) * height),
                            sums.read(row));
                })
                .list();
    }

    /** {@code sign(x) ln(1 + |x|)}. */
    static double scaled(double value) {
        return Math.copySign(Math.log1p(Math.abs(value)), value);
    }

    /** The inverse of {@link #scaled}. */
    static double unscaled(double scaled) {
        return Math.copySign(Math.expm1(Math.abs(scaled)), scaled);
    }
}
