package io.clientela.terminal;

import io.clientela.identify.CustomerCard;
import io.clientela.identify.Customers;
import io.clientela.interact.Agreements;
import io.clientela.interact.Agreements.Side;
import io.clientela.interact.Dialogue;
import io.clientela.interact.GateRules;
import io.clientela.interact.Gatekeeping;
import io.clientela.interact.Marks;
import io.clientela.interact.Medium;
import io.clientela.interact.Message;
import io.clientela.interact.Purpose;
import io.clientela.interact.Received;
import io.clientela.interact.Rewards;
import io.clientela.interact.Sendings;
import io.clientela.interact.Sendings.Line;
import io.clientela.interact.Sendings.Plan;
import io.clientela.interact.Templates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.springframework.beans.factory.BeanFactory;

/**
 * The sendings of the demo firm: one that went to the mail server of the demo and was answered, one that waits for somebody
 * to approve it; and the points that customers got for their answers and redeemed.
 */
final class DemoSendings {

    private static final String WHO = "demo";
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int ANSWERS = 12;
    private static final int REDEEM = 6;
    private static final long CHEAPEST = 100;

    private static final List<String> ANSWERED = List.of(
            "Bella idea la tavola in bianco e oro. I sottopiatti ci sono ancora?",
            "Grazie! Passo sabato in bottega a vedere i bicchieri.",
            "Quest'anno saremo in quattordici: avete la tovaglia da tre metri?",
            "Molto carine le proposte, ma per me troppo eleganti.",
            "Ne prendo sei, me li tenete da parte?",
            "Il centrotavola è quello della foto? Mi piace molto.");

    private final BeanFactory rooms;
    private final Sendings sendings;

    DemoSendings(BeanFactory rooms) {
        this.rooms = rooms;
        this.sendings = rooms.getBean(Sendings.class);
    }

    /**
     * Sends the one, plans the other.
     *
     * @param sent the experiment of the one that is sent
     * @param planned the experiment of the other
     * @param meanwhile done while the one is on its way
     * @return the sending that was sent
     */
    long begin(long sent, long planned, Runnable meanwhile) throws InterruptedException {
        long first = sendings.draft(
                plan("Natale in tavola", template("Natale in tavola", "Idee per la tavola di Natale"), sent), WHO);
        long second = sendings.draft(
                plan("Gennaio in bianco", template("Gennaio in bianco", "Lini e porcellane di gennaio"), planned), WHO);
        sendings.approve(first, WHO);
        atAnyHour(() -> {
            sendings.run(first, WHO);
            meanwhile.run();
            awaitSent(first);
        });
        answers(first);
        sendings.count(second, WHO);
        return first;
    }

    private long template(String name, String subject) {
        String body = """
            <mjml><mj-body><mj-section><mj-column>
            <mj-text font-size="20px">{{ firm }}</mj-text>
            <mj-text>{{ salutation }},</mj-text>
            <mj-text>{% if products.size > 0 %}Da noi sceglie spesso {{ products | first }}: abbiamo pensato a qualcosa che sta bene accanto.{% else %}abbiamo scelto qualcosa per la Sua tavola.{% endif %}</mj-text>
            <mj-text>Ci scriva che cosa Le serve: Le rispondiamo in giornata.{% if points > 0 %} Ha {{ points }} punti.{% endif %}</mj-text>
            <mj-text font-size="13px">Riceve questo messaggio perché {{ why }}. <a href="{{ leave_link }}">Non voglio più questi messaggi</a></mj-text>
            </mj-column></mj-section></mj-body></mjml>
            """;
        return rooms.getBean(Templates.class)
                .save(0, name, Purpose.NEWS, Map.of("it", new Templates.Text(subject, body)), WHO)
                .orElseThrow()
                .templateId();
    }

    private static Plan plan(String name, long template, long experiment) {
        return new Plan(
                name,
                Agreements.GENERAL,
                Purpose.NEWS,
                Optional.of(Medium.EMAIL),
                template,
                OptionalLong.empty(),
                OptionalLong.of(experiment),
                "si è iscritto alle nostre novità",
                "news:" + name.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'),
                Optional.empty());
    }

    /** Something that takes a moment. */
    private interface Work {
        void done() throws InterruptedException;
    }

    /** While it is done no hour is quiet: the demo may begin at night. */
    private void atAnyHour(Work work) throws InterruptedException {
        var gate = rooms.getBean(Gatekeeping.class);
        GateRules usual = gate.rules();
        gate.set(usual.atAnyHour(), WHO);
        try {
            work.done();
        } finally {
            gate.set(usual, WHO);
        }
    }

    /** Until all that can leave has left: those who wait for an answer of the firm are told nothing else. */
    private void awaitSent(long sending) throws InterruptedException {
        Instant deadline = Instant.now().plus(LONGEST);
        while (Instant.now().isBefore(deadline) && !isSent(sending)) {
            Thread.sleep(100);
        }
    }

    private boolean isSent(long sending) {
        if (sendings.find(sending).filter(one -> one.state().equals("queued")).isEmpty()) {
            return false;
        }
        var counts = sendings.counts(sending);
        return counts.in(Message.State.CLAIMED) == 0 && counts.waiting().getOrDefault("", 0L) == 0;
    }

    private List<Line> sent(long sending) {
        List<Line> lines = new ArrayList<>();
        sendings.messages(sending, line -> {
            if (line.handedAt().isPresent() && !line.reference().isEmpty()) {
                lines.add(line);
            }
        });
        return lines;
    }

    /** Some answer by mail, some say how they found it, one after the other. */
    private void answers(long sending) {
        var lines = sent(sending);
        for (int i = 0; i < ANSWERS && i < lines.size(); i++) {
            Line line = lines.get(i);
            Optional<CustomerCard> card = rooms.getBean(Customers.class).card(line.customerId());
            if (card.isPresent() && i % 4 != 3) {
                answer(card.get(), line, i);
            }
            rooms.getBean(Marks.class)
                    .rate(
                            line.customerId(),
                            line.messageId(),
                            Side.CUSTOMER,
                            new Marks.Given(OptionalInt.of(5 - i % 2), OptionalInt.of(5 - i % 4), ""),
                            "customer:" + line.customerId());
        }
    }

    private void answer(CustomerCard card, Line line, int number) {
        rooms.getBean(Dialogue.class)
                .receive(new Received(
                        Medium.EMAIL,
                        card.email(),
                        OptionalLong.of(card.customerId()),
                        "Re: Idee per la tavola di Natale",
                        ANSWERED.get(number % ANSWERED.size()),
                        "demo-answer-" + number + "@cliente.example",
                        List.of(line.reference()),
                        Optional.empty()));
    }

    /** Of those who got a sending, who has enough points for something redeems them. */
    void redeem(long sending) {
        var rewards = rooms.getBean(Rewards.class);
        int redeemed = 0;
        for (Line line : sent(sending)) {
            if (redeemed < REDEEM && rewards.balance(line.customerId()).points() >= CHEAPEST) {
                rewards.redeem(line.customerId(), "Un cucchiaio di legno", CHEAPEST, "demo:" + line.customerId(), WHO);
                redeemed++;
            }
        }
    }
}
