package io.clientela.interact.internal.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.identify.internal.card.Cards;
import io.clientela.interact.AnswerReceived;
import io.clientela.interact.Conversations;
import io.clientela.interact.Conversations.Answer;
import io.clientela.interact.Conversations.Entry;
import io.clientela.interact.Conversations.Unplaced;
import io.clientela.interact.Conversations.View;
import io.clientela.interact.Dialogue;
import io.clientela.interact.Medium;
import io.clientela.interact.Message;
import io.clientela.interact.Outbox;
import io.clientela.interact.Purpose;
import io.clientela.interact.Received;
import io.clientela.kernel.value.Outcome;
import io.clientela.organize.PersonId;
import io.clientela.platform.ClientelaTest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Staff see what waits and since when, and what they do can be taken back (R28, R32). */
@ClientelaTest
@RecordApplicationEvents
@TestPropertySource(properties = "clientela.test=customers")
class ConversationsTest {

    private static final String WHO = "user:Anna";
    private static final PersonId ME = new PersonId(7);

    @Autowired
    Conversations conversations;

    @Autowired
    Outbox outbox;

    @Autowired
    Dialogue dialogue;

    @Autowired
    SubjectMark marks;

    @Autowired
    Cards cards;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEvents heard;

    private Talking firm;
    private long anna;
    private long bruno;

    @BeforeEach
    void firm() {
        jdbc.sql("TRUNCATE interact.answer_target, interact.assignment, interact.note")
                .update();
        firm = new Talking(jdbc, cards);
        anna = firm.customer("Anna Conti", "anna@posta.example", "+393471234567");
        bruno = firm.customer("Bruno Neri", "bruno@posta.example", "");
    }

    private long says(String from, String reference, int hoursAgo) {
        long id = dialogue.receive(Talking.mail(from, "Hello", reference));
        jdbc.sql("UPDATE interact.received SET taken_at = taken_at - make_interval(hours => :h),"
                        + " sent_at = sent_at - make_interval(hours => :h) WHERE received_id = :id")
                .param("h", hoursAgo)
                .param("id", id)
                .update();
        return id;
    }

    private long openCases() {
        return jdbc.sql("SELECT count(*) FROM interact.v_open_case c JOIN identify.record r USING (record_id)"
                        + " WHERE r.customer_id = :customer")
                .param("customer", anna)
                .query(Long.class)
                .single();
    }

    @Test
    void theLongestWaitingStandsFirstAndWhatIsDoneCanBeUndone() {
        says("bruno@posta.example", "b1", 2);
        says("anna@posta.example", "a1", 30);
        says("anna@posta.example", "a2", 1);
        var open = conversations.list(View.OPEN, ME, 10);
        assertThat(open).extracting(Entry::customerId).containsExactly(anna, bruno);
        assertThat(open.getFirst().waiting()).isEqualTo(2);
        assertThat(conversations.counts(ME)).isEqualTo(new Conversations.Counts(2, 0, 1, 0));
        conversations.setTarget(48, WHO);
        assertThat(conversations.counts(ME).late()).isZero();

        conversations.assign(anna, Optional.of(ME), WHO);
        assertThat(conversations.list(View.MINE, ME, 10))
                .extracting(Entry::customerId)
                .containsExactly(anna);
        conversations.assign(anna, Optional.empty(), WHO);
        assertThat(conversations.list(View.MINE, ME, 10)).isEmpty();

        assertThat(openCases()).as("the gate waits for them").isEqualTo(2);
        assertThat(conversations.close(anna, conversations.waiting(anna), WHO)).isEqualTo(2);
        assertThat(openCases()).as("what was closed holds nothing up").isZero();
        assertThat(conversations.list(View.OPEN, ME, 10))
                .extracting(Entry::customerId)
                .containsExactly(bruno);
        assertThat(conversations.list(View.ANSWERED, ME, 10))
                .extracting(Entry::customerId)
                .containsExactly(anna);
        assertThat(conversations.reopen(anna, WHO)).isEqualTo(2);
        assertThat(conversations.find(anna).orElseThrow())
                .isEqualTo(conversations.list(View.OPEN, ME, 10).getFirst());
    }

