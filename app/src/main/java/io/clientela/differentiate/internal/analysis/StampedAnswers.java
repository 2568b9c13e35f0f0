package io.clientela.differentiate.internal.analysis;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers to questions with the state of the picture from which they come; the ones that were asked for last are kept. */
final class StampedAnswers<K, V> {

    private final Map<K, Stamped<V>> answers;

    /** @param most how many are kept */
    StampedAnswers(int most) {
        this.answers = new LinkedHashMap<>(16, 0.75f, /* accessOrder= */ true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, Stamped<V>> eldest) {
                return size() > most;
            }
        };
    }

    /**
     * An answer.
     *
     * @param stamp names the state of the picture from which it comes
     */
    record Stamped<V>(String stamp, V answer) {

        boolean from(String state) {
            return stamp.equals(state);
        }
    }

    /** The latest answer to a question, whatever state it comes from. */
    synchronized @Nullable Stamped<V> look(K question) {
        return answers.get(question);
    }

    synchronized void keep(K question, String stamp, V answer) {
        answers.put(question, new Stamped<>(stamp, answer));
    }
}
