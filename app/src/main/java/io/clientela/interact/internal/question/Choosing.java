package io.clientela.interact.internal.question;

import io.clientela.identify.Customers;
import io.clientela.interact.Question;
import io.clientela.interact.Questions.Asked;
import io.clientela.kernel.value.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which question is next for a customer, and in which language. */
@Component
class Choosing {

    /** A moment has passed when so long a time went by after the day on which it was to be asked. */
    private static final Duration MOMENT_LASTS = Duration.ofDays(14);

    /** No answer comes any more after so long. */
    private static final Duration PATIENCE = Duration.ofDays(45);

    private static final Set<String> ITALIAN = Set.of("IT", "SM", "VA");

    private final JdbcClient database;
    private final QuestionRows rows;
    private final KnownAnswers known;
    private final Customers customers;
    private final Clock clock;

    Choosing(JdbcClient database, QuestionRows rows, KnownAnswers known, Customers customers, Clock clock) {
        this.database = database;
        this.rows = rows;
        this.known = known;
        this.customers = customers;
        this.clock = clock;
    }

    /** What he would be asked next; {@code open-question} where one waits, else {@code nothing-to-ask}. */
    Outcome<Question> next(long customerId) {
        if (record(customerId).isEmpty()) {
            return new Outcome.Unknown<>("no-customer", String.valueOf(customerId));
        }
        var asked = rows.of(customerId);
        if (asked.stream().anyMatch(Asked::open)) {
            return new Outcome.Unknown<>("open-question", "");
        }
        var now = clock.instant();
        var moments = moments(customerId);
        return rows.all().stream()
                .filter(Question::active)
                .filter(question -> moments.isOn(question, asked, now))
                .filter(question -> known.why(customerId, question, asked, now).isEmpty())
                .findFirst()
                .<Outcome<Question>>map(Outcome.Known::new)
                .orElseGet(() -> new Outcome.Unknown<>("nothing-to-ask", ""));
    }

    Optional<String> known(long customerId, Question question) {
        return known.why(customerId, question, rows.of(customerId), clock.instant());
    }

    Optional<Long> record(long customerId) {
        return database.sql(QuestionRows.SQL.get("record-of"))
                .param("customer", customerId)
                .query(Long.class)
                .optional();
    }

    /** Ends what waits for no answer any more. */
    void endStale(long customerId) {
        database.sql(QuestionRows.SQL.get("end-stale"))
                .param("customer", customerId)
                .param("at", now())
                .param("before", clock.instant().minus(PATIENCE).atOffset(ZoneOffset.UTC))
                .update();
    }

    OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    /** The language in which he was written to last, else that of his country. */
    String language(long customerId) {
        return database.sql(QuestionRows.SQL.get("language"))
                .param("customer", customerId)
                .query(String.class)
                .optional()
                .orElseGet(() -> customers
                                .card(customerId)
                                .filter(card -> ITALIAN.contains(card.country()))
                                .isPresent()
                        ? "it"
                        : "en");
    }

    /** When a customer bought last and when we answered him last. */
    private record Moments(Optional<Instant> bought, Optional<Instant> replied) {

        boolean isOn(Question question, List<Asked> asked, Instant now) {
            var since = switch (question.moment()) {
                case ANY -> Optional.of(Instant.EPOCH);
                case AFTER_PURCHASE -> bought;
                case AFTER_ANSWER -> replied;
            };
            if (question.moment() == Question.Moment.ANY) {
                return true;
            }
            return since.filter(moment -> {
                        var from = moment.plus(Duration.ofDays(question.momentDays()));
                        boolean once = asked.stream()
                                .noneMatch(one -> one.questionId() == question.questionId()
                                        && one.at().isAfter(moment)
                                        && !one.ended().equals("not-sent"));
                        return !from.isAfter(now) && from.plus(MOMENT_LASTS).isAfter(now) && once;
                    })
                    .isPresent();
        }
    }

    private Moments moments(long customerId) {
        return database.sql(QuestionRows.SQL.get("moments"))
                .param("customer", customerId)
                .query((row, number) -> new Moments(bought(row), replied(row)))
                .single();
    }

    /** Purchases bear local time without a zone. */
    private static Optional<Instant> bought(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getObject("bought", LocalDateTime.class))
                .map(local -> local.toInstant(ZoneOffset.UTC));
    }

    private static Optional<Instant> replied(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getObject("replied", OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }
}
