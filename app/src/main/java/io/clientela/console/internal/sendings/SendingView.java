package io.clientela.console.internal.sendings;

import io.clientela.console.internal.shell.Words;
import io.clientela.interact.Message.State;
import io.clientela.interact.Sendings.Counts;
import io.clientela.interact.Sendings.Sending;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A sending as its page shows it: each number with its words, adding up to the target. */
public final class SendingView {

    private SendingView() {}

    /**
     * A line of a table of counts.
     *
     * @param share of the whole, from 0 to 1
     * @param customers the query of the address of the customers behind it; empty where they are not named
     */
    public record Line(String words, long count, double share, boolean part, String customers) {}

    /** What became of it, state by state; refusals and delays by reason below their state. */
    public static List<Line> lines(Counts counts, Words words) {
        var lines = new ArrayList<Line>();
        long target = counts.target();
        for (var state : State.values()) {
            long count = counts.in(state);
            if (count > 0) {
                lines.add(line(words.name("gate.state", state), count, target, Optional.empty(), state));
            }
            if (state == State.REFUSED) {
                counts.refused().forEach((key, some) -> lines.add(part(key, some, target, state, words)));
            }
            if (state == State.HELD_OUT && counts.heldOut().size() > 1) {
                counts.heldOut().forEach((key, some) -> lines.add(part(key, some, target, state, words)));
            }
            if (state == State.PLANNED) {
                counts.waiting().forEach((key, some) -> {
                    if (!key.isEmpty()) {
                        lines.add(part(key, some, target, state, words));
                    }
                });
            }
        }
        return lines;
    }

    /** What would become of it, as it was counted. */
    public static List<Line> forecast(Sending sending, Words words) {
        long all =
                sending.forecast().values().stream().mapToLong(Long::longValue).sum();
        return sending.forecast().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(entry -> new Line(
                        reason(entry.getKey(), words), entry.getValue(), share(entry.getValue(), all), false, ""))
                .toList();
    }

    private static Line part(String key, long count, long target, State state, Words words) {
        return line(reason(key, words), count, target, Optional.of(key), state);
    }

    private static Line line(String words, long count, long target, Optional<String> reason, State state) {
        return new Line(
                words, count, share(count, target), reason.isPresent(), SendingCustomerPages.query(state, reason));
    }

    private static double share(long count, long all) {
        return all == 0 ? 0 : (double) count / all;
    }

    /** Words that stand within a sentence, at its beginning. */
    public static String begun(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** A reason without the figures of one customer. */
    static String reason(String key, Words words) {
        String short0 = "sending.reason." + key.replace('.', '-');
        String policy = key.startsWith("gate.") ? key.substring(5).split("\\.", 2)[0] : "";
        return words.sayOr(short0, policy.isEmpty() ? key : words.code("gate.policy", policy));
    }

    /** The name of a purpose, a medium or a state of a sending. */
    public static String named(Words words, Enum<?> constant) {
        return words.say("gate.named." + constant.name().toLowerCase(Locale.ROOT));
    }
}
