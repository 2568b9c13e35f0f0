package io.clientela.platform;

import java.util.List;

/**
 * What is left to do about the words by which a person is known (name, e-mail, phone, tax code) when he has himself erased:
 * the journal and the record of jobs forget them, and the whole database is searched for them.
 *
 * <p>No line of the journal goes, and who did what, when and to which number stays; the words become a black box in details
 * and reasons. The database lets nothing else of a line be changed.
 */
public interface Blackening {

    /** Shorter words stand for too much to be looked for. */
    int SHORTEST = 5;

    /** Blackens the words in the journal and in jobs that are over, in the transaction of the caller. */
    List<Rows> blacken(List<String> words);

    /** Looks for the words in every table of the database that can hold text; reads all of it. */
    List<Rows> find(List<String> words);

    /**
     * How many rows of a table.
     *
     * @param table schema and table
     * @param rows the rows that were blackened, or in which one of the words was found
     */
    record Rows(String table, long rows) {}
}
