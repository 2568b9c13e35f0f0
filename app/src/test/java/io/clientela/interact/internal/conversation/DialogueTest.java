package io.clientela.interact.internal.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.identify.Joins;
import io.clientela.identify.internal.card.Cards;
import io.clientela.interact.Dialogue;
import io.clientela.interact.Dialogue.Turn;
import io.clientela.interact.Medium;
import io.clientela.interact.Received;
import io.clientela.interact.internal.medium.setting.SecretBox;
import io.clientela.platform.ClientelaTest;
import io.clientela.platform.DataFolder;
import io.clientela.platform.TestFolders;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** What comes in joins the one conversation of its customer, once (R28, R32). */
@ClientelaTest
@TestPropertySource(properties = "clientela.test=customers")
class DialogueTest {

    @Autowired
    Dialogue dialogue;

    @Autowired
    Joins joins;

    @Autowired
    SubjectMark marks;

    @Autowired
    Cards cards;

    @Autowired
    JdbcClient jdbc;

    private Talking firm;
    private long anna;
    private long bruno;

    @BeforeEach
    void firm() {
        firm = new Talking(jdbc, cards);
        anna = firm.customer("Anna Conti", "anna@posta.example", "+393471234567");
        bruno = firm.customer("Bruno Neri", "bruno@posta.example", "+393389876543");
    }

    private String placedBy(long receivedId) {
        return jdbc.sql("SELECT coalesce(record_id::text, '-') || ' ' || placed_by || unplaced_why FROM"
                        + " interact.received WHERE received_id = :id")
                .param("id", receivedId)
                .query(String.class)
                .single();
    }

    @Test
    void itIsPlacedByReferenceThenMarkThenAddress() {
        long sent = firm.sent(anna, Medium.EMAIL, "<m1@firm.example>", "");
        assertThat(placedBy(
                        dialogue.receive(Talking.mail("stranger@x.example", "Re: News", "r1", "<m1@firm.example>"))))
                .as("a reference, from an address that nobody knows")
                .isEqualTo(anna + " reference");
        assertThat(placedBy(dialogue.receive(Talking.mail("bruno@posta.example", "Re: News", "r2", "m1@firm.example"))))
                .as("a reference holds against an address")
                .isEqualTo(anna + " reference");
        assertThat(placedBy(dialogue.receive(Talking.mail("x@x.example", "Re: News", "r3", "unknown", "r1"))))
                .as("what he wrote himself")
                .isEqualTo(anna + " reference");
        String marked = marks.mark("Re: News", sent);
        assertThat(placedBy(dialogue.receive(Talking.mail("other@x.example", marked, "r4"))))
                .isEqualTo(anna + " mark");
        assertThat(placedBy(dialogue.receive(Talking.mail("bruno@posta.example", marked, "r5"))))
                .as("a mark that somebody else bears")
                .isEqualTo("- mark-of-another");
        assertThat(placedBy(dialogue.receive(Talking.mail("Bruno <BRUNO@posta.example>", "Hello", "r6"))))
                .isEqualTo(bruno + " address");
        assertThat(placedBy(dialogue.receive(Talking.mail("new@x.example", "Hello", "r7"))))
                .isEqualTo("- unknown-address");
        var text = new Received(
                Medium.SMS, "+39 347 1234567", OptionalLong.empty(), "", "Yes", "s1", List.of(), Optional.empty());
        assertThat(placedBy(dialogue.receive(text))).isEqualTo(anna + " address");
        firm.customer("Carla Conti", "anna@posta.example", "");
        assertThat(placedBy(dialogue.receive(Talking.mail("anna@posta.example", "Hi", "r8"))))
                .isEqualTo("- several-customers");
        var own = new Received(Medium.WEB, "", OptionalLong.of(bruno), "", "Hi", "", List.of(), Optional.empty());
        assertThat(placedBy(dialogue.receive(own))).isEqualTo(bruno + " known");
    }

    /** Whoever knows how numbers are counted cannot speak in the name of another. */
    @Test
    void aMarkThatWasGuessedHoldsForNobody() {
        long sent = firm.sent(anna, Medium.EMAIL, "<m3@firm.example>", "");
        String right = marks.of(sent);
        String number = right.substring(2, right.indexOf('-'));
        var elsewhere = new SubjectMark(new SecretBox(new DataFolder(TestFolders.fresh("elsewhere"))));
        for (String guessed : List.of("[#" + number + "-" + number + "]", elsewhere.of(sent))) {
            assertThat(placedBy(dialogue.receive(Talking.mail("stranger@x.example", "Re: " + guessed, "g" + guessed))))
                    .isEqualTo("- unknown-address");
        }
        assertThat(placedBy(dialogue.receive(Talking.mail("anna@posta.example", elsewhere.mark("Hi", sent), "g3"))))
                .isEqualTo(anna + " address");
    }

    @Test
    void theSameReferenceIsTakenInOnceHoweverManyBringIt() throws Exception {
        var mail = Talking.mail("anna@posta.example", "Hello", "once@posta.example");
        try (var many = Executors.newFixedThreadPool(8)) {
            var numbers = new HashSet<Long>();
            List<Callable<Long>> calls = java.util.Collections.nCopies(24, () -> dialogue.receive(mail));
            for (var answer : many.invokeAll(calls)) {
                numbers.add(answer.get());
            }
            assertThat(numbers).hasSize(1);
        }
        assertThat(dialogue.of(anna, OptionalLong.empty(), 10)).hasSize(1);
    }

    @Test
    void bothDirectionsOfAllMediaAreOneConversationThatFollowsJoinsAndTheirUndoing() {
        firm.sent(anna, Medium.EMAIL, "<m2@firm.example>", "");
        firm.sent(bruno, Medium.SMS, "sms-1", "");
        dialogue.receive(Talking.mail("anna@posta.example", "One", "a1", "<m2@firm.example>"));
        dialogue.receive(Talking.mail("bruno@posta.example", "Two", "b1"));
        assertThat(dialogue.of(anna, OptionalLong.empty(), 10))
                .extracting(Turn::received)
                .containsExactly(true, false);
        var kept = joins.join(anna, bruno, "user:anna", "same person");
        long one = dialogue.of(anna, OptionalLong.empty(), 10).isEmpty() ? bruno : anna;
        var turns = dialogue.of(one, OptionalLong.empty(), 10);
        assertThat(turns).hasSize(4).isSortedAccordingTo((a, b) -> Long.compare(b.turnId(), a.turnId()));
        assertThat(dialogue.of(one, OptionalLong.of(turns.get(1).turnId()), 10)).isEqualTo(turns.subList(2, 4));
        assertThat(turns.stream()
                        .filter(Turn::received)
                        .filter(turn -> turn.message().isPresent()))
                .singleElement()
                .satisfies(turn ->
                        assertThat(turn.message().orElseThrow().reference()).isEqualTo("<m2@firm.example>"));
        joins.undo(kept.joinId(), "user:anna", "no");
        assertThat(dialogue.of(anna, OptionalLong.empty(), 10)).hasSize(2);
        assertThat(dialogue.of(bruno, OptionalLong.empty(), 10)).hasSize(2);
    }
}
