package io.clientela.differentiate;

import io.clientela.kernel.need.NeedStatus;
import io.clientela.kernel.need.Stage;
import java.time.YearMonth;
import java.util.Optional;

/**
 * Which needs are meant: those for which every part that is present holds.
 *
 * @param status how they stand
 * @param stage the stage of the customer on the day they were stated
 * @param origin who says so
 * @param department the department; an empty text means needs without one
 * @param groupId the group; 0 means needs without one
 * @param month the month in which they were stated
 * @param text what occurs in their words
 * @param customerId whose they are
 */
public record NeedFilter(
        Optional<NeedStatus> status,
        Optional<Stage> stage,
        Optional<Need.Origin> origin,
        Optional<String> department,
        Optional<Long> groupId,
        Optional<YearMonth> month,
        Optional<String> text,
        Optional<Long> customerId) {

    /** All needs. */
    public static final NeedFilter ALL = new NeedFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
}
