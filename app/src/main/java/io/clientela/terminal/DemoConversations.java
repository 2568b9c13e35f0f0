package io.clientela.terminal;

import io.clientela.identify.CustomerCard;
import io.clientela.identify.Customers;
import io.clientela.interact.Conversations;
import io.clientela.interact.Dialogue;
import io.clientela.interact.Medium;
import io.clientela.interact.Received;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.beans.factory.BeanFactory;

/** Customers of the demo firm write; some are answered, some wait. */
final class DemoConversations {

    private static final String WHO = "demo";

    /** What they write: subject, text, and the answer of the firm, empty where it waits. */
    private record Said(String subject, String text, String answer) {}

    private static final List<Said> SAID = List.of(
            new Said(
                    "Consegna di lunedì",
                    "Buongiorno, da gennaio potreste consegnare il lunedì mattina? Il martedì siamo chiusi.",
                    "Buongiorno, sì: da gennaio consegniamo il lunedì mattina. A presto."),
            new Said("Piatti fondi", "I piatti fondi della serie bianca ci sono ancora? Me ne servono 24.", ""),
            new Said(
                    "Fattura",
                    "Nella fattura di ottobre c'è un articolo che non ho ordinato.",
                    "Buongiorno, ha ragione: domani riceve la nota di credito. Ci scusi."),
            new Said("Grazie", "Grazie per la bella serata di cucina, mi è piaciuta molto.", ""),
            new Said(
                    "Regalo di nozze",
                    "Cerco un regalo per un matrimonio, circa 150 euro. Che cosa mi consigliate?",
                    "Buongiorno, una padella di rame con il nome degli sposi è pronta in una settimana."),
            new Said("Meno messaggi", "Preferirei ricevere una sola e-mail al mese, se possibile.", ""));

    private final Customers customers;
    private final Dialogue dialogue;
    private final Conversations conversations;
    private final Clock clock;

    DemoConversations(BeanFactory rooms) {
        this.customers = rooms.getBean(Customers.class);
        this.dialogue = rooms.getBean(Dialogue.class);
        this.conversations = rooms.getBean(Conversations.class);
        this.clock = rooms.getBean(Clock.class);
    }

    void begin(List<Long> partners) {
        for (int i = 0; i < SAID.size() * 2 && i < partners.size(); i++) {
            long customer = partners.get(i);
            Said said = SAID.get(i % SAID.size());
            var card = customers.card(customer);
            if (card.isPresent()) {
                var medium = i % 2 == 0 && !card.get().email().isEmpty() ? Medium.EMAIL : Medium.WEB;
                long received = receive(card.get(), said, medium, i);
                if (!said.answer().isEmpty()) {
                    answer(customer, said, medium, received);
                }
            }
        }
    }

    private long receive(CustomerCard card, Said said, Medium medium, int number) {
        return dialogue.receive(new Received(
                medium,
                medium == Medium.EMAIL ? card.email() : "",
                OptionalLong.of(card.customerId()),
                said.subject(),
                said.text(),
                "demo-" + number + "@cliente.example",
                List.of(),
                Optional.of(clock.instant().minus(Duration.ofHours(5L + 7L * number)))));
    }

    private void answer(long customer, Said said, Medium medium, long received) {
        conversations.answer(
                new Conversations.Answer(
                        customer,
                        medium,
                        "it",
                        "Re: " + said.subject(),
                        said.answer(),
                        "La risposta a quanto ci ha scritto.",
                        List.of(received)),
                WHO);
    }
}
