package io.clientela.identify;

import io.clientela.platform.Statements;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A customer is being erased: identify has done its part, in the transaction that runs. Every room to the right hears it on
 * the same thread, takes away what it keeps of him, and tells each place that it looked at.
 *
 * @param records his records, on which things hang
 * @param words what identifies him, as it stood anywhere (names, e-mail addresses, phones, tax codes, streets), for texts that
 *     people wrote; kept nowhere
 * @param sure those of the words that are his alone (addresses, numbers, names of two words): by these alone texts about others
 *     are searched
 * @param told hears each place
 */
public record CustomerErased(
        long customerId, List<Long> records, List<String> words, List<String> sure, Consumer<Erasures.Place> told) {

    public CustomerErased {
        records = List.copyOf(records);
        words = List.copyOf(words);
        sure = List.copyOf(sure);
    }

    /** Tells a place that was looked at. */
    public void tell(String where, String what, long count) {
        told.accept(new Erasures.Place(where, what, count));
    }

    /**
     * One place that a room looks at.
     *
     * @param statement takes away what stands there, by {@code :records}, {@code :words}, {@code :sure} and {@code :pattern}, a
     *     regular expression of the sure words, empty where there are none
     * @param table schema and table
     * @param what is done with what was found: {@code deleted} or {@code emptied}
     */
    public record Step(String statement, String table, String what) {}

    /** Goes through the places of a room, in the transaction that runs, and tells each. */
    public void forget(JdbcClient database, Statements statements, List<Step> steps) {
        long[] his = records.stream().mapToLong(Long::longValue).toArray();
        String[] identifying = words.toArray(String[]::new);
        String[] alone = sure.toArray(String[]::new);
        String pattern = sure.stream()
                .map(word -> "\\y" + word.replaceAll("([^\\p{L}\\p{N} ])", "\\\\$1") + "\\y")
                .collect(Collectors.joining("|"));
        for (Step step : steps) {
            int rows = database.sql(statements.get(step.statement()))
                    .param("records", his)
                    .param("words", identifying)
                    .param("sure", alone)
                    .param("pattern", pattern)
                    .update();
            tell(step.table(), step.what(), rows);
        }
    }
}
