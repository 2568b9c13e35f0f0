package io.clientela.identify.internal.card;

import io.clientela.identify.CustomerFilter;
import io.clientela.identify.internal.finding.Finder;
import io.clientela.identify.internal.finding.Match;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns a filter into the parameters of the statements. */
@Component
final class Filtered {

    /** How many customers a fragment of text may stand for in a list. */
    private static final int MOST_FOUND = 1_000;

    private final Finder finder;

    Filtered(Finder finder) {
        this.finder = finder;
    }

    /** The parameters, null where a part is absent. */
    Map<String, @Nullable Object> parameters(CustomerFilter filter) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("kind", filter.kind().orElse(null));
        values.put("country", filter.country().orElse(null));
        values.put("area", filter.area().orElse(null));
        values.put("province", filter.province().orElse(null));
        values.put("recordSource", filter.recordSource().orElse(null));
        values.put("purchaseSource", filter.purchaseSource().orElse(null));
        values.put("department", filter.department().orElse(null));
        values.put("channel", filter.channel().orElse(null));
        values.put("productKey", filter.productKey().orElse(null));
        values.put("category", filter.category().orElse(null));
        values.put("since", filter.from().orElse(null));
        values.put("until", filter.to().orElse(null));
        values.put("currency", filter.currency().orElse(null));
        values.put("bought", filter.bought().orElse(null));
        values.put("customers", customers(filter).orElse(null));
        return values;
    }

    private Optional<long[]> customers(CustomerFilter filter) {
        var found = filter.text()
                .filter(text -> !text.isBlank())
                .map(text -> finder.find(text, MOST_FOUND).stream()
                        .map(Match::customerId)
                        .toList());
        if (filter.customerId().isPresent()) {
            long id = filter.customerId().get();
            return Optional.of(found.isPresent() && !found.get().contains(id) ? new long[0] : new long[] {id});
        }
        return found.map(ids -> ids.stream().mapToLong(Long::longValue).toArray());
    }
}
