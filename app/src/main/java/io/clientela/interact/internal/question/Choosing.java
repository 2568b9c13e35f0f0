package io.clientela.interact.internal.question;

import io.clientela.interact.Question;
import io.clientela.interact.Questions.Asked;
import io.clientela.interact.internal.gate.FactsReader;
import io.clientela.interact.internal.row.Languages;
import io.clientela.kernel.value.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which question is next for a customer, and in which language. */
@Component
class Choosing {

    /** A moment has passed when so long a time went by after the day on which it was to be asked. */
    private static final Duration MOMENT_LASTS = Duration.ofDays(14);

    /** No answer comes any more after so long. */
    private static final Duration PATIENCE = Duration.ofDays(45);

    private final JdbcClient database;
    private final QuestionRows rows;
    private final KnownAnswers known;
    private final FactsReader facts;
    private final Languages languages;
    private final Clock clock;

    Choosing(
            JdbcClient database,
            QuestionRows rows,
            KnownAnswers known,
            FactsReader facts,
            Languages languages,
            Clock clock) {
        this.database = database;
        this.facts = facts;
        this.languages = languages;
        this.rows = rows;
        this.known = known;
        this.clock = clock;
    }

    /** What he would be asked next; {@code open-question} where one waits, else {@code nothing-to-ask}. */
    Outcome<Question> next(long customerId) {
        return Objects.requireNonNull(next(List.of(customerId)).get(customerId));
    }

    /** The same of each of some customers. */
    Map<Long, Outcome<Question>> next(Collection<Long> customerIds) {
        var records = records(customerIds);
        var asked = rows.of(customerIds);
        var moments = moments(customerIds);
        var active = rows.all().stream().filter(Question::active).toList();
        Map<Long, Outcome<Question>> next = new LinkedHashMap<>();
        for (long customer : customerIds) {
            next.put(
                    customer,
                    records.containsKey(customer)
                            ? next(
                                    customer,
                                    active,
                                    asked.getOrDefault(customer, List.of()),
                                    moments.getOrDefault(customer, Moments.NONE))
                            : new Outcome.Unknown<>("no-customer", String.valueOf(customer)));
        }
        return next;
    }

    private Outcome<Question> next(long customerId, List<Question> active, List<Asked> asked, Moments moments) {
        if (asked.stream().anyMatch(Asked::open)) {
            return new Outcome.Unknown<>("open-question", "");
        }
        var now = clock.instant();
        return active.stream()
                .filter(question -> moments.isOn(question, asked, now))
                .filter(question -> known.why(customerId, question, asked, now).isEmpty())
                .findFirst()
                .<Outcome<Question>>map(Outcome.Known::new)
                .orElseGet(() -> new Outcome.Unknown<>("nothing-to-ask", ""));
    }

    Optional<String> known(long customerId, Question question) {
        return known.why(customerId, question, rows.of(customerId), clock.instant());
    }

    /** The record of each of some customers on which what he is asked hangs; who is nobody, or was erased, has none. */
    Map<Long, Long> records(Collection<Long> customerIds) {
        return facts.present(customerIds);
    }

    /** Ends what waits for no answer any more. */
    void endStale(Collection<Long> customerIds) {
        database.sql(QuestionRows.SQL.get("end-stale"))
                .param("customers", QuestionRows.array(customerIds))
                .param("at", now())
                .param("before", clock.instant().minus(PATIENCE).atOffset(ZoneOffset.UTC))
                .update();
    }

    OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    /** The language in which each of some customers is written to. */
    Map<Long, String> languages(Collection<Long> customerIds) {
        return languages.of(customerIds);
    }

    /** When a customer bought last and when we answered him last. */
    private record Moments(Optional<Instant> bought, Optional<Instant> replied) {

        static final Moments NONE = new Moments(Optional.empty(), Optional.empty());

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

    private Map<Long, Moments> moments(Collection<Long> customerIds) {
        Map<Long, Moments> moments = new HashMap<>();
        database.sql(QuestionRows.SQL.get("moments"))
                .param("customers", QuestionRows.array(customerIds))
                .query((ResultSet row) -> {
                    moments.put(row.getLong("customer_id"), new Moments(bought(row), replied(row)));
                });
        return moments;
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
