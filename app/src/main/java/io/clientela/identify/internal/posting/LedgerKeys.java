package io.clientela.identify.internal.posting;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Knows of most documents that are new that the ledger does not have them, without asking the database: a filter of all
 * keys in the ledger (Bloom 1970) in 16 MiB, four bits for each key. Of ten million documents it takes one in 200 for one
 * that may be there; that costs a question and nothing else.
 *
 * <p>To read a key takes a fifth of the time that it takes to ask for one: the keys are read once an import has asked for a
 * fifth as many documents as there are, so that both together never take more than twice what the better of them would
 * have. One instance serves one import, and no other import runs beside it.
 */
final class LedgerKeys {

    private static final int WORDS = 1 << 21;
    private static final int PROBES = 4;
    private static final int PAGE = 20_000;

    /** So many keys are read in the time that it takes to ask for one. */
    private static final int READ_FOR_ONE_ASKED = 5;

    private final BatchSql sql;
    private long[] bits = {};
    private long asked;
    private long highest = -1;

    LedgerKeys(BatchSql sql) {
        this.sql = sql;
    }

    /** Those of the keys that the ledger may have. */
    List<Key> mayHave(Collection<Key> keys) {
        asked += keys.size();
        if (highest < 0) {
            highest = sql.sql("highest-document").query(Long.class).single();
        }
        if (bits.length == 0 && asked * READ_FOR_ONE_ASKED >= highest) {
            learn();
        }
        return bits.length == 0
                ? List.copyOf(keys)
                : keys.stream().filter(this::mayHave).toList();
    }

    /** Adds the key of a document that goes into the ledger. */
    void add(Key key) {
        if (bits.length > 0) {
            for (int probe = 0; probe < PROBES; probe++) {
                long bit = bit(key, probe);
                bits[word(bit)] |= 1L << bit;
            }
        }
    }

    private boolean mayHave(Key key) {
        for (int probe = 0; probe < PROBES; probe++) {
            long bit = bit(key, probe);
            if ((bits[word(bit)] & (1L << bit)) == 0) {
                return false;
            }
        }
        return true;
    }

    /** The bit of a key's probe: the probes of one key are as far apart as its upper half says. */
    private static long bit(Key key, int probe) {
        return key.low() + probe * (key.high() | 1);
    }

    private static int word(long bit) {
        return (int) (bit >>> 6) & (WORDS - 1);
    }

    private void learn() {
        bits = new long[WORDS];
        var last = new long[] {Long.MIN_VALUE};
        for (int read = PAGE; read == PAGE; ) {
            var count = new int[1];
            sql.sql("document-keys")
                    .param("after", last[0])
                    .param("limit", PAGE)
                    .query(row -> {
                        last[0] = row.getLong("last");
                        count[0] = row.getInt("documents");
                        addAll(row.getBytes("keys"));
                    });
            read = count[0];
        }
    }

    /** Adds keys of 16 bytes each, one behind the other; null for none. */
    private void addAll(byte @Nullable [] keys) {
        if (keys == null) {
            return;
        }
        var buffer = ByteBuffer.wrap(keys);
        while (buffer.hasRemaining()) {
            add(new Key(buffer.getLong(), buffer.getLong()));
        }
    }
}
