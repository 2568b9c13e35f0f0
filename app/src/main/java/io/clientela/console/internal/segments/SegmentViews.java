package io.clientela.console.internal.segments;

import io.clientela.differentiate.Segment;
import java.time.LocalDate;

/** What the pages about segments show. */
public final class SegmentViews {

    private SegmentViews() {}

    /**
     * One line of the list.
     *
     * @param value what the members are worth together; empty where unknown
     */
    public record Row(Segment segment, String sentence, Segment.Moves moves, String value) {}

    /** Which members are listed; the days are those of the reader. */
    public record Listed(Segment.Show show, LocalDate from, LocalDate to) {}

    /** A version with its rule as a sentence. */
    public record Versioned(Segment.Version version, String sentence) {}
}
