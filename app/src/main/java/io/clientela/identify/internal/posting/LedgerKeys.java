package io.clientela.identify.internal.posting;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.function.DoubleSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Knows of most documents that are new that the ledger does not have them, without asking the database: a filter of all
 * keys in the ledger (Bloom 1970) in 16 MiB, four bits for each key. Of ten million documents it takes one in 200 for one
 * that may be there; that costs a question and nothing else.
 *
 * <p>To read a key takes a fifth of the time that it takes to ask for one: the keys are read once an import is going to ask
 * for a fifth as many documents as there are to read, as far as what it read and what it has still to read tell, and at the
 * latest once it has asked for so many; so both together never take more than twice what the better of them would have.
 * What was read stays for the imports to come, which read only what another process brought in meanwhile: documents are
 * numbered in their order, and no two imports run side by side.
 */
@Component
final class LedgerKeys {

    private static final int WORDS = 1 << 21;
    private static final int PROBES = 4;
    private static final int PAGE = 20_000;

    /** So many keys are read in the time that it takes to ask for one. */
    private static final int READ_FOR_ONE_ASKED = 5;

    private final BatchSql sql;
    private long[] bits = {};

    /** The filter has all documents up to this one. */
    private long learned;

    private DoubleSupplier share = () -> 0;
    private long asked;
    private long highest;
    private boolean whole;

    LedgerKeys(DataSource dataSource) {
        this.sql = new BatchSql(dataSource);
    }

    /**
     * Begins an import.
     *
     * @param read how much of all that there is to read was read so far, from 0 to 1; asked from the posting thread
     */
    synchronized void begin(DoubleSupplier read) {
        share = read;
        asked = 0;
        highest = sql.sql("highest-document").query(Long.class).single();
        whole = bits.length > 0 && learned >= highest;
    }

    /**
     * Ends an import.
     *
     * @param given the last document that it may have brought in, 0 for none
     */
    synchronized void end(long given) {
        share = () -> 0;
        if (whole) {
            learned = Math.max(learned, Math.max(highest, given));
        }
    }

    /** The highest id of a document before this import, 0 where there was none. */
    synchronized long highest() {
        return highest;
    }

    /** Those of the keys that the ledger may have. */
    synchronized List<Key> mayHave(Collection<Key> keys) {
        asked += keys.size();
        if (!whole && Math.max((double) asked, toCome()) * READ_FOR_ONE_ASKED >= highest - learned) {
            learn();
        }
        return whole ? keys.stream().filter(this::mayHave).toList() : List.copyOf(keys);
    }

    /** About how many documents are still to be asked for: as many for what is not read yet as there were so far. */
    private double toCome() {
        var read = share.getAsDouble();
        return read > 0 ? asked * (1 - read) / read : 0;
    }

    /** Adds the key of a document that goes into the ledger. */
    synchronized void add(Key key) {
        if (whole) {
            put(key);
        }
    }

    private void put(Key key) {
        for (int probe = 0; probe < PROBES; probe++) {
            long bit = bit(key, probe);
            bits[word(bit)] |= 1L << bit;
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
        if (bits.length == 0) {
            bits = new long[WORDS];
        }
        for (int read = PAGE; read == PAGE; ) {
            var count = new int[1];
            sql.sql("document-keys")
                    .param("after", learned)
                    .param("limit", PAGE)
                    .query(row -> {
                        learned = Math.max(learned, row.getLong("last"));
                        count[0] = row.getInt("documents");
                        putAll(row.getBytes("keys"));
                    });
            read = count[0];
        }
        whole = true;
    }

    /** Puts keys of 16 bytes each, one behind the other; null for none. */
    private void putAll(byte @Nullable [] keys) {
        if (keys == null) {
            return;
        }
        var buffer = ByteBuffer.wrap(keys);
        while (buffer.hasRemaining()) {
            put(new Key(buffer.getLong(), buffer.getLong()));
        }
    }
}
