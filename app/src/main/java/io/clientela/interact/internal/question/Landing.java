package io.clientela.interact.internal.question;

import io.clientela.differentiate.Need;
import io.clientela.differentiate.Needs;
import io.clientela.differentiate.Needs.Statement;
import io.clientela.differentiate.Shares;
import io.clientela.differentiate.Shares.Figure;
import io.clientela.differentiate.Shares.Scope;
import io.clientela.interact.Question;
import io.clientela.interact.Rewards;
import io.clientela.kernel.value.Outcome;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Brings answers to where they belong, with their provenance, and credits what was promised for them. */
@Component
class Landing {

    private final Needs needs;
    private final Shares shares;
    private final ObjectProvider<Rewards> rewards;

    Landing(Needs needs, Shares shares, ObjectProvider<Rewards> rewards) {
        this.needs = needs;
        this.shares = shares;
        this.rewards = rewards;
    }

    /** An answer with all that its provenance says. */
    record Arrived(long askedId, long customerId, Question question, List<String> choices, Understood answer, LocalDate on) {

        String source() {
            return "question:" + question.questionId() + " asked:" + askedId;
        }

        /** Whether he chose that nothing fits. */
        boolean none() {
            return answer.choice().isPresent()
                    && choices.get(answer.choice().getAsInt() - 1).startsWith("-");
        }
    }

    /** Where it went; empty where it stays with the question alone. */
    String land(Arrived arrived) {
        String who = "customer:" + arrived.customerId();
        return switch (arrived.question().fills()) {
            case NEED -> arrived.none() ? "" : need(arrived, who);
            case SPENDING -> arrived.answer().number().map(amount -> spending(arrived, amount, who)).orElse("");
            default -> "";
        };
    }

    private String need(Arrived arrived, String who) {
        String subject = arrived.question().subject().strip();
        String what = subject.isEmpty() ? arrived.answer().text() : subject + ": " + arrived.answer().text();
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

    /** Credits the points of an answer, once. */
    void reward(Arrived arrived) {
        var ledger = rewards.getIfAvailable();
        if (ledger != null && arrived.question().points() > 0) {
            ledger.credit(
                    arrived.customerId(),
                    "answer",
                    arrived.question().points(),
                    "asked:" + arrived.askedId(),
                    "system");
        }
    }
}
