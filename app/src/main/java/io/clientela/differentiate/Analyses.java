package io.clientela.differentiate;

import io.clientela.kernel.value.Outcome;
import java.util.List;

/**
 * The ready analyses over all customers. Each is computed from the picture and kept until the picture changes; unknown
 * with {@code none} or {@code elsewhere} where there is no picture.
 */
public interface Analyses {

    /** The currencies in which customers bought, the one of most customers first. */
    Outcome<List<String>> currencies();

    /** How unequally net or margin is spread. */
    Outcome<Concentration> concentration(AnalysisQuestion question, Concentration.Of of);

    /** Who comes back: customers by their first purchase. */
    Outcome<Cohorts> cohorts(String currency, Cohorts.Grain grain);

    /** Of how much each customer buys, and what goes together. */
    Outcome<Breadths> breadths(AnalysisQuestion question);

    /** How customers buy, in a few groups. */
    Outcome<Behaviours> behaviours(String currency);

    /** Who could form a community; unknown with {@code no-communities} where no five customers share place and taste. */
    Outcome<Communities> communities(String currency);

    /** What it costs to serve customers, by what is assumed now. */
    Outcome<ServiceCost> serviceCost(AnalysisQuestion question);

    /** The return on cost to serve by portfolio and period; unknown with {@code no-portfolios} where there are none. */
    Outcome<PortfolioReturns> portfolioReturns(AnalysisQuestion question);

    /** What a cheaper service would save and lose, and with whom. */
    Outcome<ServiceCost.Change> cheaper(AnalysisQuestion question, ServiceCost.Cheaper service);

    /**
     * Who is worth more than he gets, over the last twelve months; unknown with {@code unvalued} without values and {@code
     * no-margin} without margins.
     */
    Outcome<Overlooked> overlooked(String currency);

    /** Which channels customers use and what these cost, by what is assumed now. */
    Outcome<ChannelUse> channels(AnalysisQuestion question);

    /**
     * Whom to contact: each department for itself, and over the whole customer, by what is assumed now.
     *
     * @param basis {@code margin} or {@code worth}
     * @return unknown too where no margin is known ({@code no-margin}), where there are fewer than two departments ({@code
     *     one-department}), or for {@code worth} where no customer was valued yet ({@code no-worth})
     */
    Outcome<ContactPlans> contacts(String currency, String basis);

    /**
     * The named customers behind a figure.
     *
     * @param from how many are passed over, at least 0
     * @param most how many at most, from 1
     * @return unknown with the reason {@code no-list} where there is no such list, or what is asked of it cannot be read
     */
    Outcome<CustomersBehind> behind(CustomersBehind.Cell cell, long from, int most);
}
