package io.clientela.interact.internal.question;

import static io.clientela.interact.internal.row.Columns.moment;
import static io.clientela.interact.internal.row.Columns.number;

import io.clientela.interact.Medium;
import io.clientela.interact.Question;
import io.clientela.interact.Questions.Answer;
import io.clientela.interact.Questions.Asked;
import io.clientela.platform.Statements;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads questions and who was asked them. */
@Component
class QuestionRows {

    static final Statements SQL = Statements.of("interact/questions");

    private final JdbcClient database;

    QuestionRows(JdbcClient database) {
        this.database = database;
    }

    /** The questions in their order. */
    List<Question> all() {
        Map<Long, Map<String, Question.Text>> texts = new HashMap<>();
        database.sql(SQL.get("texts")).query(row -> {
            texts.computeIfAbsent(row.getLong("question_id"), id -> new HashMap<>())
                    .put(
                            row.getString("language"),
                            new Question.Text(row.getString("body"), list(row.getArray("choices"))));
        });
        return database.sql(SQL.get("all"))
                .query((row, number) -> question(row, texts.getOrDefault(row.getLong("question_id"), Map.of())))
                .list();
    }

    private static Question question(ResultSet row, Map<String, Question.Text> texts) throws SQLException {
        return new Question(
                row.getLong("question_id"),
                row.getInt("position"),
                Question.Kind.valueOf(row.getString("kind")),
                Question.Fills.valueOf(row.getString("fills")),
                row.getString("subject"),
                texts,
                row.getInt("points"),
                row.getInt("again_days"),
                Question.Moment.valueOf(row.getString("moment")),
                row.getInt("moment_days"),
                row.getBoolean("active"));
    }

    /** What customers were asked, the latest first. */
    List<Asked> asked(OptionalLong customerId, OptionalLong questionId, long before, int limit) {
        return database.sql(SQL.bare("asked").replace("{filter}", SQL.bare("by-filter")))
                .param("customer", boxed(customerId))
                .param("question", boxed(questionId))
                .param("before", before)
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list();
    }

    /** All that one customer was asked, the latest first. */
    List<Asked> of(long customerId) {
        return of(List.of(customerId)).getOrDefault(customerId, List.of());
    }

    /** All that each of some customers was asked, the latest first; who was asked nothing is missing. */
    Map<Long, List<Asked>> of(Collection<Long> customerIds) {
        return database
                .sql(SQL.bare("asked").replace("{filter}", SQL.bare("by-customers")))
                .param("customers", array(customerIds))
                .param("limit", 1_000L * customerIds.size())
                .query((row, number) -> read(row))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Asked::customerId));
    }

    static long[] array(Collection<Long> customerIds) {
        return customerIds.stream().mapToLong(Long::longValue).toArray();
    }

    Optional<Asked> find(long customerId, long askedId) {
        return database.sql(SQL.bare("asked").replace("{filter}", SQL.bare("by-number")))
                .param("customer", customerId)
                .param("asked", askedId)
                .param("limit", 1)
                .query((row, number) -> read(row))
                .optional();
    }

    private static Asked read(ResultSet row) throws SQLException {
        return new Asked(
                row.getLong("asked_id"),
                row.getLong("customer_id"),
                row.getLong("question_id"),
                Question.Kind.valueOf(row.getString("kind")),
                Question.Fills.valueOf(row.getString("fills")),
                Medium.valueOf(row.getString("medium")),
                row.getString("language"),
                row.getString("body"),
                list(row.getArray("choices")),
                number(row, "message_id"),
                moment(row, "asked_at").orElseThrow(),
                row.getString("asked_by"),
                answer(row),
                row.getString("ended_why"));
    }

    private static Optional<Answer> answer(ResultSet row) throws SQLException {
        var at = moment(row, "answered_at");
        if (at.isEmpty()) {
            return Optional.empty();
        }
        int choice = row.getInt("choice");
        return Optional.of(new Answer(
                row.getString("answer"),
                Optional.ofNullable(row.getBigDecimal("number")),
                choice == 0 ? OptionalInt.empty() : OptionalInt.of(choice),
                at.get(),
                Medium.valueOf(row.getString("answer_medium")),
                number(row, "received_id"),
                row.getString("landed")));
    }

    private static List<String> list(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }

    static @Nullable Long boxed(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }
}
