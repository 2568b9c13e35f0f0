package io.clientela.kernel.linkage;

import java.util.Arrays;
import java.util.List;

/** The words of distinct texts, with how many records use each word. */
final class Words {

    final Dictionary words;
    final int[] counts;
    private final int[] starts;
    private final int[] flat;

    private Words(Dictionary words, int[] counts, int[] starts, int[] flat) {
        this.words = words;
        this.counts = counts;
        this.starts = starts;
        this.flat = flat;
    }

    static Words of(Dictionary texts, List<Column> columns) {
        var words = new Dictionary();
        int[] starts = new int[texts.size() + 1];
        int[] flat = new int[16];
        int used = 0;
        for (int text = 0; text < texts.size(); text++) {
            String[] sorted = Folding.words(texts.value(text));
            Arrays.sort(sorted);
            for (String word : sorted) {
                if (used == flat.length) {
                    flat = Arrays.copyOf(flat, used * 2);
                }
                flat[used++] = words.number(word);
            }
            starts[text + 1] = used;
        }
        int[] counts = new int[words.size()];
        for (var column : columns) {
            for (int text = 0; text < texts.size(); text++) {
                for (int i = starts[text]; i < starts[text + 1]; i++) {
                    counts[flat[i]] += column.count(text);
                }
            }
        }
        return new Words(words, counts, starts, Arrays.copyOf(flat, used));
    }

    int length(int text) {
        return starts[text + 1] - starts[text];
    }

    /** A word of a text; the words stand in the order of the alphabet. */
    int word(int text, int at) {
        return flat[starts[text] + at];
    }

    /** The word of a text that fewest records use, among those with three letters or more; −1 if there is none. */
    int rarest(int text) {
        int best = -1;
        for (int i = starts[text]; i < starts[text + 1]; i++) {
            int word = flat[i];
            String letters = words.value(word);
            if (letters.length() < 3) {
                continue;
            }
            boolean better = best < 0
                    || counts[word] < counts[best]
                    || (counts[word] == counts[best] && before(letters, words.value(best)));
            best = better ? word : best;
        }
        return best;
    }

    /** Whether two texts have the same words. */
    boolean same(int a, int b) {
        return Arrays.equals(flat, starts[a], starts[a + 1], flat, starts[b], starts[b + 1]);
    }

    /** Longer words first, then by the alphabet. */
    private static boolean before(String a, String b) {
        return a.length() > b.length() || (a.length() == b.length() && a.compareTo(b) < 0);
    }
}
