package io.clientela.differentiate;

import io.clientela.identify.Page;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Money;
import io.clientela.kernel.value.Outcome;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The segments: rules without SQL, who belongs to them, since when and why. */
public interface Segments {

    /** All segments by name, archived ones too. */
    List<Segment> list();

    /** One segment. */
    Optional<Segment> find(long id);

    /** Its versions, the latest first. */
    List<Segment.Version> versions(long id);

    /**
     * For how many customers a rule holds; unknown where there is no picture ({@code none}, {@code elsewhere}), or where the
     * rule leads to itself ({@code circle}) or to a segment that there is not ({@code nowhere}).
     *
     * @param self the segment whose rule it is to become; 0 for a new one
     */
    Outcome<Count> count(Rule rule, long self);

    /** Some customers for whom a rule holds, those who spend most in front. */
    Outcome<List<Long>> some(Rule rule, long self);

    /** How a rule stands for one customer. */
    Outcome<Verdict> verdict(Rule rule, long customer);

    /** How the rules of some segments stand for one customer, by segment; unknown ones are missing. */
    Map<Long, Verdict> verdicts(Collection<Long> ids, long customer);

    /**
     * Writes a new segment, and finds its members; where they are many, in the background.
     *
     * @return unknown with the reason why it was not written: {@code nameless}, {@code long-name}, {@code too-deep},
     *     {@code circle}, {@code nowhere}
     */
    Outcome<Segment> create(Segment.Draft draft, String who);

    /** Writes a new version of a segment, where anything is different; outcomes as of {@link #create}. */
    Outcome<Segment> change(long id, Segment.Draft draft, String who);

    /** Lets all members go, and keeps rule and history. */
    void archive(long id, String who);

    /** Takes a segment into use again. */
    void restore(long id, String who);

    /**
     * Members of a segment, the latest move first.
     *
     * @param from start of the time in question, where the list is about one
     * @param to end of it, not included
     */
    Page<Segment.Member> members(
            long id, Segment.Show show, Instant from, Instant to, Optional<String> cursor, int limit);

    /** The same members, all of them, in pieces. */
    void members(long id, Segment.Show show, Instant from, Instant to, Consumer<List<Segment.Member>> each);

    /** How many entered and left a segment in a time. */
    Segment.Moves moves(long id, Instant from, Instant to);

    /** How many entered and left each segment since a time; segments in which nothing moved are missing. */
    Map<Long, Segment.Moves> movesSince(Instant since);

    /** Its size on each day on which it changed, by the calendar of a zone. */
    List<Segment.Size> sizes(long id, ZoneId zone);

    /** To which segments a customer belongs, then to which he belonged. */
    List<Segment.Membership> of(long customer);

    /**
     * What the members are worth together, by currency, the one of most members in front; empty where no member has a value,
     * unknown without scores.
     */
    Outcome<List<Together>> value(long id);

    /** Which values occur, for choosing them in a rule. */
    List<String> words(Words what);

    /** Articles by a part of their name or code: key and name. */
    Map<String, String> articles(String part);

    /** The name of an article; empty where there is none. */
    Optional<String> article(String key);

    /** From which spend of twelve months on a customer is among the best tenth of those who spent any. */
    Outcome<Double> bestTenth();

    /** Whether the picture tells what customers are worth. */
    boolean knowsWorth();

    /**
     * What customers are worth together.
     *
     * @param customers how many have a value
     * @param interval of their sum, with the error that the models leave in it; empty where that is not known
     */
    record Together(long customers, Money value, Optional<Interval> interval) {}

    /**
     * For how many customers a rule holds.
     *
     * @param members for how many
     * @param base how many customers there are
     */
    record Count(long members, long base) {}

    /** Words of the ledger that can be chosen. */
    enum Words {
        CATEGORY,
        DEPARTMENT,
        CHANNEL,
        CURRENCY,
        COUNTRY,
        AREA,
        PROVINCE,
        CITY
    }
}
