package io.clientela.interact.internal.conversation;

import io.clientela.interact.Message;
import io.clientela.interact.MessageDraft;
import io.clientela.interact.Outbox;
import io.clientela.measure.Exposures;
import java.util.List;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What leaves a conversation: not measured, since it answers the customer or asks him, and sells nothing. */
@Component
public class Leaving {

    private final Outbox outbox;
    private final Exposures exposures;

    Leaving(@Lazy Outbox outbox, @Lazy Exposures exposures) {
        this.outbox = outbox;
        this.exposures = exposures;
    }

    /** Plans it. */
    public Message plan(MessageDraft draft, String who) {
        return outbox.plan(draft, exposures.notMeasured(draft.customerId()), who);
    }

    /** Plans them. @return their numbers, in their order */
    public List<Long> plan(List<MessageDraft> drafts, String who) {
        return outbox.plan(ready(drafts), who);
    }

    /** Keeps what the gate refused, with what it said of each. */
    public void keepRefused(List<MessageDraft> drafts, List<Outbox.Verdict> verdicts, String who) {
        outbox.keepRefused(ready(drafts), verdicts, who);
    }

    /** What the gate would say of them now, in their order. */
    public List<Outbox.Verdict> ask(List<MessageDraft> drafts) {
        return outbox.ask(ready(drafts));
    }

    private List<Outbox.Ready> ready(List<MessageDraft> drafts) {
        return drafts.stream()
                .map(draft -> new Outbox.Ready(draft, exposures.notMeasured(draft.customerId())))
                .toList();
    }
}
