package io.clientela.differentiate.internal.portfolio;

import io.clientela.differentiate.PortfolioCell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Says into which portfolio a new customer goes: the one whose cell fits most closely; of several that fit alike the
 * smallest. Where none fits, the one that differs least: tier counts most, then need, area, province.
 */
final class Rule {

    private static final int EXACT = 1_000;

    private final List<Taker> takers;
    private final Map<String, List<Taker>> known = new HashMap<>();

    /** A portfolio that takes customers; its size grows with them. */
    static final class Taker {
        private final long portfolioId;
        private final List<PortfolioCell> cells;
        private int size;

        Taker(long portfolioId, List<PortfolioCell> cells, int size) {
            this.portfolioId = portfolioId;
            this.cells = cells;
            this.size = size;
        }

        long portfolioId() {
            return portfolioId;
        }
    }

    /** Where a customer stands. */
    record Newcomer(long customerId, int tier, String need, String area, String province) {

        private String place() {
            return String.join("|", String.valueOf(tier), need, area, province);
        }
    }

    /** @param takers at least one */
    Rule(List<Taker> takers) {
        this.takers = List.copyOf(takers);
    }

    /** The portfolio of a newcomer; it counts him from now on. */
    long place(Newcomer one) {
        var best = known.computeIfAbsent(one.place(), any -> best(one)).stream()
                .min(Comparator.comparingInt((Taker taker) -> taker.size).thenComparingLong(taker -> taker.portfolioId))
                .orElseThrow(() -> new IllegalStateException("no portfolio takes anybody"));
        best.size++;
        return best.portfolioId;
    }

    private List<Taker> best(Newcomer one) {
        int highest = Integer.MIN_VALUE;
        var best = new ArrayList<Taker>();
        for (var taker : takers) {
            int score = taker.cells.stream()
                    .mapToInt(cell -> score(cell, one))
                    .max()
                    .orElse(0);
            if (score > highest) {
                best.clear();
                highest = score;
            }
            if (score == highest) {
                best.add(taker);
            }
        }
        return best;
    }

    private static int score(PortfolioCell cell, Newcomer one) {
        int score = EXACT;
        score += part(cell.tier(), String.valueOf(one.tier()), 16);
        score += part(cell.need(), PortfolioCell.clean(one.need()), 8);
        score += part(cell.area(), PortfolioCell.clean(one.area()), 4);
        return score + part(cell.province(), PortfolioCell.clean(one.province()), 2);
    }

    /** An equal part counts in full, one that is open half, one that differs rules the cell out while others fit. */
    private static int part(String asked, String is, int weight) {
        if (asked.equals(is)) {
            return weight;
        }
        return asked.equals(PortfolioCell.ANY) ? weight / 2 : -EXACT / 4 - weight * 8;
    }
}
