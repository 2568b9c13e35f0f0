package io.clientela.interact.internal.medium.mail;

import io.clientela.interact.Medium;
import io.clientela.interact.internal.conversation.SubjectMark;
import io.clientela.interact.internal.medium.Carrier;
import io.clientela.interact.internal.medium.Reach;
import io.clientela.interact.internal.medium.mail.SmtpConnection.Sent;
import io.clientela.interact.internal.medium.setting.MediumSettings;
import io.clientela.interact.internal.medium.setting.MediumSettings.Values;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** E-mail by SMTP. */
@Component
class EmailCarrier implements Carrier {

    private static final Duration SOON = Duration.ofMinutes(5);
    private static final Duration LATER = Duration.ofMinutes(15);

    /** RFC 3463 and RFC 7505: the address itself is wrong, not this message. */
    private static final Set<String> BAD_ADDRESS =
            Set.of("5.1.0", "5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1");

    private final MediumSettings settings;
    private final ReturnAddress returns;
    private final SubjectMark marks;
    private final Reach reach;
    private final Clock clock;
    private volatile @Nullable Line line;

    EmailCarrier(MediumSettings settings, ReturnAddress returns, SubjectMark marks, Reach reach, Clock clock) {
        this.settings = settings;
        this.returns = returns;
        this.marks = marks;
        this.reach = reach;
        this.clock = clock;
    }

    /** What is made once for the same settings. */
    private record Line(Values values, EmailSettings settings, SmtpPool pool, MimeWriter writer, DomainRate rate) {}

    @Override
    public Medium medium() {
        return Medium.EMAIL;
    }

    @Override
    public Standing standing() {
        Values values = settings.of(Medium.EMAIL);
        String trouble = EmailSettings.of(values).trouble();
        return new Standing(
                trouble.isEmpty(),
                trouble,
                values.amount("cost"),
                values.text("currency"),
                Duration.ofMinutes(values.number("delay-minutes")));
    }

    /** A Message-ID (RFC 5322) without its brackets, on the domain of the sender. */
    @Override
    public String reference(long messageId, String unique) {
        String domain = MailAddress.of(settings.of(Medium.EMAIL).text("from"))
                .map(MailAddress::domain)
                .orElse("localhost");
        return messageId + "." + unique + "@" + domain;
    }

    /** What stands in the folder of sent mail left. */
    @Override
    public Map<String, Boolean> left(Collection<String> references) {
        return SentFolder.holds(settings.of(Medium.EMAIL), references);
    }

    private Line line() {
        Values values = settings.of(Medium.EMAIL);
        Line known = line;
        return known != null && known.values().equals(values) ? known : begun(values);
    }

    private synchronized Line begun(Values values) {
        Line known = line;
        if (known != null && known.values().equals(values)) {
            return known;
        }
        EmailSettings parsed = EmailSettings.of(values);
        Line fresh = new Line(
                values,
                parsed,
                new SmtpPool(parsed),
                new MimeWriter(parsed, returns, marks),
                new DomainRate(parsed.perDomainMinute()));
        line = fresh;
        if (known != null) {
            known.pool().close();
        }
        return fresh;
    }

    @Override
    public Handed hand(Parcel parcel) {
        Line now = line();
        String trouble = now.settings().trouble();
        if (!trouble.isEmpty()) {
            return new Handed.Later(trouble, LATER);
        }
        Optional<MailAddress> to = MailAddress.of(parcel.to());
        if (to.isEmpty()) {
            return new Handed.Refused(true, "5.1.3", "medium.trouble.bad-address|" + parcel.to(), Duration.ZERO);
        }
        Duration wait = now.rate().ask(to.get().domain(), System.nanoTime());
        if (!wait.isZero()) {
            return new Handed.Later("medium.trouble.rate|" + to.get().domain(), wait);
        }
        return handed(now, parcel, to.get());
    }

    private Handed handed(Line now, Parcel parcel, MailAddress to) {
        byte[] message = now.writer().write(parcel, to, clock.instant());
        String from = returns.of(now.settings().returnPath(), ReturnAddress.Use.BOUNCE, parcel.messageId());
        try {
            return told(now.pool().send(from, to.toString(), message), parcel, to);
        } catch (SmtpConnection.Refusal refusal) {
            return new Handed.Later(String.valueOf(refusal.getMessage()), LATER);
        } catch (IOException e) {
            return new Handed.Later("medium.trouble.no-connection|" + e.getMessage(), SOON);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Handed.Later("medium.trouble.stopped", SOON);
        }
    }

    private Handed told(Sent sent, Parcel parcel, MailAddress to) {
        return switch (sent) {
            case Sent.Accepted accepted ->
                new Handed.Taken(clock.instant(), accepted.reply().toString());
            case Sent.NotSent not -> new Handed.Later("medium.trouble.no-connection|" + not.words(), SOON);
            case Sent.Unknown unknown -> new Handed.Uncertain(unknown.words());
            case Sent.Refused refused -> refused(refused, parcel, to);
        };
    }

    /** A refusal of the sender is ours to mend; a refusal of the address or of the text for good stays one. */
    private Handed refused(Sent.Refused refused, Parcel parcel, MailAddress to) {
        SmtpReply reply = refused.reply();
        boolean forGood = reply.forGood() && !refused.step().equals("MAIL");
        if (forGood && refused.step().equals("RCPT") && badAddress(reply.enhanced())) {
            reach.markUnreachable(Medium.EMAIL, to.toString(), reply.enhanced(), reply.toString(), parcel.messageId());
        }
        return new Handed.Refused(forGood, reply.enhanced(), reply.toString(), forGood ? Duration.ZERO : SOON);
    }

    /** Whether a status says that the address will never do. */
    static boolean badAddress(String enhanced) {
        return BAD_ADDRESS.contains(enhanced);
    }

    @PreDestroy
    void close() {
        Line open = line;
        if (open != null) {
            open.pool().close();
        }
    }
}
