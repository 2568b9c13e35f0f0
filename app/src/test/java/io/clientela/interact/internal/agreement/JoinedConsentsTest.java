package io.clientela.interact.internal.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.identify.Joins;
import io.clientela.identify.internal.card.Cards;
import io.clientela.interact.Agreements;
import io.clientela.interact.Agreements.Proof;
import io.clientela.interact.Medium;
import io.clientela.interact.Purpose;
import io.clientela.interact.internal.conversation.Talking;
import io.clientela.platform.ClientelaTest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** What a customer consented to stays his when records are joined or split: the latest word holds (R6, R35). */
@ClientelaTest
@TestPropertySource(properties = "clientela.test=customers")
class JoinedConsentsTest {

    private static final Proof PAGE = new Proof("customer", "own-page", "Yes, write to me", "own page");

    @Autowired
    Agreements agreements;

    @Autowired
    Joins joins;

    @Autowired
    Cards cards;

    @Autowired
    JdbcClient jdbc;

    private long anna;
    private long bruno;

    @BeforeEach
    void firm() {
        var firm = new Talking(jdbc, cards);
        jdbc.sql("TRUNCATE interact.agreement, interact.consent CASCADE").update();
        anna = firm.customer("Anna Conti", "anna@posta.example", "+393471234567");
        bruno = firm.customer("Bruno Neri", "bruno@posta.example", "+393389876543");
    }

    private boolean agrees(long customer, Purpose purpose) {
        return agreements.consent(customer, purpose, Medium.EMAIL).isPresent();
    }

    private void give(long customer, Purpose purpose) {
        agreements.give(customer, Agreements.GENERAL, purpose, Medium.EMAIL, PAGE);
    }

    @Test
    void whatEitherSaidHoldsForTheJoinedAndComesBackToEachAfterTheUndoing() {
        give(anna, Purpose.OFFERS);
        give(bruno, Purpose.NEWS);
        give(bruno, Purpose.OFFERS);
        agreements.leave(bruno, Optional.of(Purpose.OFFERS), Optional.empty(), PAGE); // the latest word on offers
        var before = List.of(agreements.consents(anna), agreements.consents(bruno));

        var join = joins.join(anna, bruno, "user:anna", "same person");
        long one = joins.customerOf(anna).orElseThrow();
        assertThat(joins.customerOf(bruno)).hasValue(one);
        assertThat(agrees(one, Purpose.NEWS)).isTrue();
        assertThat(agrees(one, Purpose.OFFERS))
                .as("he left later than she agreed")
                .isFalse();
        assertThat(agreements.consents(one))
                .hasSize(before.get(0).size() + before.get(1).size());

        give(one, Purpose.QUESTIONS); // said while they were one
        joins.undo(join.joinId(), "user:anna", "mother and son");
        assertThat(agrees(anna, Purpose.OFFERS)).isTrue();
        assertThat(agrees(anna, Purpose.NEWS)).isFalse();
        assertThat(agrees(bruno, Purpose.NEWS)).isTrue();
        assertThat(agrees(bruno, Purpose.OFFERS)).isFalse();
        assertThat(agrees(anna, Purpose.QUESTIONS) ^ agrees(bruno, Purpose.QUESTIONS))
                .as("what was said in between belongs to one of the two")
                .isTrue();
    }

    @Test
    void aRecordThatIsTakenOutKeepsWhatWasSaidOfIt() {
        give(anna, Purpose.OFFERS);
        give(bruno, Purpose.NEWS);
        joins.join(anna, bruno, "user:anna", "same person");

        long alone = joins.split(bruno, "user:anna", "not she");

        assertThat(alone).isEqualTo(bruno);
        assertThat(agrees(anna, Purpose.OFFERS)).isTrue();
        assertThat(agrees(bruno, Purpose.OFFERS)).isFalse();
        assertThat(agrees(bruno, Purpose.NEWS)).isTrue();
    }
}
