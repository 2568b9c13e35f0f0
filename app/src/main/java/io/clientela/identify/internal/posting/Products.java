package io.clientela.identify.internal.posting;

import io.clientela.identify.internal.input.Product;
import io.clientela.identify.internal.posting.Standing.LineRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Recognises the products that lines name. A product is known by its code in its source, or by its description where it
 * has no code; the description met first is the product's. One instance serves one import; the products met lately are
 * remembered in a fixed amount of memory.
 */
final class Products {

    private static final int REMEMBERED = 1 << 18;

    private final BatchSql sql;
    private final Blocks ids;
    private final Fingerprinter fingerprinter = new Fingerprinter();
    private final KeyCache cache = new KeyCache(REMEMBERED);
    private final CopyRows rows = new CopyRows(1 << 14);
    private final long nothing = fingerprinter.text("");
    private Map<Key, Found> found = Map.of();

    private record Found(int id, long description) {}

    private record Named(int sourceId, String code, String description) {}

    Products(BatchSql sql) {
        this.sql = sql;
        this.ids = new Blocks(sql, "next-product-ids", 100);
    }

    /** Finds or makes the products of all lines. @return how many are new */
    long resolve(List<LineRun> runs) {
        var missing = new LinkedHashMap<Key, Named>();
        found = new LinkedHashMap<>();
        for (var run : runs) {
            for (int i = 0; i < run.lines().size(); i++) {
                var key = run.products().get(i);
                var line = run.lines().get(i);
                var place = cache.find(key);
                if (place == KeyCache.ABSENT
                        || (cache.mark(place) == nothing && !line.description().isEmpty())) {
                    var named = new Named(run.file().sourceId(), line.product(), line.description());
                    missing.merge(key, named, (one, other) -> one.description().isEmpty() ? other : one);
                }
            }
        }
        if (missing.isEmpty()) {
            return 0;
        }
        runs.forEach(this::hold);
        return settle(missing);
    }

    /** Holds what is remembered for the lines, since new products may take its place in the cache. */
    private void hold(LineRun run) {
        for (var key : run.products()) {
            var place = cache.find(key);
            if (place != KeyCache.ABSENT) {
                found.put(key, new Found((int) cache.id(place), cache.mark(place)));
            }
        }
    }

    private long settle(Map<Key, Named> missing) {
        var described = new ArrayList<Integer>();
        var descriptions = new ArrayList<String>();
        sql.sql("products-by-key").param("keys", sql.keys(missing.keySet())).query(row -> {
            var key = Key.of(row.getObject("key", UUID.class));
            var description = row.getString("description");
            var named = missing.remove(key);
            if (named != null && description.isEmpty() && !named.description().isEmpty()) {
                description = named.description();
                described.add(row.getInt("product_id"));
                descriptions.add(description);
            }
            remember(key, row.getInt("product_id"), description);
        });
        if (!described.isEmpty()) {
            sql.sql("describe-products")
                    .param("ids", sql.integers(described))
                    .param("descriptions", sql.texts(descriptions))
                    .update();
        }
        missing.forEach(this::make);
        var made = rows.rows();
        sql.copy(rows, "copy-products");
        return made;
    }

    private void make(Key key, Named named) {
        var id = Math.toIntExact(ids.next());
        rows.row(5)
                .integer(id)
                .key(key)
                .integer(named.sourceId())
                .text(named.code())
                .text(named.description());
        remember(key, id, named.description());
    }

    private void remember(Key key, int id, String description) {
        var mark = fingerprinter.text(description);
        cache.put(key, id, mark);
        found.put(key, new Found(id, mark));
    }

    /** The id of a product that was resolved for this batch. */
    int id(Key key) {
        var place = cache.find(key);
        return place == KeyCache.ABSENT ? of(key).id() : (int) cache.id(place);
    }

    /** Whether a description differs from that of a product that was resolved for this batch. */
    boolean differs(Key key, String description) {
        var place = cache.find(key);
        var mark = place == KeyCache.ABSENT ? of(key).description() : cache.mark(place);
        return !description.isEmpty() && mark != fingerprinter.text(description);
    }

    private Found of(Key key) {
        var one = found.get(key);
        if (one == null) {
            throw new IllegalStateException("a product that was not resolved: " + key.uuid());
        }
        return one;
    }

    /** A row of a product list and the file that it stands in. */
    record Row(Product product, OpenFile file) {}

    /** Writes rows of product lists. @return how many articles are new or changed */
    int write(List<Row> list, Instant now) {
        if (list.isEmpty()) {
            return 0;
        }
        return sql.sql("write-articles")
                .param("now", java.sql.Timestamp.from(now))
                .param(
                        "articles",
                        sql.texts(list.stream().map(row -> row.product().code()).toList()))
                .param(
                        "descriptions",
                        sql.texts(list.stream()
                                .map(row -> row.product().description())
                                .toList()))
                .param(
                        "categories",
                        sql.texts(list.stream()
                                .map(row -> row.product().category())
                                .toList()))
                .param(
                        "departments",
                        sql.texts(list.stream()
                                .map(row -> row.product().department())
                                .toList()))
                .param(
                        "costs",
                        sql.array(
                                "numeric",
                                list.stream()
                                        .map(row -> row.product().unitCost().orElse(null))
                                        .toArray()))
                .param(
                        "files",
                        sql.integers(list.stream().map(row -> row.file().id()).toList()))
                .param(
                        "lines",
                        sql.longs(list.stream()
                                .map(row -> row.product().place().line())
                                .toList()))
                .update();
    }
}
