package io.clientela.kernel.choice;

/**
 * The contacts that could be made: a department may speak to a customer, and expects this margin of it where it is the
 * only one to do so. Rows stand by customer, within a customer the largest margin first. The arrays are handed over, not
 * copied.
 *
 * @param customer the customer of each row, as a number from 0, ascending
 * @param department the department of each row, as a number from 0
 * @param margin the expected margin of each row, finite
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, not copied
public record Contacts(int[] customer, int[] department, double[] margin) {

    public Contacts {
        if (department.length != customer.length || margin.length != customer.length) {
            throw new IllegalArgumentException("arrays of different lengths for " + customer.length + " contacts");
        }
        for (int i = 1; i < customer.length; i++) {
            if (customer[i] < customer[i - 1] || (customer[i] == customer[i - 1] && margin[i] > margin[i - 1])) {
                throw new IllegalArgumentException("row " + i + " is out of order");
            }
        }
    }

    /** How many there are. */
    public int size() {
        return customer.length;
    }

    /** How many customers there are: one more than the largest number. */
    public int customers() {
        return customer.length == 0 ? 0 : customer[customer.length - 1] + 1;
    }

    /**
     * What limits contacts.
     *
     * @param budget how many contacts can be made in all, at least 0
     * @param places how many of them each department can make when it chooses for itself; adds up to the budget
     * @param most from how many contacts a customer takes anything, at least 1; further ones are made in vain
     * @param again what a further contact of the same customer brings of its margin, from 0 to 1: the second one this
     *     share, the third one its square, and so on
     * @param cost what one contact costs, at least 0
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Limits(int budget, int[] places, int most, double again, double cost) {

        public Limits {
            if (budget < 0 || most < 1 || !(again >= 0 && again <= 1) || !(cost >= 0)) {
                throw new IllegalArgumentException(
                        "no limits: " + budget + " contacts, " + most + " each, " + again + ", " + cost);
            }
        }
    }

    /**
     * Which contacts are made.
     *
     * @param made whether each row is made
     * @param contacts how many are
     * @param customers how many customers they reach
     * @param overlapping how many customers are reached by more than one department
     * @param margin the margin that all of them bring, less what they cost
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Plan(boolean[] made, int contacts, int customers, int overlapping, double margin) {}
}
