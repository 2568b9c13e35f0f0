package io.clientela.interact.internal.gate;

import io.clientela.interact.GateRules;
import io.clientela.interact.internal.row.Reason;
import java.time.Instant;
import java.util.Optional;

/** One reason for which a message may not go. It only decides: same facts, same answer. */
interface Policy {

    /** Its name, as in the words: {@code agreement}, {@code quiet}. */
    String name();

    /** Why the message may not go now; empty where this policy has nothing against it. */
    Optional<Stop> judge(Facts facts, GateRules rules);

    /** Why a message may not go, as a message key with arguments: {@code gate.pressure|4|4|30}. */
    sealed interface Stop {

        String words();

        /** It never goes. */
        record Refused(String words) implements Stop {}

        /**
         * It waits.
         *
         * @param until when it is judged again
         */
        record PutOff(String words, Instant until) implements Stop {}
    }

    /** A refusal in words. */
    static Optional<Stop> refused(String key, Object... arguments) {
        return Optional.of(new Stop.Refused(Reason.write("gate." + key, arguments)));
    }

    /** A delay in words. */
    static Optional<Stop> putOff(Instant until, String key, Object... arguments) {
        return Optional.of(new Stop.PutOff(Reason.write("gate." + key, arguments), until));
    }
}