    @Test
    void anAnswerThatDidNotLeaveSettlesNothing() {
        long said = says("anna@posta.example", "a1", 1);
        long answer = firm.sent(anna, Medium.EMAIL, "<answer@firm.example>", "");
        jdbc.sql("UPDATE interact.message SET purpose = 'ANSWER' WHERE message_id = :m")
                .param("m", answer)
                .update();
        jdbc.sql("UPDATE interact.received SET settled_at = now(), settled_by = 'x', settled_with = :m WHERE"
                        + " received_id = :r")
                .param("m", answer)
                .param("r", said)
                .update();
        assertThat(conversations.list(View.OPEN, ME, 10)).isEmpty();
        jdbc.sql("UPDATE interact.message SET state = 'FAILED' WHERE message_id = :m")
                .param("m", answer)
                .update();
        assertThat(conversations.list(View.OPEN, ME, 10))
                .extracting(Entry::customerId)
                .containsExactly(anna);
        assertThat(conversations.close(anna, conversations.waiting(anna), WHO)).isEqualTo(1);
        assertThat(conversations.list(View.OPEN, ME, 10)).isEmpty();
    }

    private Message answer(List<Long> received) {
        var answer = new Answer(anna, Medium.EMAIL, "en", "Re: Hello", "Yes, until six.", "You wrote to us.", received);
        return ((Outcome.Known<Message>) conversations.answer(answer, WHO)).value();
    }

    @Test
    void whatCameInAfterThePageWasOpenedWaitsOn() {
        long read = says("anna@posta.example", "a1", 2);
        long theirs = says("bruno@posta.example", "b1", 2);
        var seen = conversations.waiting(anna);
        assertThat(seen).containsExactly(read);
        long later = says("anna@posta.example", "a2", 0);
        conversations.read(anna, seen, WHO);
        assertThat(dialogue.of(anna, OptionalLong.empty(), 10))
                .extracting(Dialogue.Turn::readBy)
                .containsExactly("", WHO);
        assertThat(answer(seen).inReplyTo()).as("what was read is answered").hasValue(read);
        assertThat(conversations.waiting(anna)).containsExactly(later);
        assertThat(conversations.find(anna).orElseThrow().waiting()).isEqualTo(1);
        assertThat(conversations.close(anna, seen, WHO)).isZero();
        assertThat(conversations.close(anna, List.of(later, theirs), WHO)).isEqualTo(1);
        assertThat(conversations.waiting(bruno)).as("another's are his").containsExactly(theirs);
    }

