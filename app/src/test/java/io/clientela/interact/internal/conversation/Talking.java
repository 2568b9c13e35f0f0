package io.clientela.interact.internal.conversation;

import io.clientela.identify.internal.card.Cards;
import io.clientela.identify.internal.joining.Books;
import io.clientela.interact.Medium;
import io.clientela.interact.Received;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A small firm with customers who can be written to and who answer. */
public final class Talking {

    private final JdbcClient jdbc;
    private final Books books;
    private final Cards cards;

    public Talking(JdbcClient jdbc, Cards cards) {
        this.jdbc = jdbc;
        this.cards = cards;
        this.books = new Books(jdbc);
        books.clear();
        jdbc.sql("TRUNCATE interact.message, interact.received CASCADE").update();
        books.begin("shop");
    }

    /** A new customer with an e-mail address and a phone; either may be empty. */
    public long customer(String name, String email, String phone) {
        long id = books.record("shop", "person", LocalDate.of(2026, 3, 1), Map.of("FULL_NAME", name));
        if (!email.isEmpty()) {
            books.value(id, "EMAIL", email, email, LocalDate.of(2026, 3, 1));
        }
        if (!phone.isEmpty()) {
            books.value(id, "PHONE", phone, phone, LocalDate.of(2026, 3, 1));
        }
        cards.rebuild(done -> {});
        return id;
    }

    public Books books() {
        return books;
    }

    /** A message of ours that left, as the outbox leaves it. */
    public long sent(long customer, Medium medium, String reference, String topic) {
        return jdbc.sql("""
            INSERT INTO interact.message (record_id, purpose, medium, language, subject, body, why, topic, state, planned_by,
                planned_at, due_at, handed_at, reference)
            VALUES (:record, 'NEWS', :medium, 'en', 'News', 'Dear you', 'because', :topic, 'HANDED_OVER', 'test',
                now() - interval '1 hour', now() - interval '1 hour', now() - interval '1 hour', :reference)
            RETURNING message_id\
            """)
                .param("record", customer)
                .param("medium", medium.name())
                .param("topic", topic)
                .param("reference", reference)
                .query(Long.class)
                .single();
    }

    /** An e-mail that came in. */
    public static Received mail(String from, String subject, String reference, String... answers) {
        return new Received(
                Medium.EMAIL,
                from,
                OptionalLong.empty(),
                subject,
                "What he says",
                reference,
                List.of(answers),
                Optional.empty());
    }
}
