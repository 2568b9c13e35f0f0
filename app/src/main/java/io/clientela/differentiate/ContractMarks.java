package io.clientela.differentiate;

import io.clientela.kernel.value.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/** What people say of articles: that they are bought as by contract, such as subscriptions, or that they are not (R18). */
public interface ContractMarks {

    /**
     * What somebody said of an article.
     *
     * @param article its key
     * @param contract whether it is bought as by contract
     * @param periodDays from one renewal to the next; empty where the purchases say it
     */
    record Mark(String article, boolean contract, OptionalInt periodDays, Instant at, String by, String why) {}

    /**
     * An article that is bought as by contract.
     *
     * @param article its key
     * @param periodDays from one renewal to the next
     * @param customers who have a rhythm in it
     */
    record Article(String article, String name, int periodDays, long customers) {}

    /** What stands now, the latest first. */
    List<Mark> standing();

    /** The articles that are bought as by contract now, as purchases show it or people say it. */
    Outcome<List<Article>> articles();

    /**
     * Says of an article what it is; what was said before of it is kept, and no longer counts.
     *
     * @param article its key, or its name where no other has the same
     * @param periodDays from one renewal to the next, from 1 to 3660; empty to leave it to the purchases
     * @return the name of the article, or why not: {@code no-article} where there is none or several, {@code no-period} where the
     *     purchases say none and none is given
     */
    Outcome<String> mark(String article, boolean contract, OptionalInt periodDays, String who, String why);

    /** Takes back what was said of an article: its purchases decide again. */
    void back(String article, String who);
}
