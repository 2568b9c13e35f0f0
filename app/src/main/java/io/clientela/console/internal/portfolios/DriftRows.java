package io.clientela.console.internal.portfolios;

import io.clientela.console.internal.shell.Words;
import io.clientela.differentiate.CustomerGroups.Drift;
import io.clientela.differentiate.CustomerGroups.Flow;
import io.clientela.differentiate.CustomerGroups.Run;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What changed since the run before, in words.
 *
 * @param says in one sentence
 * @param moves who went where, those who stayed left out
 */
public record DriftRows(String says, List<Move> moves) {

    public DriftRows {
        moves = List.copyOf(moves);
    }

    /** So many customers went from one group to another. */
    public record Move(String from, String to, long customers) {}

    private static final int SHOWN = 12;

    static DriftRows of(Optional<Drift> drift, Run run, Words words) {
        if (drift.isEmpty()) {
            return new DriftRows(words.say("group.drift.first"), List.of());
        }
        var one = drift.get();
        var moves = one.flows().stream()
                .filter(flow -> !flow.fromId().equals(flow.toId()))
                .limit(SHOWN)
                .map(flow -> move(flow, one.before(), run, words))
                .toList();
        return new DriftRows(
                words.say("group.drift.says", words.time(one.before().at()), one.moved(), one.same()), moves);
    }

    private static Move move(Flow flow, Run before, Run now, Words words) {
        return new Move(
                name(flow.fromId(), before, now, words), name(flow.toId(), now, before, words), flow.customers());
    }

    private static String name(OptionalInt id, Run run, Run other, Words words) {
        if (id.isEmpty()) {
            return words.say("group.drift.outside");
        }
        return run.group(id.getAsInt())
                .or(() -> other.group(id.getAsInt()))
                .map(group -> GroupWords.name(group, words))
                .orElseGet(() -> words.say("group.former", id.getAsInt()));
    }
}
