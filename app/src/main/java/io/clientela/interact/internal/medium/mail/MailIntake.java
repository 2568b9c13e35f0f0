package io.clientela.interact.internal.medium.mail;

import io.clientela.identify.Customers;
import io.clientela.interact.Agreements;
import io.clientela.interact.Dialogue;
import io.clientela.interact.Medium;
import io.clientela.interact.Purpose;
import io.clientela.interact.Received;
import io.clientela.interact.internal.medium.Reach;
import io.clientela.platform.Statements;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Takes in a mail once and does what it asks for: an answer joins the conversation, a message that came back is failed, who
 * complains or leaves has left. Everything done is the same when done twice; only then is the mail written down as taken, so
 * a process that dies in between loses nothing.
 */
@Service
public class MailIntake {

    private static final Logger LOG = LoggerFactory.getLogger(MailIntake.class);
    private static final Statements SQL = Statements.of("interact/mail-in");

    private static final Set<String> MAIL = Set.of("EMAIL", "CERTIFIED_EMAIL");
    private static final int LOOKED_AT = 20;

    /** Whoever names a recipient alone proves nothing: it holds where something went there not long ago. */
    private static final Duration COMPLAINS_WITHIN = Duration.ofDays(90);

    private final JdbcClient database;
    private final Customers customers;
    private final ReturnAddress returns;
    private final Reach reach;
    private final Dialogue dialogue;
    private final ObjectProvider<Agreements> agreements;
    private final Clock clock;

    MailIntake(
            JdbcClient database,
            Customers customers,
            ReturnAddress returns,
            Reach reach,
            Dialogue dialogue,
            ObjectProvider<Agreements> agreements,
            Clock clock) {
        this.database = database;
        this.customers = customers;
        this.returns = returns;
        this.reach = reach;
        this.dialogue = dialogue;
        this.agreements = agreements;
        this.clock = clock;
    }

    /** What a mail was taken for. */
    public enum Kind {
        REPLY,
        AUTO_REPLY,
        BOUNCE,
        DELAY,
        COMPLAINT,
        LEAVE
    }

    /**
     * What became of a mail.
     *
     * @param again whether it had been taken before
     */
    public record Taken(Kind kind, boolean again) {}

    private record Done(Kind kind, OptionalLong message, OptionalLong received, String words) {}

    private record Ours(long messageId, long customerId, Purpose purpose) {}

    /**
     * Takes in one mail.
     *
     * @param raw the mail as it came (RFC 5322)
     * @throws IllegalArgumentException if it cannot be read
     */
    public Taken take(byte[] raw) {
        MailIn mail = MailReader.read(raw);
        Optional<Kind> before = database.sql(SQL.get("known"))
                .param("reference", mail.head().reference())
                .query(String.class)
                .optional()
                .map(Kind::valueOf);
        if (before.isPresent()) {
            return new Taken(before.get(), true);
        }
        Done done = act(mail);
        boolean first = database.sql(SQL.get("keep"))
                        .param("reference", mail.head().reference())
                        .param("kind", done.kind().name())
                        .param("sender", mail.head().from())
                        .param("message", orNull(done.message()))
                        .param("received", orNull(done.received()))
                        .param("words", done.words())
                        .param("raw", raw)
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
        return new Taken(done.kind(), !first);
    }

    private static @Nullable Long orNull(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }

    private Done act(MailIn mail) {
        OptionalLong leaving = returns.message(mail.head().to(), ReturnAddress.Use.LEAVE);
        if (leaving.isPresent() && mail instanceof MailIn.Written) {
            ours(leaving).ifPresent(ours -> leave(ours, Optional.of(ours.purpose()), "e-mail", mail.head()));
            return new Done(Kind.LEAVE, leaving, OptionalLong.empty(), "");
        }
        return switch (mail) {
            case MailIn.Written written -> written(written);
            case MailIn.Automatic automatic -> automatic(automatic);
            case MailIn.Bounce bounce -> bounce(bounce);
            case MailIn.Complaint complaint -> complaint(complaint);
        };
    }

    /** Whoever answers a message has it. */
    private Done written(MailIn.Written written) {
        long received = dialogue.receive(received(written.head(), written.text(), false));
        OptionalLong answered = answered(received);
        answered.ifPresent(reach::confirm);
        return new Done(Kind.REPLY, answered, OptionalLong.of(received), "");
    }

