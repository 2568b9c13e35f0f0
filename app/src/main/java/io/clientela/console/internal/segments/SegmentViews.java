package io.clientela.console.internal.segments;

import io.clientela.differentiate.Segment;
import java.time.LocalDate;

/** What the pages about segments show. */
public final class SegmentViews {

    private SegmentViews() {}

    /**
     * One line of the list.
     *
     * @param worth what the members are worth together
     */
    public record Row(Segment segment, String sentence, Segment.Moves moves, Worth worth) {}

    /** A value of several customers with its interval, in words; empty where unknown. */
    public record Worth(String value, String interval) {

        static final Worth UNKNOWN = new Worth("", "");
    }

    /** Which members are listed; the days are those of the reader. */
    public record Listed(Segment.Show show, LocalDate from, LocalDate to) {}

    /** A version with its rule as a sentence. */
    public record Versioned(Segment.Version version, String sentence) {}
}
