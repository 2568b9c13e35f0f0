package io.clientela.identify.internal.posting;

/** Hands out ids from blocks that the database gives: a sequence counts by the size of its blocks. */
final class Blocks {

    private final BatchSql sql;
    private final String statement;
    private final int size;
    private long next;
    private long last = -1;
    private long unnoted;

    /**
     * @param statement the statement that asks for the next block and gives its last id
     * @param size how many ids a block has
     */
    Blocks(BatchSql sql, String statement, int size) {
        this.sql = sql;
        this.statement = statement;
        this.size = size;
    }

    /** The next id. Ids of a batch that did not go in are never used. */
    long next() {
        if (next > last) {
            last = sql.sql(statement).query(Long.class).single();
            next = last - size + 1;
        }
        if (unnoted == 0) {
            unnoted = next;
        }
        return next++;
    }

    /** The last id given, 0 where none was. */
    long given() {
        return Math.max(0, next - 1);
    }

    /** Writes into the change feed that things of this kind came in under the ids given since this was last called. */
    void note(String what) {
        if (unnoted > 0) {
            sql.sql("note-new")
                    .param("what", what)
                    .param("first", unnoted)
                    .param("last", next - 1)
                    .update();
            unnoted = 0;
        }
    }
}
