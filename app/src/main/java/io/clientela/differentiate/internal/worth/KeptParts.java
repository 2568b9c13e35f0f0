package io.clientela.differentiate.internal.worth;

import io.clientela.kernel.lifetime.Credibility;
import java.util.Arrays;

/**
 * What part of its spend each customer left to the firm, period by period. A period in which things only came back belongs
 * to the one before it, or after it where there is none before.
 */
final class KeptParts {

    private int[] customer = new int[1024];
    private double[] sold = new double[1024];
    private double[] kept = new double[1024];
    private int size;
    private int last = -1;
    private double waiting;
    private double allSold;

    /**
     * Adds one period; those of a customer one after the other, the earliest first.
     *
     * @param who the customer's place, ascending
     * @param spent what was sold
     * @param stayed what of it stayed, less what came back
     */
    void add(int who, double spent, double stayed) {
        if (who != last) {
            waiting = 0;
            last = who;
        }
        allSold += Math.max(0, spent);
        boolean first = size == 0 || customer[size - 1] != who;
        if (spent > 1e-9) {
            put(who, spent, stayed + waiting);
            waiting = 0;
        } else if (first) {
            waiting += stayed;
        } else {
            kept[size - 1] += stayed;
        }
    }

    private void put(int who, double spent, double stayed) {
        if (size == customer.length) {
            customer = Arrays.copyOf(customer, 2 * size);
            sold = Arrays.copyOf(sold, 2 * size);
            kept = Arrays.copyOf(kept, 2 * size);
        }
        customer[size] = who;
        sold[size] = spent;
        kept[size++] = stayed;
    }

    /** What was sold in all. */
    double sold() {
        return allSold;
    }

    /** The part of each of so many customers, shrunk to that of the firm as far as little is known of it. */
    Credibility parts(int customers) {
        double[] part = new double[size];
        for (int i = 0; i < size; i++) {
            part[i] = Math.clamp(kept[i] / sold[i], -1, 1);
        }
        return Credibility.of(customers, Arrays.copyOf(customer, size), Arrays.copyOf(sold, size), part);
    }
}
