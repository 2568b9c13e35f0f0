package io.clientela.kernel.choice;

import io.clientela.kernel.choice.Contacts.Limits;
import io.clientela.kernel.choice.Contacts.Plan;
import io.clientela.kernel.value.Interval;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Two ways to spend one budget of contacts: each department picks its own best customers by its own expected margin, or
 * one choice is made over the whole customer. What they bring is counted by the same rule: of the contacts of one customer
 * the best one brings its margin, each further one less ({@link Limits#again}), those beyond {@link Limits#most} nothing.
 *
 * <p>The choice over the whole customer is optimal. The j-th best contact of a customer adds again^(j−1) times its margin
 * less the cost, which never grows with j; whatever k contacts of a customer are made, they bring at most what its k best
 * ones bring. So the sum to be maximised is separable and concave in the numbers of contacts per customer, and taking the
 * largest additions first until the budget is spent is optimal (O. Gross 1956; B. Fox, "Discrete optimization via marginal
 * analysis", Management Science 13, 1966).
 */
public final class ContactChoice {

    private final Contacts contacts;
    private final Limits limits;
    private final double[] added;
    private final int[] byAddition;
    private final int[][] byDepartment;

    /** Prepares the choices. */
    public ContactChoice(Contacts contacts, Limits limits) {
        this.contacts = contacts;
        this.limits = limits;
        this.added = additions();
        this.byAddition = order(added, -1);
        this.byDepartment = new int[limits.places().length][];
        for (int d = 0; d < byDepartment.length; d++) {
            byDepartment[d] = order(contacts.margin(), d);
        }
    }

    private double[] additions() {
        var additions = new double[contacts.size()];
        int place = 0;
        for (int i = 0; i < additions.length; i++) {
            place = i > 0 && contacts.customer()[i] == contacts.customer()[i - 1] ? place + 1 : 0;
            additions[i] = place < limits.most()
                    ? Math.pow(limits.again(), place) * contacts.margin()[i] - limits.cost()
                    : Double.NEGATIVE_INFINITY;
        }
        return additions;
    }

    /** The rows of a department (of all with -1), the largest value first, earlier rows first among equals. */
    private int[] order(double[] value, int department) {
        var rows = new Integer[value.length];
        int n = 0;
        for (int i = 0; i < value.length; i++) {
            if (department < 0 || contacts.department()[i] == department) {
                rows[n++] = i;
            }
        }
        Arrays.sort(rows, 0, n, (one, other) -> Double.compare(value[other], value[one]));
        var order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = rows[i];
        }
        return order;
    }

    /** Each department makes its places full with the customers of whom it expects most, as long as they repay a contact. */
    public Plan byDepartment() {
        var made = new boolean[contacts.size()];
        return counted(made, pickedByDepartment(made, null));
    }

    /** One choice over all departments and customers; no choice within the limits brings more. */
    public Plan overCustomers() {
        var made = new boolean[contacts.size()];
        return counted(made, pickedOverCustomers(made, null));
    }

    /**
     * What the choice over the whole customer brings more, with the 95 % interval that comes from drawing other customers
     * of the same kind (Poisson bootstrap over customers, percentiles; B. Efron 1979).
     *
     * @param draws how many draws, at least 100
     * @param seed decides the draws
     */
    public Interval gained(int draws, long seed) {
        if (draws < 100) {
            throw new IllegalArgumentException("fewer than 100 draws: " + draws);
        }
        var random = new SplittableRandom(seed);
        var gains = new double[draws];
        for (int d = 0; d < draws; d++) {
            var weight = weights(random);
            var made = new boolean[contacts.size()];
            pickedByDepartment(made, weight);
            double alone = margin(made, weight);
            Arrays.fill(made, false);
            pickedOverCustomers(made, weight);
            gains[d] = margin(made, weight) - alone;
        }
        Arrays.sort(gains);
        double gain = overCustomers().margin() - byDepartment().margin();
        double low = gains[(int) Math.floor(0.025 * (draws - 1))];
        double high = gains[(int) Math.ceil(0.975 * (draws - 1))];
        return new Interval(Math.min(low, gain), gain, Math.max(high, gain), 0.95);
    }

    private int[] weights(SplittableRandom random) {
        var weight = new int[contacts.customers()];
        for (int c = 0; c < weight.length; c++) {
            double left = random.nextDouble();
            double chance = Math.exp(-1);
            int k = 0;
            while (left > chance && k < 12) { // Poisson with mean 1 by inversion
                left -= chance;
                chance /= ++k;
            }
            weight[c] = k;
        }
        return weight;
    }

    private int pickedByDepartment(boolean[] made, int @Nullable [] weight) {
        int contactsMade = 0;
        for (int d = 0; d < byDepartment.length; d++) {
            contactsMade += pick(made, byDepartment[d], contacts.margin(), limits.cost(), limits.places()[d], weight);
        }
        return contactsMade;
    }

    private int pickedOverCustomers(boolean[] made, int @Nullable [] weight) {
        return pick(made, byAddition, added, 0, limits.budget(), weight);
    }

    /** Takes rows in order while there are places and they bring more than the least. A customer drawn twice takes two. */
    private int pick(boolean[] made, int[] order, double[] value, double least, int places, int @Nullable [] weight) {
        int left = places;
        int picked = 0;
        for (int i = 0; i < order.length && left > 0 && value[order[i]] > least; i++) {
            int needs = weight == null ? 1 : weight[contacts.customer()[order[i]]];
            if (needs > 0) {
                made[order[i]] = true;
                left -= needs;
                picked++;
            }
        }
        return picked;
    }

    private Plan counted(boolean[] made, int contactsMade) {
        int customers = 0;
        int overlapping = 0;
        int before = -1;
        int ofCustomer = 0;
        for (int i = 0; i < made.length; i++) {
            ofCustomer = contacts.customer()[i] == before ? ofCustomer : 0;
            before = contacts.customer()[i];
            if (made[i]) {
                ofCustomer++;
                customers += ofCustomer == 1 ? 1 : 0;
                overlapping += ofCustomer == 2 ? 1 : 0;
            }
        }
        return new Plan(made, contactsMade, customers, overlapping, margin(made, null));
    }

    private double margin(boolean[] made, int @Nullable [] weight) {
        double sum = 0;
        int before = -1;
        int place = 0;
        for (int i = 0; i < made.length; i++) {
            place = contacts.customer()[i] == before ? place : 0;
            before = contacts.customer()[i];
            if (made[i]) {
                double brought = place < limits.most() ? Math.pow(limits.again(), place) * contacts.margin()[i] : 0;
                sum += (brought - limits.cost()) * (weight == null ? 1 : weight[before]);
                place++;
            }
        }
        return sum;
    }
}
