package io.clientela.interact.internal.question;

import io.clientela.differentiate.NeedFilter;
import io.clientela.differentiate.Needs;
import io.clientela.differentiate.Shares;
import io.clientela.identify.CustomerPage.FieldValues;
import io.clientela.identify.Customers;
import io.clientela.identify.Lookup;
import io.clientela.interact.Question;
import io.clientela.interact.Questions.Asked;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether the answer to a question is known: by an answer given before, by the needs, by figures of spending, by the sources. */
@Component
class KnownAnswers {

    private static final int MOST = 1_000;

    private final Customers customers;
    private final Needs needs;
    private final Shares shares;

    KnownAnswers(Customers customers, Needs needs, Shares shares) {
        this.customers = customers;
        this.needs = needs;
        this.shares = shares;
    }

    /**
     * From where the answer is known; empty where it is not.
     *
     * @param asked what the customer was asked, the latest first
     * @return a message key with arguments
     */
    Optional<String> why(long customerId, Question question, List<Asked> asked, Instant now) {
        return answered(question, asked, now).or(() -> switch (question.fills()) {
            case NEED -> byNeeds(customerId, question);
            case SPENDING -> byFigures(customerId, question);
            case FACT -> bySources(customerId, question);
            default -> Optional.empty();
        });
    }

    /** The same question answered, or another one of the same subject, unless it is time to ask again. */
    private static Optional<String> answered(Question question, List<Asked> asked, Instant now) {
        return asked.stream()
                .filter(one -> one.questionId() == question.questionId())
                .filter(one -> one.answered().isPresent() || one.ended().equals("no-answer"))
                .findFirst()
                .filter(one -> {
                    var last = one.answered().map(answer -> answer.at()).orElse(one.at());
                    return question.againDays() == 0
                            || last.plus(Duration.ofDays(question.againDays())).isAfter(now);
                })
                .map(one -> (one.answered().isPresent() ? "question.known.answered|" : "question.known.silent|")
                        + one.answered()
                                .map(answer -> answer.at())
                                .orElse(one.at())
                                .atZone(ZoneOffset.UTC)
                                .toLocalDate());
    }

    private Optional<String> byNeeds(long customerId, Question question) {
        String subject = question.subject().strip().toLowerCase(Locale.ROOT);
        if (subject.isEmpty()) {
            return Optional.empty();
        }
        return needs.list(his(customerId), 0, MOST).stream()
                .filter(need -> need.what().toLowerCase(Locale.ROOT).contains(subject))
                .findFirst()
                .map(need -> "question.known.need|" + need.what());
    }

    private static NeedFilter his(long customerId) {
        return new NeedFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(customerId));
    }

    private Optional<String> byFigures(long customerId, Question question) {
        return shares.figures(Optional.of(Shares.Scope.CUSTOMER), customerId, MOST).stream()
                .filter(entered -> !entered.takenBack()
                        && entered.figure().customerId() == customerId
                        && entered.figure()
                                .category()
                                .equalsIgnoreCase(question.subject().strip()))
                .findFirst()
                .map(entered -> "question.known.spending|" + entered.figure().on());
    }

    private Optional<String> bySources(long customerId, Question question) {
        String field = question.subject().strip().toUpperCase(Locale.ROOT);
        return customers.find(customerId) instanceof Lookup.Here here
                ? here.page().fields().stream()
                        .filter(values -> values.field().equals(field))
                        .map(FieldValues::shown)
                        .flatMap(Optional::stream)
                        .findFirst()
                        .map(shown -> "question.known.field|" + field + "|" + shown)
                : Optional.empty();
    }
}
