package io.clientela.interact.internal.question;

import io.clientela.differentiate.Need;
import io.clientela.differentiate.Needs;
import io.clientela.differentiate.Needs.Statement;
import io.clientela.differentiate.Shares;
import io.clientela.differentiate.Shares.Figure;
import io.clientela.differentiate.Shares.Scope;
import io.clientela.interact.Agreements.Side;
import io.clientela.interact.Marks;
import io.clientela.interact.Marks.Given;
import io.clientela.interact.Marks.Mark;
import io.clientela.interact.Question;
import io.clientela.interact.Questions.Asked;
import io.clientela.interact.Rewards;
import io.clientela.kernel.value.Outcome;
import io.clientela.measure.Attitudes;
import io.clientela.measure.Attitudes.About;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Brings answers to where they belong, with their provenance, and credits what was promised for them. */
@Component
class Landing {

    private final Attitudes attitudes;
    private final Clock clock;
    private final Needs needs;
    private final Shares shares;
    private final Marks marks;
    private final Rewards rewards;
    private final JdbcClient database;

    Landing(
            Needs needs,
            Shares shares,
            Marks marks,
            Rewards rewards,
            JdbcClient database,
            Attitudes attitudes,
            Clock clock) {
        this.attitudes = attitudes;
        this.clock = clock;
        this.needs = needs;
        this.shares = shares;
        this.marks = marks;
        this.rewards = rewards;
        this.database = database;
    }

    /** An answer with all that its provenance says. */
    record Arrived(Asked asked, Question question, Understood answer, LocalDate on) {

        long customerId() {
            return asked.customerId();
        }

        String source() {
            return "question:" + question.questionId() + " asked:" + asked.askedId();
        }

        /** Whether he chose that nothing fits. */
        boolean none() {
            return answer.choice().isPresent()
                    && asked.choices().get(answer.choice().getAsInt() - 1).startsWith("-");
        }
    }

    /** Where it went; empty where it stays with the question alone. */
    String land(Arrived arrived) {
        String who = "customer:" + arrived.customerId();
        return switch (arrived.question().fills()) {
            case NEED -> arrived.none() ? "" : need(arrived, who);
            case SPENDING ->
                arrived.answer()
                        .number()
                        .map(amount -> spending(arrived, amount, who))
                        .orElse("");
            case UNDERSTOOD -> mark(arrived, arrived.answer().number(), Optional.empty(), who);
            case INTERESTING -> mark(arrived, Optional.empty(), arrived.answer().number(), who);
            case SATISFACTION, TRUST, LOYALTY, ADVOCACY, BUYING, USING -> attitude(arrived, who);
            case FACT, PREFERENCE -> "";
        };
    }

    private String attitude(Arrived arrived, String who) {
        var about = About.valueOf(arrived.question().fills().name());
        return arrived.answer()
                .number()
                .map(number -> new Attitudes.Mark(
                        arrived.customerId(), about, number.intValue(), clock.instant(), arrived.source()))
                .filter(mark -> attitudes.record(mark, who))
                .map(mark -> "attitude:" + about)
                .orElse("");
    }

    private String need(Arrived arrived, String who) {
        String subject = arrived.question().subject().strip();
        String what = subject.isEmpty()
                ? arrived.answer().text()
                : subject + ": " + arrived.answer().text();
        var statement = new Statement(
                arrived.customerId(),
                what.length() > 300 ? what.substring(0, 300) : what,
                "",
                "",
                Need.Origin.ANSWER,
                arrived.source(),
                Optional.empty());
        return needs.state(statement, who) instanceof Outcome.Known<Long> known ? "need:" + known.value() : "";
    }

    /** Of spending nothing at all there is no figure: nothing can be a part of it. */
    private String spending(Arrived arrived, BigDecimal amount, String who) {
        if (amount.signum() <= 0) {
            return "";
        }
        var figure = new Figure(
                Scope.CUSTOMER,
                arrived.customerId(),
                "",
                arrived.question().subject().strip(),
                amount,
                Optional.empty(),
                Optional.empty(),
                arrived.on(),
                arrived.source());
        return shares.enter(figure, who) ? "spending:" + figure.category() : "";
    }

    /** What he thinks of the last message he got of us. */
    private String mark(
            Arrived arrived, Optional<BigDecimal> understood, Optional<BigDecimal> interesting, String who) {
        var message = database.sql(QuestionRows.SQL.get("last-news"))
                .param("customer", arrived.customerId())
                .query(Long.class)
                .optional();
        var given = new Given(whole(understood), whole(interesting), "");
        return message.filter(id ->
                        marks.rate(arrived.customerId(), id, Side.CUSTOMER, given, who) instanceof Outcome.Known<Mark>)
                .map(id -> "mark:" + id)
                .orElse("");
    }

    private static OptionalInt whole(Optional<BigDecimal> number) {
        return number.map(one -> OptionalInt.of(one.intValueExact())).orElse(OptionalInt.empty());
    }

    /**
     * Credits the points of an answer, once: under the message by which it was asked, so that what the agreement promises for
     * answering that message is not credited beside it.
     */
    void reward(Arrived arrived) {
        if (arrived.question().points() > 0) {
            var message = arrived.asked().messageId();
            rewards.credit(
                    arrived.customerId(),
                    "question",
                    arrived.question().points(),
                    message.isPresent()
                            ? "message:" + message.getAsLong()
                            : "asked:" + arrived.asked().askedId(),
                    "system");
        }
    }
}
