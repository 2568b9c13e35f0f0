package io.clientela.demo;

/**
 * How large the demo firm is.
 *
 * @param customers the number of true customers, from 100 to 100,000; the lines grow with it, about thirty a customer
 */
public record DemoSize(int customers) {

    /** The firm of the demo: about 4,000 customers and 120,000 lines. */
    public static final DemoSize FULL = new DemoSize(4_000);

    /** A tenth of it, for a quick look and for tests. */
    public static final DemoSize SMALL = new DemoSize(400);

    public DemoSize {
        if (customers < 100 || customers > 100_000) {
            throw new IllegalArgumentException("not from 100 to 100,000 customers: " + customers);
        }
    }
}
