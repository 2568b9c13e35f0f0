package io.clientela.kernel.linkage;

/**
 * How alike two texts are. Pure functions over UTF-16 units of folded texts.
 *
 * <p>Sources: Jaro 1989 and Winkler 1990 (string comparator with common prefix, weight 0.1, at most four letters);
 * Damerau 1964 for the optimal string alignment distance, found within Ukkonen's (1985) band; Dice 1945 over letter pairs.
 */
public final class Likeness {

    private static final int LONGEST = 64;

    private Likeness() {}

    /**
     * Jaro's similarity with Winkler's bonus for a common prefix, from 0 (nothing in common) to 1 (equal). Only the
     * first 64 letters count.
     */
    public static double jaroWinkler(String a, String b) {
        double jaro = jaro(a, b);
        int prefix = 0;
        int most = Math.min(4, Math.min(a.length(), b.length()));
        while (prefix < most && a.charAt(prefix) == b.charAt(prefix)) {
            prefix++;
        }
        return jaro + 0.1 * prefix * (1 - jaro);
    }

    /**
     * Jaro's similarity, from 0 to 1, the same whichever text is named first: letters are matched from the one that comes
     * first in the alphabet. Only the first 64 letters count.
     */
    public static double jaro(String a, String b) {
        return a.compareTo(b) <= 0 ? matched(a, b) : matched(b, a);
    }

    private static double matched(String a, String b) {
        int la = Math.min(a.length(), LONGEST);
        int lb = Math.min(b.length(), LONGEST);
        if (la == 0 || lb == 0) {
            return la == lb ? 1 : 0;
        }
        int reach = Math.max(0, Math.max(la, lb) / 2 - 1);
        long usedA = 0;
        long usedB = 0;
        for (int i = 0; i < la; i++) {
            int end = Math.min(lb, i + reach + 1);
            for (int j = Math.max(0, i - reach); j < end; j++) {
                if ((usedB >>> j & 1) == 0 && a.charAt(i) == b.charAt(j)) {
                    usedA |= 1L << i;
                    usedB |= 1L << j;
                    break;
                }
            }
        }
        int common = Long.bitCount(usedA);
        if (common == 0) {
            return 0;
        }
        double half = halfTranspositions(a, usedA, b, usedB) / 2.0;
        return ((double) common / la + (double) common / lb + (common - half) / common) / 3;
    }

    private static int halfTranspositions(String a, long usedA, String b, long usedB) {
        int out = 0;
        long restA = usedA;
        long restB = usedB;
        while (restA != 0) {
            if (a.charAt(Long.numberOfTrailingZeros(restA)) != b.charAt(Long.numberOfTrailingZeros(restB))) {
                out++;
            }
            restA &= restA - 1;
            restB &= restB - 1;
        }
        return out;
    }

    /** Whether one insertion, deletion, substitution or swap of neighbours makes the texts equal, or none is needed. */
    public static boolean withinOneEdit(String a, String b) {
        if (a.length() > b.length()) {
            return withinOneEdit(b, a);
        }
        if (b.length() - a.length() > 1) {
            return false;
        }
        int start = 0;
        while (start < a.length() && a.charAt(start) == b.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < a.length() - start && a.charAt(a.length() - 1 - end) == b.charAt(b.length() - 1 - end)) {
            end++;
        }
        int restA = a.length() - start - end;
        int restB = b.length() - start - end;
        if (restA == 2 && restB == 2) {
            return a.charAt(start) == b.charAt(start + 1) && a.charAt(start + 1) == b.charAt(start);
        }
        return restA <= 1 && restB <= 1;
    }

    /**
     * The smallest number of insertions, deletions, substitutions and swaps of neighbours between the texts (optimal
     * string alignment), or {@code limit + 1} where it is above the limit.
     */
    public static int edits(String a, String b, int limit) {
        int shorter = Math.min(a.length(), b.length());
        int start = 0;
        while (start < shorter && a.charAt(start) == b.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && a.charAt(a.length() - 1 - end) == b.charAt(b.length() - 1 - end)) {
            end++;
        }
        int la = a.length() - start - end;
        int lb = b.length() - start - end;
        if (Math.abs(la - lb) > limit) {
            return limit + 1;
        }
        if (la == 0 || lb == 0) {
            return Math.max(la, lb);
        }
        return aligned(a.substring(start, start + la), b.substring(start, start + lb), limit);
    }

    /**
     * The same of texts with neither beginning nor end in common. Only cells whose places in the two texts differ by no
     * more than the limit can lie on a way within it (Ukkonen 1985); all others count as above it.
     */
    private static int aligned(String a, String b, int limit) {
        int[] before = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < last.length; j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int from = Math.max(1, i - limit);
            int to = Math.min(b.length(), i + limit);
            row[from - 1] = from == 1 ? i : limit + 1;
            last[to] = to == i + limit ? limit + 1 : last[to];
            int best = row[from - 1];
            for (int j = from; j <= to; j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int value = Math.min(Math.min(last[j], row[j - 1]) + 1, last[j - 1] + cost);
                row[j] = cost == 1 && swapped(a, i, b, j) ? Math.min(value, before[j - 2] + 1) : value;
                best = Math.min(best, row[j]);
            }
            if (best > limit) {
                return limit + 1;
            }
            int[] spare = before;
            before = last;
            last = row;
            row = spare;
        }
        return Math.min(last[b.length()], limit + 1);
    }

    /** Whether the two letters before place i of a text are those before place j of the other, changed over. */
    private static boolean swapped(String a, int i, String b, int j) {
        return i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    }

    /**
     * A signature of the pairs of neighbouring letters of a text, spaces left out: 256 bits, one for each hashed pair.
     *
     * @param into where the four words are written, from {@code at}
     */
    static void letterPairs(String text, long[] into, int at) {
        int previous = -1;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == ' ') {
                continue;
            }
            if (previous >= 0) {
                int hash = ((previous * 31 + letter) * 0x9E3779B9) >>> 24;
                into[at + (hash >>> 6)] |= 1L << (hash & 63);
            }
            previous = letter;
        }
    }

    /** Dice's coefficient of two signatures, from 0 to 1; 0 where both are empty. */
    static double dice(long[] a, int atA, long[] b, int atB) {
        int common = 0;
        int all = 0;
        for (int i = 0; i < 4; i++) {
            common += Long.bitCount(a[atA + i] & b[atB + i]);
            all += Long.bitCount(a[atA + i]) + Long.bitCount(b[atB + i]);
        }
        return all == 0 ? 0 : 2.0 * common / all;
    }
}