    private OptionalLong answered(long received) {
        return database.sql(SQL.get("answers"))
                .param("received", received)
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    private Done automatic(MailIn.Automatic automatic) {
        long received = dialogue.receive(received(automatic.head(), automatic.text(), true));
        OptionalLong answered = answered(received);
        answered.ifPresent(reach::hasLeft);
        return new Done(Kind.AUTO_REPLY, answered, OptionalLong.of(received), "");
    }

    /** The references as mails write them, in angle brackets, and without. */
    private static Received received(MailIn.Head head, String text, boolean automatic) {
        List<String> answers = new ArrayList<>();
        head.answers().forEach(id -> {
            answers.add(id);
            answers.add(id.substring(1, id.length() - 1));
        });
        return new Received(
                Medium.EMAIL,
                head.from(),
                OptionalLong.empty(),
                head.subject(),
                text,
                head.reference(),
                answers,
                head.sent(),
                automatic);
    }

    private Done bounce(MailIn.Bounce bounce) {
        OptionalLong message = about(returns.message(bounce.head().to(), ReturnAddress.Use.BOUNCE), bounce.original());
        String words = (bounce.code() + " " + bounce.words()).strip();
        if (!bounce.forGood()) {
            message.ifPresent(reach::hasLeft);
            return new Done(Kind.DELAY, message, OptionalLong.empty(), words);
        }
        message.ifPresent(id -> {
            reach.cameBack(id, words.isEmpty() ? "came back" : words);
            boolean bad = bounce.code().isEmpty() || EmailCarrier.badAddress(bounce.code());
            if (bad && !bounce.recipient().isEmpty()) {
                reach.markUnreachable(Medium.EMAIL, bounce.recipient(), bounce.code(), bounce.words(), id);
            }
        });
        return new Done(Kind.BOUNCE, message, OptionalLong.empty(), words);
    }

    private Done complaint(MailIn.Complaint complaint) {
        OptionalLong back = returns.message(complaint.returns(), ReturnAddress.Use.BOUNCE);
        OptionalLong way = back.isPresent() ? back : returns.message(complaint.returns(), ReturnAddress.Use.LEAVE);
        OptionalLong message = about(way, complaint.original());
        message.ifPresent(reach::hasLeft);
        OptionalLong meant = message.isPresent() ? message : lastTo(complaint.recipient());
        if (!complaint.type().equals("not-spam")) {
            ours(meant).ifPresent(ours -> leave(ours, Optional.empty(), "complaint", complaint.head()));
        }
        return new Done(Kind.COMPLAINT, meant, OptionalLong.empty(), complaint.type());
    }

    /** The last message of late to the one customer who has an address; empty where several have it, or none went there. */
    private OptionalLong lastTo(String recipient) {
        if (recipient.isEmpty()) {
            return OptionalLong.empty();
        }
        List<Long> owners = customers.search(recipient.toLowerCase(Locale.ROOT), LOOKED_AT).stream()
                .filter(hit ->
                        MAIL.contains(hit.field()) && hit.matched().strip().equalsIgnoreCase(recipient))
                .map(hit -> hit.customer().customerId())
                .distinct()
                .toList();
        return owners.size() != 1
                ? OptionalLong.empty()
                : database.sql(SQL.get("last-to"))
                        .param("customer", owners.getFirst())
                        .param("since", clock.instant().minus(COMPLAINS_WITHIN).atOffset(ZoneOffset.UTC))
                        .query(Long.class)
                        .optional()
                        .map(OptionalLong::of)
                        .orElse(OptionalLong.empty());
    }

    /** The message by the address that it came back to, which nobody else can make; else by its Message-ID. */
    private OptionalLong about(OptionalLong byAddress, String original) {
        if (byAddress.isPresent() || original.isEmpty()) {
            return byAddress;
        }
        OptionalLong angled = reach.byReference(original);
        return angled.isPresent() ? angled : reach.byReference(original.substring(1, original.length() - 1));
    }

    private Optional<Ours> ours(OptionalLong message) {
        return message.isEmpty()
                ? Optional.empty()
                : database.sql(SQL.get("message"))
                        .param("message", message.getAsLong())
                        .query((row, number) -> new Ours(
                                row.getLong("message_id"),
                                row.getLong("customer_id"),
                                Purpose.valueOf(row.getString("purpose"))))
                        .optional();
    }

    private void leave(Ours ours, Optional<Purpose> purpose, String how, MailIn.Head head) {
        Agreements known = agreements.getIfAvailable();
        if (known == null) {
            LOG.warn("customer {} leaves by mail, and there are no agreements", ours.customerId());
            return;
        }
        known.leave(
                ours.customerId(),
                purpose.filter(Purpose::needsAgreement),
                Optional.of(Medium.EMAIL),
                new Agreements.Proof(
                        "customer:" + ours.customerId(),
                        how,
                        head.subject(),
                        "mail " + head.reference() + " about message:" + ours.messageId()));
    }
}
