package io.clientela.differentiate;

import io.clientela.kernel.value.Interval;
import java.util.List;

/**
 * One budget of contacts spent in two ways: by each department for itself, and over the whole customer.
 *
 * @param asOf from when it is
 * @param basis {@code margin} of the last twelve months, or {@code worth} of the next ones
 * @param customers customers who bought of a department in the last twelve months
 * @param budget contacts
 * @param assumed what is assumed of contacts
 * @param departments what each department does
 * @param alone what the departments' own choices bring
 * @param together what the choice over customers brings; none within the limits brings more
 * @param gained what it brings more
 * @param differing customers whom the two treat differently, those first of whom most is expected
 */
public record ContactPlans(
        AsOf asOf,
        String basis,
        long customers,
        int budget,
        Assumptions.Assumed assumed,
        List<Department> departments,
        Plan alone,
        Plan together,
        Interval gained,
        List<Differing> differing) {

    public ContactPlans {
        departments = List.copyOf(departments);
        differing = List.copyOf(differing);
    }

    /**
     * A department.
     *
     * @param places how many contacts it has when it chooses for itself
     * @param alone how many it makes then
     * @param together how many it makes when one choice is made
     */
    public record Department(String name, int places, int alone, int together) {}

    /**
     * What a plan comes to.
     *
     * @param overlapping customers reached by more than one department
     * @param margin what it brings, less the cost of the contacts
     */
    public record Plan(int contacts, int customers, int overlapping, double margin) {}

    /**
     * A customer whom the two plans treat differently.
     *
     * @param alone the departments that pick him, each for itself
     * @param together the departments that the one choice lets speak to him
     * @param expected what the best contact with him brings
     */
    public record Differing(long customerId, List<String> alone, List<String> together, double expected) {

        public Differing {
            alone = List.copyOf(alone);
            together = List.copyOf(together);
        }
    }
}
