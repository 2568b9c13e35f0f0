package io.clientela.identify.internal.joining;

import io.clientela.identify.internal.joining.Parties.All;
import io.clientela.kernel.linkage.BlockingKeys;
import io.clientela.kernel.linkage.BlockingRule;
import io.clientela.kernel.linkage.KeyPart;
import io.clientela.kernel.linkage.LinkageModel;
import io.clientela.kernel.linkage.Party;
import io.clientela.platform.Statements;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps under which keys each record is found when a new one looks for its like. */
@Component
final class KeyTable {

    /** A key that more records share tells nothing, unless it is an identifier's. */
    private static final int MOST = 200;

    private static final int CHUNK = 5_000;

    /** Identifiers are looked up whatever rules the model has learned. */
    private static final List<BlockingRule> ALWAYS = List.of(
            BlockingRule.of(KeyPart.VAT_NUMBER),
            BlockingRule.of(KeyPart.TAX_CODE),
            BlockingRule.of(KeyPart.IDENTIFIER),
            BlockingRule.of(KeyPart.EMAIL),
            BlockingRule.of(KeyPart.PHONE));

    private final Statements sql = Statements.of("identify/linking");
    private final JdbcClient jdbc;

    KeyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The keys of a record. */
    static long[] keys(Party party, LinkageModel model) {
        return LongStream.concat(
                        LongStream.of(BlockingKeys.of(party, model)), LongStream.of(BlockingKeys.of(party, ALWAYS)))
                .distinct()
                .toArray();
    }

    /** Writes the keys of all records anew, in the transaction of the caller. */
    void rebuild(All all, LinkageModel model, Watch watch) {
        jdbc.sql(sql.get("forget-all-keys")).update();
        for (int from = 0; from < all.size(); from += CHUNK) {
            int to = Math.min(all.size(), from + CHUNK);
            var keys = new HashMap<Long, long[]>();
            for (int i = from; i < to; i++) {
                keys.put(all.id(i), keys(all.records().party(i), model));
            }
            write(keys);
            watch.progress(to, all.size());
        }
    }

    /** Writes the keys of some records in place of those they had. */
    void replace(Map<Long, long[]> keys) {
        jdbc.sql(sql.get("forget-keys"))
                .param(
                        "records",
                        keys.keySet().stream().mapToLong(Long::longValue).toArray())
                .update();
        write(keys);
    }

    /** The records that share a telling key with a record, itself left out. */
    Set<Long> candidates(long recordId, long[] keys) {
        var byKey = new HashMap<Long, List<Long>>();
        jdbc.sql(sql.get("candidates"))
                .param("keys", keys)
                .param("most", MOST + 1)
                .query(rs -> {
                    byKey.computeIfAbsent(rs.getLong("key"), k -> new ArrayList<>())
                            .add(rs.getLong("record_id"));
                });
        var found = new LinkedHashSet<Long>();
        byKey.values().stream().filter(list -> list.size() <= MOST).forEach(found::addAll);
        found.remove(recordId);
        return found;
    }

    private void write(Map<Long, long[]> keys) {
        jdbc.sql(sql.get("add-keys"))
                .param(
                        "keys",
                        keys.values().stream().flatMapToLong(LongStream::of).toArray())
                .param(
                        "records",
                        keys.entrySet().stream()
                                .flatMapToLong(e -> LongStream.of(e.getValue()).map(key -> e.getKey()))
                                .toArray())
                .update();
    }
}
