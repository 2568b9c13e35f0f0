package io.clientela.console.internal.needs;

import io.clientela.console.internal.shell.Words;
import io.clientela.differentiate.Need;
import io.clientela.identify.CustomerCard;
import io.clientela.identify.Customers;
import io.clientela.kernel.need.NeedEvent;
import io.clientela.kernel.need.NeedStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A need as a line of a page.
 *
 * @param need the need
 * @param customer the card of its customer; empty where there is none
 */
public record NeedRow(Need need, Optional<CustomerCard> customer) {

    /** Needs with the cards of their customers. */
    static List<NeedRow> of(List<Need> needs, Customers customers) {
        Map<Long, CustomerCard> cards =
                customers.cards(needs.stream().map(Need::customerId).distinct().toList()).stream()
                        .collect(Collectors.toMap(CustomerCard::customerId, Function.identity()));
        return needs.stream()
                .map(need -> new NeedRow(need, Optional.ofNullable(cards.get(need.customerId()))))
                .toList();
    }

    /** The look of the badge that says how it stands. */
    public String badge() {
        return switch (need.status()) {
            case OPEN -> "badge-hint";
            case MET -> "badge-good";
            case REFUSED -> "badge-problem";
            case WITHDRAWN -> "badge-quiet";
        };
    }

    /** Whether something was noted that can be taken back. */
    public boolean noted() {
        return need.status() == NeedStatus.WITHDRAWN
                || need.standing()
                        .map(event -> event.event().kind() != NeedEvent.Kind.STATED)
                        .orElse(false);
    }

    /** What the need is, in words. */
    public String what(Words words) {
        return switch (need.kind()) {
            case STATED, COMPLEMENT -> need.what();
            case REPLENISHMENT -> words.say("need.replenish", need.what());
        };
    }

    /** From where it is known: origin, place, day, who. */
    public String origin(Words words) {
        String place = need.source().equals("cycle")
                ? ""
                : need.source().startsWith("question:") ? words.say("need.from-question") : need.source();
        String who =
                need.events().isEmpty() ? "" : person(need.events().getFirst().who(), words);
        return String.join(
                " · ",
                List.of(words.name("need.origin", need.origin()), place, words.day(need.statedOn()), who).stream()
                        .filter(text -> !text.isEmpty())
                        .toList());
    }

    /** What happened to it last: the day, the reason, who. */
    public String last(Words words) {
        return need.standing()
                .filter(event -> event.event().kind() != NeedEvent.Kind.STATED)
                .map(event -> words.name("need.event", event.event().kind()) + " " + words.day(event.on())
                        + (event.reason().isEmpty() ? "" : " · " + reason(event.reason(), words))
                        + " · " + person(event.who(), words))
                .orElse("");
    }

    private static String reason(String reason, Words words) {
        return words.sayOr("need.reason." + reason, reason);
    }

    private static String person(String who, Words words) {
        if (who.startsWith("customer:")) {
            return ""; // his own word, as its origin says
        }
        return who.equals("system") ? words.say("need.system") : who.replaceFirst("^(user|key):", "");
    }
}
