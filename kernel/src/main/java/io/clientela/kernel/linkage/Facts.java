package io.clientela.kernel.linkage;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Facts about each distinct value of the columns of {@link Features}, in the order that stands there; made by several threads. */
final class Facts {

    final int[] rows;
    final Dictionary locals = new Dictionary();
    final BitSet namedAddress;
    final Words[] words = new Words[2];
    final Glance[] glances = new Glance[11];
    int[] dates = {};
    int[] localParts = {};
    long[] streetPairs = {};
    boolean[] validVat = {};
    boolean[] validTax = {};

    private final Column[] columns;
    private final int size;

    Facts(Column[] columns, int size, int threads) {
        this.columns = columns;
        this.size = size;
        this.rows = new int[size * Features.WIDTH];
        this.namedAddress = new BitSet(size);
        Parallel.run(
                threads,
                List.of(
                        this::addresses,
                        this::labels,
                        this::rows,
                        this::streets,
                        this::codes,
                        () -> dates = dates(columns[4].values()),
                        () -> glances[0] = Glance.of(columns[0].values()),
                        () -> glances[4] = Glance.of(columns[6].values()),
                        () -> glances[5] = Glance.of(columns[9].values()),
                        () -> glances[6] = Glance.of(columns[10].values())));
    }

    private void addresses() {
        var mails = columns[5].values();
        localParts = localParts(mails, locals);
        namedAddresses();
        glances[2] = Glance.of(mails);
        glances[3] = Glance.of(locals);
    }

    private void labels() {
        words[0] = Words.of(columns[3].values(), List.of(columns[2], columns[3]));
        glances[1] = Glance.of(words[0].words);
        glances[10] = Glance.packed(columns[3].values());
    }

    private void streets() {
        var values = columns[7].values();
        streetPairs = pairs(values);
        words[1] = Words.of(values, List.of(columns[7]));
    }

    private void codes() {
        validVat = valid(columns[12].values());
        validTax = valid(columns[13].values());
        glances[7] = Glance.of(columns[12].values());
        glances[8] = Glance.of(columns[13].values());
        glances[9] = Glance.of(columns[14].values());
    }

    /** Record by record within a stretch, so that what is written stays near. */
    private void rows() {
        int stretch = 1024;
        for (int from = 0; from < size; from += stretch) {
            int to = Math.min(size, from + stretch);
            for (int c = 0; c < Features.WIDTH - 1; c++) {
                int[] of = columns[c].of().at;
                for (int rec = from; rec < to; rec++) {
                    rows[rec * Features.WIDTH + c] = of[rec];
                }
            }
        }
    }

    /** Whether the first address of each record holds its given or family name. */
    private void namedAddresses() {
        for (int rec = 0; rec < size; rec++) {
            int address = columns[5].value(rec);
            if (address >= 0) {
                String local = locals.value(localParts[address]);
                namedAddress.set(rec, holds(local, columns[0].value(rec)) || holds(local, columns[1].value(rec)));
            }
        }
    }

    private boolean holds(String local, int name) {
        return name >= 0
                && columns[0].text(name).length() >= 3
                && local.contains(columns[0].text(name).replace(" ", ""));
    }

    private static int[] dates(Dictionary values) {
        int[] out = new int[values.size()];
        Arrays.setAll(out, i -> Integer.parseInt(values.value(i)));
        return out;
    }

    private static int[] localParts(Dictionary mails, Dictionary locals) {
        int[] out = new int[mails.size()];
        Arrays.setAll(out, i -> {
            String mail = mails.value(i);
            return locals.number(mail.substring(0, mail.lastIndexOf('@')));
        });
        return out;
    }

    private static long[] pairs(Dictionary texts) {
        long[] out = new long[4 * texts.size()];
        for (int i = 0; i < texts.size(); i++) {
            Likeness.letterPairs(texts.value(i), out, 4 * i);
        }
        return out;
    }

    private static boolean[] valid(Dictionary codes) {
        boolean[] out = new boolean[codes.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = Codes.valid(codes.value(i));
        }
        return out;
    }
}
