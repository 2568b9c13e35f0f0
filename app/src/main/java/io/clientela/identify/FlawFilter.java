package io.clientela.identify;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Which flaws are meant.
 *
 * @param importId only those of one import
 * @param fileId only those of one file
 * @param reason only those of one reason
 * @param refusedOnly only parts that did not go in, no remarks
 * @param state only those in one state
 */
public record FlawFilter(
        OptionalLong importId,
        OptionalInt fileId,
        Optional<String> reason,
        boolean refusedOnly,
        Optional<RecordedFlaw.State> state) {

    /** Everything that waits to be mended. */
    public static FlawFilter open() {
        return new FlawFilter(
                OptionalLong.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                true,
                Optional.of(RecordedFlaw.State.OPEN));
    }

    /** Everything of one import, remarks too, whatever its state. */
    public static FlawFilter of(long importId) {
        return new FlawFilter(
                OptionalLong.of(importId), OptionalInt.empty(), Optional.empty(), false, Optional.empty());
    }

    /** What waits to be mended of one import. */
    public static FlawFilter openOf(long importId) {
        return new FlawFilter(
                OptionalLong.of(importId),
                OptionalInt.empty(),
                Optional.empty(),
                true,
                Optional.of(RecordedFlaw.State.OPEN));
    }
}
