package io.clientela.kernel.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clientela.kernel.choice.Contacts.Limits;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The choice of contacts against all choices there are, on small firms. */
class ContactChoiceTest {

    private static Contacts firm(SplittableRandom random, int customers, int departments) {
        int n = customers * departments;
        var customer = new int[n];
        var department = new int[n];
        var margin = new double[n];
        for (int c = 0; c < customers; c++) {
            var own = random.doubles(departments, -1, 10).sorted().toArray();
            int turn = random.nextInt(departments);
            for (int d = 0; d < departments; d++) {
                customer[c * departments + d] = c;
                department[c * departments + d] = (d + turn) % departments;
                margin[c * departments + d] = own[departments - 1 - d];
            }
        }
        return new Contacts(customer, department, margin);
    }

    @Test
    void noChoiceBringsMoreThanTheOneOverCustomers() {
        var random = new SplittableRandom(3);
        for (int firm = 0; firm < 200; firm++) {
            var contacts = firm(random, 4, 3);
            int budget = random.nextInt(8);
            var limits = new Limits(
                    budget, new int[] {1, 2, 1}, 1 + random.nextInt(3), random.nextDouble(), random.nextDouble(2));
            double best = 0;
            for (int set = 0; set < 1 << 12; set++) {
                if (Integer.bitCount(set) <= budget) {
                    best = Math.max(best, brought(contacts, limits, set));
                }
            }
            var plan = new ContactChoice(contacts, limits).overCustomers();
            assertThat(plan.margin()).isCloseTo(best, within(1e-9));
            assertThat(plan.contacts()).isLessThanOrEqualTo(budget);
        }
    }

    /** The rule of counting, written a second time: contacts of a customer from the best to the worst. */
    private static double brought(Contacts contacts, Limits limits, int set) {
        double sum = 0;
        for (int c = 0; c < contacts.customers(); c++) {
            int customer = c;
            var margins = java.util.stream.IntStream.range(0, contacts.size())
                    .filter(i -> (set >> i & 1) == 1 && contacts.customer()[i] == customer)
                    .mapToDouble(i -> contacts.margin()[i])
                    .sorted()
                    .toArray();
            for (int j = 0; j < margins.length; j++) {
                double margin = margins[margins.length - 1 - j];
                sum += (j < limits.most() ? Math.pow(limits.again(), j) * margin : 0) - limits.cost();
            }
        }
        return sum;
    }

    @Test
    void departmentsTakeTheirOwnBestAndLoseByOverlap() {
        // two customers: one is the best of both departments
        var contacts = new Contacts(new int[] {0, 0, 1, 1}, new int[] {0, 1, 0, 1}, new double[] {10, 9, 8, 7});
        var limits = new Limits(2, new int[] {1, 1}, 1, 0.5, 1);
        var choice = new ContactChoice(contacts, limits);
        var alone = choice.byDepartment();
        assertThat(alone.made()).containsExactly(true, true, false, false);
        assertThat(alone.margin()).isEqualTo(10 - 2);
        assertThat(alone.overlapping()).isEqualTo(1);
        var whole = choice.overCustomers();
        assertThat(whole.made()).containsExactly(true, false, true, false);
        assertThat(whole.margin()).isEqualTo(18 - 2);
        assertThat(whole.customers()).isEqualTo(2);
    }

    @Test
    void theIntervalHoldsTheGainOfOtherFirmsOfTheKind() {
        var random = new SplittableRandom(5);
        var limits = new Limits(90, new int[] {30, 30, 30}, 2, 0.4, 0.5);
        double truth = 0;
        for (int i = 0; i < 300; i++) {
            truth += gain(firm(random, 300, 3), limits) / 300;
        }
        int held = 0;
        for (int i = 0; i < 60; i++) {
            var interval = new ContactChoice(firm(random, 300, 3), limits).gained(200, i);
            held += interval.low() <= truth && truth <= interval.high() ? 1 : 0;
        }
        assertThat(held).isBetween(49, 60); // 95 % of 60, and not fewer than chance allows
    }

    private static double gain(Contacts contacts, Limits limits) {
        var choice = new ContactChoice(contacts, limits);
        return choice.overCustomers().margin() - choice.byDepartment().margin();
    }

    @Test
    void rowsOutOfOrderAreRefused() {
        assertThatThrownBy(() -> new Contacts(new int[] {0, 0}, new int[] {0, 1}, new double[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row 1");
    }
}
