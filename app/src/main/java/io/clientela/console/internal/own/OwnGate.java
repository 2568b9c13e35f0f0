package io.clientela.console.internal.own;

import io.clientela.console.internal.shell.Words;
import io.clientela.interact.Message;
import java.util.regex.Pattern;

/** What the gate says of a message, in words to the customer himself. */
public final class OwnGate {

    /** What was planned carries the gate's key after a mark; behind the policy stands which of its refusals it is. */
    private static final Pattern REFUSAL = Pattern.compile("^(outbox\\.against\\|)?gate\\.(([a-z]+)(?:\\.[a-z-]+)*).*");

    private OwnGate() {}

    /** Why it did not come, or what stood against it when it was planned; empty where the gate has nothing against it. */
    public static String said(Message message, Words words) {
        var found = REFUSAL.matcher(message.stateWhy());
        boolean planned = message.state() == Message.State.PLANNED;
        if (!found.matches() || (planned ? found.group(1) == null : message.state() != Message.State.REFUSED)) {
            return "";
        }
        String why = words.sayOr("own.gate." + found.group(2), words.say("own.gate." + found.group(3)));
        return planned
                ? words.say("own.gate.planned") + " " + why
                : why.substring(0, 1).toUpperCase(words.locale()) + why.substring(1);
    }
}
