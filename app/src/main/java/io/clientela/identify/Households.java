package io.clientela.identify;

import java.util.Collection;
import java.util.Map;

/**
 * People who live together: one family name at one address (street and postcode, or city where no postcode is known), or
 * two such addresses that one customer has. Firms, and people whose address is not known, are a household each.
 */
public interface Households {

    /**
     * The households of some customers, as their records state them now.
     *
     * @return for each of the customers the number of his household: the lowest number of those among them who live
     *     together
     */
    Map<Long, Long> of(Collection<Long> customerIds);
}
