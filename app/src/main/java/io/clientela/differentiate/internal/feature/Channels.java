package io.clientela.differentiate.internal.feature;

import java.util.Arrays;

/** By which channels one customer buys; channels are numbered in the order of their names. */
final class Channels {

    private int[] channels = new int[8];
    private int[] purchases = new int[8];
    private double[] net = new double[8];
    private int count;

    /** Counts the documents that sell. */
    void read(Buyer buyer) {
        count = 0;
        for (var paper : buyer.papers()) {
            if (paper.sells) {
                int at = find(paper.channel);
                purchases[at]++;
                net[at] += paper.main ? paper.net : 0;
            }
        }
    }

    private int find(int channel) {
        for (int i = 0; i < count; i++) {
            if (channels[i] == channel) {
                return i;
            }
        }
        if (count == channels.length) {
            channels = Arrays.copyOf(channels, count * 2);
            purchases = Arrays.copyOf(purchases, count * 2);
            net = Arrays.copyOf(net, count * 2);
        }
        channels[count] = channel;
        purchases[count] = 0;
        net[count] = 0;
        return count++;
    }

    /** How many, and the one of most purchases: the last by name among equals. */
    void favourite(FigureRow row, int all) {
        row.add(count);
        if (count == 0) {
            row.add(FigureRow.UNKNOWN).add(FigureRow.UNKNOWN);
            return;
        }
        int best = 0;
        for (int i = 1; i < count; i++) {
            if (purchases[i] > purchases[best] || (purchases[i] == purchases[best] && channels[i] > channels[best])) {
                best = i;
            }
        }
        row.add(channels[best]).share(purchases[best], all);
    }

    /** A row for each. */
    void rows(FigureRow row, int all) {
        for (int i = 0; i < count; i++) {
            row.add(channels[i]).add(purchases[i]).money(net[i]).share(purchases[i], all);
        }
    }
}
