package io.clientela.differentiate.internal.standing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A few answers about all customers, kept until a standing changes: adding up a million customers takes longer than a page
 * may take to open. Only the process that owns the picture changes standings, and it counts the changes.
 */
final class CountedAnswers<K, V> {

    private static final int MOST = 40;

    private final LongSupplier changes;
    private final Map<K, V> answers = new LinkedHashMap<>();
    private long at = -1;

    CountedAnswers(LongSupplier changes) {
        this.changes = changes;
    }

    /** The answer to a question, worked out where it is not known. */
    V of(K question, Supplier<V> work) {
        long before = changes.getAsLong();
        synchronized (this) {
            if (at != before) {
                answers.clear();
                at = before;
            }
            V known = answers.get(question);
            if (known != null) {
                return known;
            }
        }
        V made = work.get();
        synchronized (this) {
            if (at == before && changes.getAsLong() == before) {
                if (answers.size() >= MOST) {
                    answers.remove(answers.keySet().iterator().next());
                }
                answers.put(question, made);
            }
        }
        return made;
    }
}
