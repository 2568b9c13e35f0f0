package io.clientela.differentiate;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How customers buy, in a few groups.
 *
 * @param asOf from when it is
 * @param kinds the groups that have anybody
 */
public record Behaviours(AsOf asOf, List<Kind> kinds) {

    public Behaviours {
        kinds = List.copyOf(kinds);
    }

    /**
     * A group.
     *
     * @param name once, silent, less, more or steady
     * @param net of all time
     * @param lastYear net of the last twelve months
     * @param interval the median of their usual intervals in days
     * @param basket the median of their usual baskets
     */
    public record Kind(
            String name,
            long customers,
            BigDecimal net,
            BigDecimal lastYear,
            Optional<BigDecimal> margin,
            OptionalDouble interval,
            OptionalDouble basket) {}
}
