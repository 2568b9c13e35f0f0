package io.clientela.differentiate;

import io.clientela.differentiate.ServiceCost.Return;
import java.util.List;
import java.util.Map;

/**
 * What comes back of what serving the customers of each portfolio costs (R65, first form: cost to serve by assumption; marketing
 * spend joins it with the conversations). Customers count for the portfolio that they are in now.
 *
 * @param asOf from when it is
 * @param period for each portfolio over the period asked for, by what is left; the name of each is its number
 * @param quarters for each portfolio, its last eight quarters in order; the name of each is its first day
 */
public record PortfolioReturns(AsOf asOf, List<Return> period, Map<Long, List<Return>> quarters) {

    public PortfolioReturns {
        period = List.copyOf(period);
        quarters = Map.copyOf(quarters);
    }
}
