package io.clientela.kernel.linkage;

/**
 * A first look at distinct texts that tells, without reading them, that two cannot be alike. Bounds are safe: what is
 * ruled out is truly not alike.
 */
final class Glance {

    /** For each text, which of 32 classes of letters occur once (low half) and more than once (high half). */
    private final long[] letters;

    /** For each text, its length in the low 16 bits and its first letter above. */
    private final int[] shapes;

    private Glance(long[] letters, int[] shapes) {
        this.letters = letters;
        this.shapes = shapes;
    }

    static Glance of(Dictionary texts) {
        return of(texts, true);
    }

    /** A first look at the texts with their spaces left out. */
    static Glance packed(Dictionary texts) {
        return of(texts, false);
    }

    private static Glance of(Dictionary texts, boolean spaces) {
        long[] letters = new long[texts.size()];
        int[] shapes = new int[texts.size()];
        for (int i = 0; i < letters.length; i++) {
            String text = texts.value(i);
            int length = 0;
            for (int at = 0; at < text.length(); at++) {
                char letter = text.charAt(at);
                if (spaces || letter != ' ') {
                    long once = 1L << (letter & 31);
                    letters[i] |= (letters[i] & once) == 0 ? once : once << 32;
                    length++;
                }
            }
            shapes[i] = Math.min(length, 0xFFFF) | (text.isEmpty() ? 0 : text.charAt(0) << 16);
        }
        return new Glance(letters, shapes);
    }

    /** Whether the two texts may be within the given number of edits. One edit changes at most two classes. */
    boolean mayBeWithin(int a, int b, int edits) {
        int lengths = Math.abs((shapes[a] & 0xFFFF) - (shapes[b] & 0xFFFF));
        return lengths <= edits && Long.bitCount(letters[a] ^ letters[b]) <= 2 * edits;
    }

    /** An upper bound of the Jaro-Winkler similarity of two texts. */
    double mostAlike(int a, int b) {
        int lengthA = shapes[a] & 0xFFFF;
        int lengthB = shapes[b] & 0xFFFF;
        if (lengthA == 0 || lengthB == 0) {
            return 0;
        }
        int extra = Math.min(lengthA - Long.bitCount(letters[a]), lengthB - Long.bitCount(letters[b]));
        double common = Math.min(Math.min(lengthA, lengthB), Long.bitCount(letters[a] & letters[b]) + extra);
        double jaro = (common / lengthA + common / lengthB + 1) / 3;
        boolean sameStart = shapes[a] >>> 16 == shapes[b] >>> 16;
        return sameStart ? jaro + 0.4 * (1 - jaro) : jaro;
    }

    /** Whether the texts begin with the same letter. */
    boolean sameStart(int a, int b) {
        return shapes[a] >>> 16 == shapes[b] >>> 16;
    }

    /** An order of texts by their letters, whatever their numbers; 0 where a first look sees no difference. */
    int order(int a, int b) {
        int order = Long.compare(letters[a], letters[b]);
        return order != 0 ? order : Integer.compare(shapes[a], shapes[b]);
    }

    int length(int text) {
        return shapes[text] & 0xFFFF;
    }
}
