package io.clientela.interact.internal.outbox;

import io.clientela.interact.Medium;
import io.clientela.interact.Message.State;
import io.clientela.interact.MessageDraft;
import io.clientela.measure.Exposure;
import java.time.Instant;

/**
 * A new message before it has its number.
 *
 * @param recordId the record on which it hangs
 * @param medium chosen
 * @param state PLANNED, HELD_OUT or REFUSED
 * @param stateWhy a message key with arguments; empty where nothing is in its way
 * @param due when the sender looks at it
 * @param firstDue when it was due before the gate put it off
 */
record Planned(
        MessageDraft draft,
        Exposure exposure,
        long recordId,
        Medium medium,
        State state,
        String stateWhy,
        Instant due,
        Instant firstDue) {}
