package io.clientela.differentiate.internal.census;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The headings of one side of a table, and to which of them a line belongs.
 *
 * @param of what decides
 * @param codes the place of the heading among {@link #texts} for each number that decides
 * @param texts the keys of the headings
 * @param most so many headings stand on their own
 */
@SuppressWarnings("ArrayRecordComponent") // read only
record Key(Of of, int[] codes, List<String> texts, int most) {

    /** What of a line decides. */
    enum Of {
        ALL,
        HEAD,
        PRODUCT,
        PLACE,
        CUSTOMER,
        DEPARTMENT
    }

    /** The heading of a line of a customer, by the numbers of what decides. */
    int at(int customer, int place, int head, int product, int own) {
        return switch (of) {
            case ALL -> 0;
            case HEAD -> codes[head];
            case PRODUCT -> codes[product];
            case PLACE -> codes[place];
            case CUSTOMER -> customer;
            case DEPARTMENT -> codes[own];
        };
    }

    /** Whether it is the same for all lines of a document. */
    boolean ofDocument() {
        return of != Of.PRODUCT && of != Of.DEPARTMENT;
    }

    int size() {
        return texts.size();
    }

    /**
     * The place of each heading among those that stand on their own, the largest first, or the one after for all others; and −1
     * for headings that have nothing.
     */
    int[] folded(Tally counted) {
        var folded = new int[size()];
        Arrays.fill(folded, -1);
        Comparator<Integer> order = (one, other) -> {
            int larger = Integer.compare(counted.count(other), counted.count(one));
            return larger != 0 ? larger : texts.get(one).compareTo(texts.get(other));
        };
        var first = new PriorityQueue<>(order.reversed());
        for (int i = 0; i < folded.length; i++) {
            if (counted.seen(i)) {
                folded[i] = most; // unless it is one of the first
                first.add(i);
                if (first.size() > most) {
                    first.remove();
                }
            }
        }
        for (int place = first.size() - 1; place >= 0; place--) {
            folded[first.remove()] = place;
        }
        return folded;
    }
}
