package io.clientela.interact.internal.medium.phone;

import io.clientela.interact.Agreements;
import io.clientela.interact.Calls.Call;
import io.clientela.interact.Calls.Result;
import io.clientela.interact.Dialogue;
import io.clientela.interact.Medium;
import io.clientela.interact.Received;
import io.clientela.interact.internal.medium.Reach;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What follows from a call: his words enter the conversation, a wrong number is used no more, who wants no calls has left. */
@Component
class AfterCall {

    private final Reach reach;
    private final Dialogue dialogue;
    private final ObjectProvider<Agreements> agreements;
    private final Clock clock;

    AfterCall(Reach reach, Dialogue dialogue, ObjectProvider<Agreements> agreements, Clock clock) {
        this.reach = reach;
        this.dialogue = dialogue;
        this.agreements = agreements;
        this.clock = clock;
    }

    /** Takes what he said into the conversation. */
    long said(Call call, String note) {
        return dialogue.receive(new Received(
                Medium.PHONE,
                call.phone(),
                OptionalLong.of(call.customerId()),
                call.subject(),
                note,
                "call:" + call.callId() + "-" + (call.tries() + 1),
                List.of(),
                Optional.of(clock.instant())));
    }

    /** Does what the result asks for. */
    void follow(Call call, Result result, String note, String who) {
        switch (result) {
            case REACHED -> reach.confirm(call.messageId());
            case WRONG_NUMBER -> {
                reach.cameBack(call.messageId(), "medium.back.wrong-number");
                reach.markUnreachable(Medium.PHONE, call.phone(), "", "medium.back.wrong-number", call.messageId());
            }
            case NO_CALLS -> {
                reach.confirm(call.messageId());
                agreements.ifAvailable(known -> known.leave(
                        call.customerId(),
                        Optional.empty(),
                        Optional.of(Medium.PHONE),
                        new Agreements.Proof(
                                "customer:" + call.customerId(),
                                "phone",
                                note.isBlank() ? "no calls" : note,
                                "call:" + call.callId() + " by " + who)));
            }
            case NOT_REACHED, LATER -> {}
        }
    }
}
