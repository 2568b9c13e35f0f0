package io.clientela.kernel.linkage;

/** Compares whole names and company names by their words, in any order. For one thread. */
final class Labels {

    private final Features of;
    private final LevelCache levels;
    private final LevelCache words;

    /** @param cacheBits log2 of the size of the memory for compared values */
    Labels(Features of, int cacheBits) {
        this.of = of;
        this.levels = new LevelCache(cacheBits);
        this.words = new LevelCache(cacheBits);
    }

    /** The level of two different labels by their numbers. */
    int level(int a, int b) {
        long key = LevelCache.key(a, b);
        int slot = levels.slot(key);
        int known = levels.get(slot, key);
        return known >= 0 ? known : levels.put(slot, key, newLevel(a, b));
    }

    /** The level, the same whichever is named first: matching words one by one depends on the order. */
    private int newLevel(int a, int b) {
        int order = of.labelGlance.order(a, b);
        if (order == 0) {
            order = of.company.text(a).compareTo(of.company.text(b));
        }
        return order <= 0 ? orderedLevel(a, b) : orderedLevel(b, a);
    }

    private int orderedLevel(int a, int b) {
        if (of.labels.same(a, b)) {
            return 1;
        }
        int lengthA = of.labels.length(a);
        int lengthB = of.labels.length(b);
        long used = 0;
        int matched = 0;
        int real = 0;
        for (int i = 0; i < lengthA; i++) {
            int found = match(of.labels.word(a, i), b, used);
            if (found >= 0) {
                used |= 1L << (found >>> 1);
                matched++;
                real += found & 1;
            }
        }
        if (matched == Math.max(lengthA, lengthB) || packedNear(a, b)) {
            return 2;
        }
        if (matched == Math.min(lengthA, lengthB) && real >= 2) {
            return 3;
        }
        return real > 0 ? 4 : 5;
    }

    private boolean packedNear(int a, int b) {
        return of.labelGlance.mayBeWithin(a, b, 1) && Likeness.withinOneEdit(packed(a), packed(b));
    }

    private String packed(int text) {
        return of.company.text(text).replace(" ", "");
    }

    /**
     * Finds a word among the unused words of a text, the first 64 of them: twice its place, plus one if it is more than
     * an initial; −1 if there is none.
     */
    private int match(int word, int text, long used) {
        int initial = -1;
        int length = Math.min(64, of.labels.length(text));
        for (int i = 0; i < length; i++) {
            if ((used >>> i & 1) == 0) {
                int level = word(word, of.labels.word(text, i));
                if (level <= Comparer.NEAR) {
                    return 2 * i + 1;
                }
                initial = level == Comparer.INITIAL && initial < 0 ? 2 * i : initial;
            }
        }
        return initial;
    }

    private int word(int a, int b) {
        if (a == b) {
            return Comparer.EXACT;
        }
        if (Comparer.apart(of.wordGlance, a, b)) {
            return Comparer.DIFFERENT;
        }
        long key = LevelCache.key(a, b);
        int slot = words.slot(key);
        int known = words.get(slot, key);
        var dictionary = of.labels.words;
        return known >= 0 ? known : words.put(slot, key, Comparer.nameLevel(dictionary.value(a), dictionary.value(b)));
    }
}
