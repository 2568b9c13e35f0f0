package io.clientela.differentiate.internal.need;

import io.clientela.differentiate.internal.picture.PictureQuestions;
import io.clientela.kernel.need.Complements;
import io.clientela.kernel.need.Complements.Basket;
import io.clientela.kernel.need.Stage;
import io.clientela.kernel.need.Stage.Past;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.Statements;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the picture shows of needs: the stage of a customer, articles that are due, what similar customers buy. */
@Component
class NeedsPicture {

    private static final Statements SQL = Statements.of("differentiate/needs-picture");

    private final PictureQuestions picture;

    NeedsPicture(PictureQuestions picture) {
        this.picture = picture;
    }

    /** An article that a customer buys again and again and that is due. */
    record Due(long customer, long recordId, Article article, LocalDate last, LocalDate due, Stage stage) {}

    /** An article with the department that sells it. */
    record Article(String key, String name, String department) {}

    /** An article that a customer buys again and again. */
    record Pair(long customer, String article) {}

    /** What is due, and all cycles with the last day of purchase, in one state of the picture. */
    record Cycles(LocalDate day, List<Due> due, Map<Pair, LocalDate> last) {}

    /** A category with how many look-alikes buy it. */
    record Missing(String category, int buyers, int lookAlikes) {}

    /** The stage of a customer on the day of the picture. */
    Outcome<Stage> stage(long customer) {
        return picture.ask(connection -> new Outcome.Known<>(
                PictureQuestions.rows(connection, SQL.get("past"), one -> one.setLong(1, customer), NeedsPicture::past)
                        .stream()
                        .findFirst()
                        .map(Stage::of)
                        .orElse(Stage.PROSPECT)));
    }

    private static Past past(ResultSet row) throws SQLException {
        int days = row.getInt("purchase_days");
        if (days == 0) {
            return Past.NONE;
        }
        double gap = number(row, "gap").orElse(number(row, "usual").orElse(Past.NONE.usualGapDays()));
        return new Past(days, row.getInt("age_days"), row.getInt("recency_days"), gap, number(row, "trend"));
    }

    private static OptionalDouble number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** What is due today, and all cycles. */
    Outcome<Cycles> cycles() {
        return picture.ask(connection -> {
            var day = PictureQuestions.day(connection).orElseThrow();
            var due = PictureQuestions.rows(
                    connection,
                    SQL.get("due"),
                    both -> {
                        both.setObject(1, day);
                        both.setObject(2, day);
                    },
                    NeedsPicture::due);
            Map<Pair, LocalDate> last = new HashMap<>();
            PictureQuestions.rows(
                    connection,
                    SQL.get("cycles"),
                    none -> {},
                    row -> last.put(new Pair(row.getLong(1), row.getString(2)), row.getObject(3, LocalDate.class)));
            return new Outcome.Known<>(new Cycles(day, due, last));
        });
    }

    private static Due due(ResultSet row) throws SQLException {
        return new Due(
                row.getLong("customer_id"),
                row.getLong("record_id"),
                new Article(row.getString("article"), row.getString("name"), row.getString("department")),
                row.getObject("last_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                Stage.of(past(row)));
    }

    /** What nearly all look-alikes of a customer buy and he does not. */
    Outcome<List<Missing>> missing(long customer) {
        return picture.ask(connection -> {
            var categories =
                    PictureQuestions.rows(connection, SQL.get("categories"), none -> {}, row -> row.getString(1));
            Map<String, Integer> numbers = new HashMap<>();
            categories.forEach(category -> numbers.put(category, numbers.size()));
            return new Outcome.Known<>(mine(connection, customer, numbers)
                    .map(mine -> missing(mine, categories))
                    .orElse(List.of()));
        });
    }

    private record Compared(Basket mine, List<Basket> others) {}

    private static Optional<Compared> mine(Connection connection, long customer, Map<String, Integer> numbers)
            throws SQLException {
        record Mine(Basket basket, String channel, String currency) {}
        var mine = PictureQuestions.rows(
                connection,
                SQL.get("basket"),
                one -> one.setLong(1, customer),
                row -> new Mine(
                        new Basket(
                                customer, set(row.getArray("categories"), numbers), positive(row.getDouble("spend"))),
                        row.getString("channel"),
                        row.getString("currency")));
        if (mine.isEmpty()) {
            return Optional.empty();
        }
        var others = PictureQuestions.rows(
                connection,
                SQL.get("baskets"),
                both -> {
                    both.setString(1, mine.getFirst().channel());
                    both.setString(2, mine.getFirst().currency());
                },
                row -> new Basket(
                        row.getLong("customer_id"), set(row.getArray("categories"), numbers), row.getDouble("spend")));
        return Optional.of(new Compared(mine.getFirst().basket(), others));
    }

    private static double positive(double spend) {
        return Math.max(0, spend);
    }

    private static BitSet set(@Nullable Array categories, Map<String, Integer> numbers) throws SQLException {
        var set = new BitSet();
        if (categories != null) {
            for (Object category : (Object[]) categories.getArray()) {
                Optional.ofNullable(numbers.get(category.toString())).ifPresent(set::set);
            }
        }
        return set;
    }

    private static List<Missing> missing(Compared compared, List<String> categories) {
        return Complements.of(compared.mine(), compared.others(), categories.size()).stream()
                .map(found -> new Missing(categories.get(found.category()), found.buyers(), found.lookAlikes()))
                .toList();
    }
}
