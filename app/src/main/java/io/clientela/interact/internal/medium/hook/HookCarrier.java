package io.clientela.interact.internal.medium.hook;

import io.clientela.interact.AnswerReceived;
import io.clientela.interact.Medium;
import io.clientela.interact.internal.medium.Carrier;
import io.clientela.interact.internal.medium.setting.MediumSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Hands messages to other programs, and tells them of answers: written down first, told by {@link HookSender}. */
@Component
class HookCarrier implements Carrier {

    private final MediumSettings settings;
    private final HookBook book;
    private final JsonMapper json;
    private final Clock clock;

    HookCarrier(MediumSettings settings, HookBook book, JsonMapper json, Clock clock) {
        this.settings = settings;
        this.book = book;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Medium medium() {
        return Medium.WEBHOOK;
    }

    @Override
    public Standing standing() {
        var values = settings.of(Medium.WEBHOOK);
        boolean usable = book.anybody("message.sent");
        return new Standing(
                usable,
                usable ? "" : "medium.trouble.no-hook",
                values.amount("cost"),
                values.text("currency"),
                Duration.ofMinutes(values.number("delay-minutes")));
    }

    @Override
    public Handed hand(Parcel parcel) {
        if (!book.anybody("message.sent")) {
            return new Handed.Later("medium.trouble.no-hook", Duration.ofMinutes(15));
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("message_id", parcel.messageId());
        data.put("customer_id", parcel.customerId());
        data.put("language", parcel.language());
        data.put("subject", parcel.subject());
        data.put("text", parcel.text());
        data.put("html", parcel.html());
        book.tell(parcel.reference(), "message.sent", body("message.sent", data), parcel.messageId());
        return new Handed.Taken(clock.instant(), "");
    }

    @Override
    public Map<String, Boolean> left(Collection<String> references) {
        return references.stream().collect(Collectors.toMap(Function.identity(), book::has));
    }

    /** Programs are told that a customer answered, not what: they ask for it with their key. */
    @EventListener
    void answered(AnswerReceived answer) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("customer_id", answer.customerId());
        data.put("received_id", answer.receivedId());
        answer.messageId().ifPresent(id -> data.put("message_id", id));
        answer.questionId().ifPresent(id -> data.put("question_id", id));
        book.tell("received-" + answer.receivedId(), "answer.received", body("answer.received", data), 0);
    }

    private String body(String type, Map<String, Object> data) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type);
        body.put("timestamp", clock.instant().toString());
        body.put("data", data);
        return json.writeValueAsString(body);
    }
}
