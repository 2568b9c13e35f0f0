package io.clientela.interact.internal.reward;

import static io.clientela.interact.internal.Sendable.proof;
import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.Beside;
import io.clientela.interact.Agreements.Agreement;
import io.clientela.interact.Agreements.Side;
import io.clientela.interact.Agreements.Terms;
import io.clientela.interact.Medium;
import io.clientela.interact.Purpose;
import io.clientela.interact.Rewards;
import io.clientela.interact.internal.Sendable;
import io.clientela.platform.SetClock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** R36, R51: what the agreement promises for an answer is credited as it was promised when he answered. */
@Beside
class TakingPartTest {

    private final SetClock now = new SetClock(Sendable.NOON);
    private final Sendable firm = Sendable.fresh(now);
    private final long customer = firm.customers(1).getFirst();

    @AfterEach
    void close() {
        firm.close();
    }

    private void later(int hours) {
        now.pass(Duration.ofHours(hours));
    }

    private Agreement agree(int answer, int question) {
        var terms = new Terms(
                Map.of(Purpose.QUESTIONS, Set.of(Medium.EMAIL)),
                4,
                "points",
                "answers",
                Map.of("answer", answer, "question", question),
                LocalDate.of(2026, 1, 1),
                Optional.empty());
        var proposed = firm.agreements().propose(customer, "general", terms, Side.FIRM, proof("user:Anna", "staff"));
        return firm.agreements()
                .accept(proposed.agreementId(), proposed.version(), Side.CUSTOMER, proof("x", "own-page"));
    }

    /** A message of ours and what came in answer to it, of which nobody heard. Answers the number of what came in. */
    private long answered(boolean automatic) {
        return firm.sql()
                .sql("""
                    WITH ours AS (
                        INSERT INTO interact.message (record_id, purpose, medium, language, subject, body, why, state, planned_by,
                            planned_at, due_at, handed_at)
                        VALUES (:customer, 'QUESTIONS', 'EMAIL', 'en', 's', 'b', 'because', 'HANDED_OVER', 'x', :at, :at, :at)
                        RETURNING message_id)
                    INSERT INTO interact.received (record_id, medium, body, message_id, sent_at, taken_at, automatic)
                    SELECT :customer, 'EMAIL', 'yes', message_id, :at, :at, :automatic FROM ours RETURNING received_id\
                    """)
                .param("customer", customer)
                .param("at", now.instant().atOffset(ZoneOffset.UTC))
                .param("automatic", automatic)
                .query(Long.class)
                .single();
    }

    private void answersAQuestion(long received) {
        firm.sql()
                .sql("""
                    WITH question AS (
                        INSERT INTO interact.question (position, kind, fills, made_at, made_by)
                        VALUES (1, 'SCALE', 'TRUST', now(), 'x') RETURNING question_id)
                    INSERT INTO interact.asked (question_id, record_id, medium, language, body, asked_at, asked_by, answered_at,
                        received_id)
                    SELECT question_id, :customer, 'EMAIL', 'en', 'Do you trust us?', now(), 'x', now(), :received FROM question\
                    """)
                .param("customer", customer)
                .param("received", received)
                .update();
    }

    private long points() {
        return firm.get(Rewards.class).balance(customer).points();
    }

    @Test
    void whatNobodyHeardIsCreditedAsItWasPromisedThen() {
        var taking = firm.get(TakingPart.class);
        answered(false); // nothing was agreed yet
        later(1);
        agree(10, 25);
        later(1);
        answersAQuestion(answered(false));
        answered(true); // a program did
        later(1);
        var agreement = agree(3, 7);
        later(1);
        answered(false);
        later(1);
        firm.agreements().end(agreement.agreementId(), Side.CUSTOMER, proof("x", "own-page"));
        later(1);
        answered(false); // nothing is agreed any more
        assertThat(taking.catchUp()).isEqualTo(2);
        assertThat(points()).isEqualTo(25 + 3);
        assertThat(taking.catchUp()).isZero();
    }
}
