package io.clientela.console.internal.portfolios;

import io.clientela.console.internal.shell.Words;
import io.clientela.differentiate.CustomerGroups.CustomerGroup;
import io.clientela.differentiate.CustomerGroups.Found;
import io.clientela.differentiate.Standings.Look;
import io.clientela.differentiate.Standings.Sum;
import java.util.List;
import java.util.Optional;

/**
 * A group as a card.
 *
 * @param value what its customers are worth together, in words
 * @param interval of that; empty where it is not known
 * @param share its share of the value of all groups; a dash where that is nothing
 */
public record GroupCard(
        CustomerGroup group,
        String name,
        String value,
        String interval,
        String share,
        String stability,
        List<GroupWords.Bar> bars) {

    public GroupCard {
        bars = List.copyOf(bars);
    }

    static List<GroupCard> of(Found found, Optional<Look> look, Words words) {
        double all = look.map(one ->
                        one.groups().values().stream().mapToDouble(Sum::value).sum())
                .orElse(0.0);
        String currency = look.map(Look::currency).orElse("EUR");
        return found.groups().stream()
                .map(group -> {
                    var sum = look.map(one -> one.groups().get(group.groupId())).orElse(new Sum(0, 0, null));
                    return new GroupCard(
                            group,
                            GroupWords.name(group, words),
                            Members.money(sum.value(), currency, words),
                            Members.range(sum, currency, words),
                            all > 0 ? words.percent(sum.value() / all) : "–",
                            GroupWords.stability(group.stability(), words),
                            GroupWords.bars(group, words));
                })
                .toList();
    }
}
