package io.clientela.identify;

import io.clientela.platform.Statements;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A customer is being erased: identify has done its part, in the transaction that runs. Every room to the right hears it on
 * the same thread, takes away what it keeps of him, and tells each place that it looked at.
 *
 * @param records his records, on which things hang
 * @param words what identifies him, as it stood anywhere (names, e-mail addresses, phones, tax codes, streets), for texts that
 *     people wrote; kept nowhere
 * @param told hears each place
 */
public record CustomerErased(long customerId, List<Long> records, List<String> words, Consumer<Erasures.Place> told) {

    public CustomerErased {
        records = List.copyOf(records);
        words = List.copyOf(words);
    }

    /** Tells a place that was looked at. */
    public void tell(String where, String what, long count) {
        told.accept(new Erasures.Place(where, what, count));
    }

    /**
     * One place that a room looks at.
     *
     * @param statement takes away what stands there, by {@code :records} and {@code :words}
     * @param table schema and table
     * @param what is done with what was found: {@code deleted} or {@code emptied}
     */
    public record Step(String statement, String table, String what) {}

    /** Goes through the places of a room, in the transaction that runs, and tells each. */
    public void forget(JdbcClient database, Statements statements, List<Step> steps) {
        long[] his = records.stream().mapToLong(Long::longValue).toArray();
        String[] identifying = words.toArray(String[]::new);
        for (Step step : steps) {
            int rows = database.sql(statements.get(step.statement()))
                    .param("records", his)
                    .param("words", identifying)
                    .update();
            tell(step.table(), step.what(), rows);
        }
    }
}
