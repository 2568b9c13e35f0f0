package io.clientela.differentiate.internal.price;

import io.clientela.differentiate.internal.picture.PictureQuestions;
import io.clientela.kernel.price.PriceCells;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.Statements;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reads from the picture what was sold at what price. */
@Component
class PriceReader {

    private static final Statements SQL = Statements.of("differentiate/prices-picture");

    private final PictureQuestions picture;

    PriceReader(PictureQuestions picture) {
        this.picture = picture;
    }

    /** A category and a kind of customer. */
    record Key(String category, String kind) {}

    /** The cells of the customers of one kind, with whose cell each is; customers are numbers of the list. */
    @SuppressWarnings("ArrayRecordComponent")
    record OfKind(PriceCells cells, int[] customer, List<Long> customers) {}

    /** All that is looked at. */
    record Read(LocalDate day, String currency, Map<Key, PriceCells> groups, Map<String, OfKind> kinds) {

        long cells() {
            return groups.values().stream().mapToLong(PriceCells::size).sum();
        }
    }

    /** Reads it in one state of the picture; unknown, {@code nothing-bought}, where nobody bought anything. */
    Outcome<Read> read() {
        return picture.ask(connection -> {
            var day = PictureQuestions.day(connection).orElseThrow();
            var currencies =
                    PictureQuestions.rows(connection, SQL.get("currency"), none -> {}, row -> row.getString(1));
            if (currencies.isEmpty()) {
                return new Outcome.Unknown<>("nothing-bought", "no customer with a purchase");
            }
            String currency = currencies.getFirst();
            return new Outcome.Known<>(
                    new Read(day, currency, groups(connection, currency, day), kinds(connection, currency, day)));
        });
    }

    private static Map<Key, PriceCells> groups(Connection connection, String currency, LocalDate day)
            throws SQLException {
        Map<Key, Columns> columns = new LinkedHashMap<>();
        PictureQuestions.rows(
                connection,
                SQL.get("cells"),
                both -> {
                    both.setString(1, currency);
                    both.setObject(2, day);
                },
                row -> {
                    columns.computeIfAbsent(
                                    new Key(row.getString("category"), row.getString("kind")), key -> new Columns())
                            .add(row.getString("article"), row.getString("article"), row);
                    return 0;
                });
        Map<Key, PriceCells> cells = new LinkedHashMap<>();
        columns.forEach((key, column) -> cells.put(key, column.cells(first(columns.values()))));
        return cells;
    }

    private static Map<String, OfKind> kinds(Connection connection, String currency, LocalDate day)
            throws SQLException {
        Map<String, Columns> columns = new LinkedHashMap<>();
        PictureQuestions.rows(
                connection,
                SQL.get("customer-cells"),
                all -> {
                    all.setString(1, currency);
                    all.setString(2, currency);
                    all.setObject(3, day);
                },
                row -> {
                    var column = columns.computeIfAbsent(row.getString("kind"), kind -> new Columns());
                    long customer = row.getLong("customer_id");
                    column.customers.add(column.numbers.computeIfAbsent(customer, one -> column.numbers.size()));
                    column.add(customer + " " + row.getString("article"), row.getString("article"), row);
                    return 0;
                });
        Map<String, OfKind> kinds = new LinkedHashMap<>();
        columns.forEach((kind, column) -> kinds.put(
                kind,
                new OfKind(
                        column.cells(first(columns.values())),
                        column.customers.stream().mapToInt(Integer::intValue).toArray(),
                        List.copyOf(column.numbers.keySet()))));
        return kinds;
    }

    /** The first month of all: months are counted from it. */
    private static int first(Collection<Columns> columns) {
        return columns.stream().mapToInt(Columns::first).min().orElse(0);
    }

    /** Collects the rows of one group. */
    private static final class Columns {

        private final Map<String, Integer> units = new HashMap<>();
        private final Map<String, Integer> clusters = new HashMap<>();
        private final Map<Long, Integer> numbers = new LinkedHashMap<>();
        private final List<Integer> customers = new ArrayList<>();
        private final List<int[]> places = new ArrayList<>();
        private final List<double[]> values = new ArrayList<>();

        void add(String unit, String cluster, ResultSet row) throws SQLException {
            places.add(new int[] {
                units.computeIfAbsent(unit, one -> units.size()),
                row.getInt("month"),
                clusters.computeIfAbsent(cluster, one -> clusters.size())
            });
            values.add(new double[] {Math.log(row.getDouble("price")), Math.log(row.getDouble("quantity"))});
        }

        int first() {
            return places.stream().mapToInt(place -> place[1]).min().orElse(0);
        }

        PriceCells cells(int first) {
            return new PriceCells(
                    places.stream().mapToInt(place -> place[0]).toArray(),
                    places.stream().mapToInt(place -> place[1] - first).toArray(),
                    places.stream().mapToInt(place -> place[2]).toArray(),
                    values.stream().mapToDouble(value -> value[0]).toArray(),
                    values.stream().mapToDouble(value -> value[1]).toArray());
        }
    }
}
