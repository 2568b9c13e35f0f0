package io.clientela.interact.internal.outbox;

import io.clientela.identify.CustomerCard;
import io.clientela.identify.Customers;
import io.clientela.interact.Medium;
import io.clientela.interact.Message;
import io.clientela.interact.Message.State;
import io.clientela.interact.internal.agreement.LeaveLinks;
import io.clientela.interact.internal.gate.PostalAddresses;
import io.clientela.interact.internal.medium.Carrier;
import io.clientela.interact.internal.medium.Carrier.Handed;
import io.clientela.interact.internal.medium.Carrier.Parcel;
import io.clientela.interact.internal.outbox.Claims.Ended;
import io.clientela.interact.internal.row.Reason;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes parcels of messages and gives them to their carrier. */
@Component
class Handing {

    private static final Logger LOG = LoggerFactory.getLogger(Handing.class);

    /** After so many tries that the medium refused for now it counts as failed. */
    static final int MOST_ATTEMPTS = 8;

    /** So long after its medium first could not take it a message waits for a medium that cannot take it now, as mail servers do (RFC 5321, 4.5.4.1). */
    static final Duration MOST_PATIENCE = Duration.ofDays(5);

    private final MediumCarriers carriers;
    private final Customers customers;
    private final PostalAddresses postal;
    private final LeaveLinks links;
    private final ReceivedReferences received;
    private final Clock clock;

    Handing(
            MediumCarriers carriers,
            Customers customers,
            PostalAddresses postal,
            LeaveLinks links,
            ReceivedReferences received,
            Clock clock) {
        this.carriers = carriers;
        this.customers = customers;
        this.postal = postal;
        this.links = links;
        this.received = received;
        this.clock = clock;
    }

    /** The cards of those to whom some messages go. */
    Map<Long, CustomerCard> cards(Collection<Row> rows) {
        return customers
                .cards(rows.stream()
                        .map(row -> row.message().customerId())
                        .distinct()
                        .toList())
                .stream()
                .collect(Collectors.toMap(CustomerCard::customerId, Function.identity()));
    }

    /** Gives one message to its carrier and waits for what it says. */
    Ended hand(Row row, String reference, Map<Long, CustomerCard> cards) {
        var message = row.message();
        var card = cards.get(message.customerId());
        var to = card == null ? "" : to(message.medium(), card);
        if (to.isEmpty() && message.medium() != Medium.WEB && message.medium() != Medium.WEBHOOK) {
            return ended(message, State.FAILED, Reason.write("outbox.no-address", message.medium()));
        }
        try {
            var carrier = carriers.of(message.medium()).orElseThrow();
            return ended(row, carrier.hand(parcel(row, reference, to, card == null ? "" : card.name())));
        } catch (RuntimeException e) {
            LOG.warn("message {} is uncertain", message.messageId(), e);
            return ended(
                    message,
                    State.UNCERTAIN,
                    Reason.write("outbox.broken", e.getClass().getSimpleName()));
        }
    }

    private String to(Medium medium, CustomerCard card) {
        return switch (medium) {
            case EMAIL -> card.email();
            case SMS, PHONE -> card.phone();
            case LETTER -> postal.lines(card.customerId());
            case WEB, WEBHOOK -> "";
        };
    }

    private Parcel parcel(Row row, String reference, String to, String name) {
        var message = row.message();
        return new Parcel(
                message.messageId(),
                message.customerId(),
                reference,
                to,
                name,
                message.language(),
                message.subject(),
                message.text(),
                message.html(),
                message.inReplyTo().isPresent()
                        ? received.reference(message.inReplyTo().getAsLong())
                        : "",
                message.purpose().needsAgreement()
                        ? links.link(row.recordId(), message.purpose(), message.medium())
                        : "");
    }

    private Ended ended(Row row, Handed handed) {
        var message = row.message();
        return switch (handed) {
            case Handed.Taken taken ->
                new Ended(
                        message.messageId(),
                        State.HANDED_OVER,
                        Reason.write("outbox.taken", taken.answer()),
                        Optional.of(taken.at()),
                        Optional.empty());
            case Handed.Uncertain uncertain ->
                ended(message, State.UNCERTAIN, Reason.write("outbox.broken", uncertain.words()));
            case Handed.Later later
            when row.notTakenSince()
                    .filter(since -> since.plus(MOST_PATIENCE).isBefore(clock.instant()))
                    .isPresent() -> ended(message, State.FAILED, Reason.write("outbox.too-late", later.words()));
            case Handed.Later later ->
                new Ended(
                        message.messageId(),
                        State.PLANNED,
                        Reason.write("outbox.again", "", later.words()),
                        Optional.empty(),
                        Optional.of(clock.instant().plus(later.retryAfter())),
                        false,
                        false);
            case Handed.Refused refused
            when refused.forGood() || row.attempts() + 1 >= MOST_ATTEMPTS ->
                ended(message, State.FAILED, Reason.write("outbox.refused", refused.code(), refused.words()));
            case Handed.Refused refused ->
                new Ended(
                        message.messageId(),
                        State.PLANNED,
                        Reason.write("outbox.again", refused.code(), refused.words()),
                        Optional.empty(),
                        Optional.of(clock.instant().plus(refused.retryAfter())));
        };
    }

    private static Ended ended(Message message, State state, String why) {
        return new Ended(message.messageId(), state, why, Optional.empty(), Optional.empty());
    }

    /** The carrier of a medium, where there is one. */
    Optional<Carrier> carrier(Medium medium) {
        return carriers.of(medium);
    }
}
