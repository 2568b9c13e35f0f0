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

    /**
     * The named customers behind a figure.
     *
     * @param from how many are passed over, at least 0
     * @param most how many at most, from 1
     * @return unknown with the reason {@code no-list} where there is no such list, or what is asked of it cannot be read
     */
    Outcome<CustomersBehind> behind(CustomersBehind.Cell cell, long from, int most);
}
