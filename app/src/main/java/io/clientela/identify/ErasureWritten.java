package io.clientela.identify;

import io.clientela.identify.CustomerErased.Step;
import java.util.Collection;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A customer is erased and that is committed: rooms take the freed rows out of their files, too. Heard on the thread of the
 * erasure, outside any transaction; what frees rows of the database in order {@link #ROWS}, what may take long after it.
 */
public record ErasureWritten(long customerId) {

    /** The order in which freed rows are seen to: before whatever else hears of it. */
    public static final int ROWS = 0;

    /** Takes the rows that the steps freed out of the files of their tables. */
    public void vacuum(JdbcClient database, Collection<Step> steps) {
        database.sql(steps.stream().map(Step::table).distinct().collect(Collectors.joining(", ", "VACUUM ", "")))
                .update();
    }
}
