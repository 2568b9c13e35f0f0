package io.clientela.interact.internal.conversation;

import io.clientela.interact.Message;
import io.clientela.interact.MessageDraft;
import io.clientela.interact.Outbox;
import io.clientela.measure.Exposures;
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

    /** What the gate would say of it now. */
    public Outbox.Verdict ask(MessageDraft draft) {
        return outbox.ask(draft, exposures.notMeasured(draft.customerId()));
    }
}
