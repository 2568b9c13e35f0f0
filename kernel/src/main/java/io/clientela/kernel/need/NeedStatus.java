package io.clientela.kernel.need;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How a need stands: it follows from its events by {@link #of(List)} and from nothing else. */
public enum NeedStatus {
    /** Waits to be met. */
    OPEN,
    /** Was met. */
    MET,
    /** Was refused. */
    REFUSED,
    /** Its statement was taken back: it counts nowhere. */
    WITHDRAWN;

    /** The status after these events, in whatever order they are given. */
    public static NeedStatus of(List<NeedEvent> events) {
        return standing(events)
                .map(last -> switch (last.kind()) {
                    case MET -> MET;
                    case REFUSED -> REFUSED;
                    case STATED, REOPENED, TAKEN_BACK -> OPEN;
                })
                .orElse(WITHDRAWN);
    }

    /** The event that decides: the last one that neither takes back nor was taken back; none where nothing stands. */
    public static Optional<NeedEvent> standing(List<NeedEvent> events) {
        Set<Long> gone = new HashSet<>();
        events.forEach(event -> gone.add(event.takesBack()));
        var left = events.stream()
                .filter(event -> event.kind() != NeedEvent.Kind.TAKEN_BACK && !gone.contains(event.number()))
                .toList();
        // what happened to a need that was never stated does not count
        return left.stream().anyMatch(event -> event.kind() == NeedEvent.Kind.STATED)
                ? left.stream().max((one, other) -> Long.compare(one.number(), other.number()))
                : Optional.empty();
    }
}
