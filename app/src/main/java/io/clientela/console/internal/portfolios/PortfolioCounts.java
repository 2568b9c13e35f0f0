package io.clientela.console.internal.portfolios;

import io.clientela.differentiate.MeasurementPlans.Plan;
import io.clientela.differentiate.Portfolios.Portfolio;
import java.util.List;

/**
 * What all portfolios come to.
 *
 * @param portfolios how many there are
 * @param customers how many customers are in them
 * @param orphans how many have no owner
 * @param small how many are too small for what is planned to be measured
 */
public record PortfolioCounts(long portfolios, long customers, long orphans, long small) {

    static PortfolioCounts of(List<Portfolio> all, Plan plan) {
        return new PortfolioCounts(
                all.size(),
                all.stream().mapToLong(one -> one.sum().size()).sum(),
                all.stream().filter(one -> one.owner().isEmpty()).count(),
                all.stream()
                        .filter(one -> PortfolioWords.warns(one.sum(), plan))
                        .count());
    }
}
