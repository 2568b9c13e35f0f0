package io.clientela.differentiate.internal.census;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A census in which some customers stand anew. What did not change is copied in whole pieces. */
final class CensusMerge {

    private final int ownBits;
    private final long[] ways;
    private final int[] products;

    private final long[] customers;
    private final int[] places;
    private final int[] firstDocument;
    private int size;

    private final int[] heads;
    private final int[] days;
    private final int[] firstLine;
    private int documents;

    private final int[] goods;
    private int lines;

    private CensusMerge(int ownBits, long[] ways, int[] products, int customers, int documents, int lines) {
        this.ownBits = ownBits;
        this.ways = ways;
        this.products = products;
        this.customers = new long[customers];
        this.places = new int[customers];
        this.firstDocument = new int[customers + 1];
        this.heads = new int[documents];
        this.days = new int[documents];
        this.firstLine = new int[documents + 1];
        this.goods = new int[lines];
    }

    /**
     * What stands in a census, but of some customers what stands in another one.
     *
     * @param touched these customers, in order
     * @param anew what there is of them now; as wide numbers of departments as in the first
     * @return empty where numbers would be too large
     */
    static Optional<Census> of(Census before, long[] touched, Census anew) {
        var ways = new Numbers(before.ways());
        var heads = ways.of(anew.ways());
        var products =
                new Numbers(Arrays.stream(before.products()).asLongStream().toArray());
        var goods = products.of(Arrays.stream(anew.products()).asLongStream().toArray());
        if ((long) products.all().length << before.ownBits() >= Integer.MAX_VALUE) {
            return Optional.empty();
        }
        int customersLeft = before.size();
        int documentsLeft = before.documents();
        int linesLeft = before.goods().length;
        for (long one : touched) {
            int at = Arrays.binarySearch(before.customers(), one);
            if (at >= 0) {
                int first = before.firstDocument()[at];
                int last = before.firstDocument()[at + 1];
                customersLeft--;
                documentsLeft -= last - first;
                linesLeft -= before.firstLine()[last] - before.firstLine()[first];
            }
        }
        var merge = new CensusMerge(
                before.ownBits(),
                ways.all(),
                Arrays.stream(products.all()).mapToInt(Math::toIntExact).toArray(),
                customersLeft + anew.size(),
                documentsLeft + anew.documents(),
                linesLeft + anew.goods().length);
        return Optional.of(merge.merged(before, touched, anew, heads, goods));
    }

    private Census merged(Census before, long[] touched, Census anew, int[] headOf, int[] goodOf) {
        int from = 0;
        int next = 0;
        for (long one : touched) {
            int at = Arrays.binarySearch(before.customers(), one);
            int to = at < 0 ? -at - 1 : at;
            copy(before, from, to);
            from = at < 0 ? to : to + 1;
            if (next < anew.size() && anew.customers()[next] == one) {
                int document = documents;
                int line = lines;
                copy(anew, next, ++next);
                renumber(document, line, headOf, goodOf);
            }
        }
        copy(before, from, before.size());
        firstDocument[size] = documents;
        firstLine[documents] = lines;
        return new Census(customers, places, firstDocument, heads, days, firstLine, goods, ways, products, ownBits);
    }

    private void copy(Census census, int from, int to) {
        int document = census.firstDocument()[from];
        int documentCount = census.firstDocument()[to] - document;
        int line = census.firstLine()[document];
        int lineCount = census.firstLine()[document + documentCount] - line;
        System.arraycopy(census.customers(), from, customers, size, to - from);
        System.arraycopy(census.places(), from, places, size, to - from);
        for (int i = from; i < to; i++) {
            firstDocument[size++] = census.firstDocument()[i] - document + documents;
        }
        System.arraycopy(census.heads(), document, heads, documents, documentCount);
        System.arraycopy(census.days(), document, days, documents, documentCount);
        System.arraycopy(census.goods(), line, goods, lines, lineCount);
        for (int i = document; i < document + documentCount; i++) {
            firstLine[documents++] = census.firstLine()[i] - line + lines;
        }
        lines += lineCount;
    }

    /** Gives what was copied from some document and line on the numbers that hold in all. */
    private void renumber(int document, int line, int[] headOf, int[] goodOf) {
        for (int i = document; i < documents; i++) {
            heads[i] = headOf[heads[i]];
        }
        int mask = (1 << ownBits) - 1;
        for (int i = line; i < lines; i++) {
            goods[i] = goodOf[goods[i] >>> ownBits] << ownBits | (goods[i] & mask);
        }
    }

    /** Places of numbers: those that were there first, then those that come up. */
    private static final class Numbers {

        private final Map<Long, Integer> places = new HashMap<>();
        private long[] all;

        Numbers(long[] first) {
            this.all = first;
            for (int i = 0; i < first.length; i++) {
                places.put(first[i], i);
            }
        }

        int[] of(long[] more) {
            var found = new int[more.length];
            for (int i = 0; i < more.length; i++) {
                var place = places.get(more[i]);
                if (place == null) {
                    place = places.size();
                    places.put(more[i], place);
                }
                found[i] = place;
            }
            var now = Arrays.copyOf(all, places.size());
            for (int i = 0; i < more.length; i++) {
                now[found[i]] = more[i];
            }
            all = now;
            return found;
        }

        long[] all() {
            return all;
        }
    }
}