    @Test
    void anAnswerLeavesByTheOutboxAndWhatItAnswersWaitsAgainWhereItIsRecalled() {
        long said = says("anna@posta.example", "a1", 1);
        var message = answer(List.of(said));
        assertThat(message.purpose()).isEqualTo(Purpose.ANSWER);
        assertThat(message.inReplyTo()).hasValue(said);
        assertThat(message.fromData()).isEqualTo("received:" + said);
        assertThat(conversations.list(View.OPEN, ME, 10)).isEmpty();
        assertThat(dialogue.of(anna, OptionalLong.empty(), 10).getFirst().messageId())
                .as("on its way, the customer's turn behind it")
                .hasValue(message.messageId());
        assertThat(outbox.recall(message.messageId(), WHO, "wrong")).isTrue();
        assertThat(conversations.list(View.OPEN, ME, 10))
                .extracting(Entry::customerId)
                .containsExactly(anna);
        assertThat(conversations.answer(new Answer(987_654_321, Medium.EMAIL, "en", "", "x", "x", List.of()), WHO))
                .isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void whatAProgramWroteIsNobodysAnswerWhereverItIsPlaced() {
        long away = dialogue.receive(new Received(
                Medium.EMAIL,
                "bruno@posta.example",
                OptionalLong.empty(),
                "Out of office",
                "Back on Monday",
                "away",
                List.of(),
                Optional.empty(),
                true));
        assertThat(conversations.takeOut(away, WHO)).isTrue();
        assertThat(conversations.place(away, anna, WHO)).isTrue();
        assertThat(heard.stream(AnswerReceived.class)).isEmpty();
        assertThat(conversations.waiting(anna)).isEmpty();
        assertThat(conversations.list(View.ANSWERED, ME, 10)).isEmpty();
        assertThat(conversations.reopen(anna, WHO)).isZero();
        assertThat(conversations.answerable(anna)).isFalse();
        assertThat(openCases()).isZero();
        long said = says("anna@posta.example", "a1", 1);
        assertThat(heard.stream(AnswerReceived.class))
                .singleElement()
                .satisfies(event -> assertThat(event.receivedId()).isEqualTo(said));
    }

    @Test
    void whatAnswersNothingIsNoAnswer() {
        var first = new Answer(bruno, Medium.EMAIL, "en", "Offer", "Buy now.", "You wrote to us.", List.of());
        var nothing = new Outcome.Unknown<Message>("nothing-to-answer", String.valueOf(bruno));
        assertThat(conversations.answerable(bruno)).isFalse();
        assertThat(conversations.answer(first, WHO)).as("he never wrote").isEqualTo(nothing);
        long annas = says("anna@posta.example", "a1", 1);
        var hers = new Answer(bruno, Medium.EMAIL, "en", "Offer", "Buy now.", "You wrote to us.", List.of(annas));
        assertThat(conversations.answer(hers, WHO)).as("another wrote").isEqualTo(nothing);

        long said = says("bruno@posta.example", "b1", 40 * 24);
        assertThat(conversations.answerable(bruno)).as("it waits, however long").isTrue();
        assertThat(conversations.close(bruno, List.of(said), WHO)).isEqualTo(1);
        assertThat(conversations.answer(first, WHO)).as("settled, and long ago").isEqualTo(nothing);
        assertThat(outbox.of(bruno, 10)).isEmpty();

        long again = says("bruno@posta.example", "b2", 20 * 24);
        assertThat(conversations.close(bruno, List.of(again), WHO)).isEqualTo(1);
        assertThat(((Outcome.Known<Message>) conversations.answer(first, WHO))
                        .value()
                        .inReplyTo())
                .as("settled not long ago")
                .hasValue(again);
    }

    @Test
    void whatHasNoPlaceWaitsForAPersonAndCanBeTakenOutAgain() {
        long sent = firm.sent(anna, Medium.EMAIL, "<m@firm.example>", "");
        long lost = dialogue.receive(Talking.mail("bruno@posta.example", marks.mark("Re: Offer", sent), "u1"));
        long advertising = dialogue.receive(Talking.mail("win@lottery.example", "You won", "u2"));
        assertThat(conversations.unplaced(false, 10))
                .extracting(Unplaced::receivedId)
                .containsExactly(advertising, lost);
        assertThat(conversations.unplaced(false, 10).getLast().candidates())
                .as("who bears the mark, then who has the address")
                .containsExactly(anna, bruno);
        assertThat(conversations.setAside(advertising, true, WHO)).isTrue();
        assertThat(conversations.unplaced(true, 10))
                .extracting(Unplaced::receivedId)
                .containsExactly(advertising);
        assertThat(conversations.place(lost, bruno, WHO)).isTrue();
        assertThat(conversations.place(lost, anna, WHO)).as("placed already").isFalse();
        assertThat(conversations.counts(ME)).isEqualTo(new Conversations.Counts(1, 0, 0, 0));
        assertThat(dialogue.of(bruno, OptionalLong.empty(), 10)).hasSize(1);
        assertThat(conversations.takeOut(lost, WHO)).isTrue();
        assertThat(dialogue.of(bruno, OptionalLong.empty(), 10)).isEmpty();
        assertThat(conversations.unplaced(false, 10))
                .extracting(Unplaced::receivedId)
                .containsExactly(lost);
        assertThat(conversations.place(lost, 987_654_321, WHO))
                .as("nobody of that number")
                .isFalse();
        conversations.note(anna, "Call before ten", WHO);
        assertThat(conversations.notes(anna))
                .singleElement()
                .extracting(Conversations.Note::text)
                .isEqualTo("Call before ten");
        assertThat(dialogue.of(anna, OptionalLong.empty(), 10))
                .as("the customer never sees a note")
                .hasSize(1);
    }
}
