package io.clientela.identify.internal.posting;

import io.clientela.identify.internal.input.Product;
import io.clientela.identify.internal.posting.Standing.LineRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.LongSupplier;

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

    private final LongSupplier made;
    private long found;

    private record Found(int id, long mark) {}

    /**
     * @param made how many names of products were made for this import so far
     */
    Products(BatchSql sql, LongSupplier made) {
        this.sql = sql;
        this.made = made;
        this.ids = new Blocks(sql, "next-product-ids", 100);
    }

    /** Finds or makes the products of all lines. @return how many are new */
    long resolve(List<LineRun> runs) {
        if (found == made.getAsLong()) {
            return 0; // no name is without its product
        }
        var open = new ArrayList<ProductName>();
        for (var run : runs) {
            for (var name : run.products()) {
                if (!name.isFound() && !remembered(name)) {
                    open.add(name);
                }
            }
        }
        return open.isEmpty() ? 0 : settle(open);
    }

    /** Whether the product is remembered and needs no description. */
    private boolean remembered(ProductName name) {
        var place = cache.find(name.key());
        if (place == KeyCache.ABSENT
                || (cache.mark(place) == nothing && !name.description().isEmpty())) {
            return false;
        }
        found(name, (int) cache.id(place), cache.mark(place));
        return true;
    }

    private void found(ProductName name, int id, long mark) {
        found += name.isFound() ? 0 : 1;
        name.found(id, !name.description().isEmpty() && mark != fingerprinter.text(name.description()));
    }

    private long settle(List<ProductName> open) {
        var missing = new LinkedHashMap<Key, ProductName>();
        for (var name : open) {
            missing.merge(name.key(), name, (one, other) -> one.description().isEmpty() ? other : one);
        }
        var settled = new HashMap<Key, Found>();
        known(missing, settled);
        missing.forEach((key, name) -> settled.put(key, make(name)));
        var made = rows.rows();
        sql.copy(rows, "copy-products");
        for (var name : open) {
            var product = Objects.requireNonNull(settled.get(name.key()));
            found(name, product.id(), product.mark());
        }
        return made;
    }

    /** Takes those that the database has out of the missing ones; one without description gets the one now stated. */
    private void known(Map<Key, ProductName> missing, Map<Key, Found> settled) {
        var described = new ArrayList<Integer>();
        var descriptions = new ArrayList<String>();
        sql.sql("products-by-key").param("keys", sql.keys(missing.keySet())).query(row -> {
            var key = Key.of(row.getObject("key", UUID.class));
            var description = row.getString("description");
            var name = missing.remove(key);
            if (name != null && description.isEmpty() && !name.description().isEmpty()) {
                description = name.description();
                described.add(row.getInt("product_id"));
                descriptions.add(description);
            }
            settled.put(key, remember(key, row.getInt("product_id"), description));
        });
        if (!described.isEmpty()) {
            sql.sql("describe-products")
                    .param("ids", sql.integers(described))
                    .param("descriptions", sql.texts(descriptions))
                    .update();
        }
    }

    /** Writes the new products into the change feed. */
    void note() {
        ids.note("products");
    }

    private Found make(ProductName name) {
        var id = Math.toIntExact(ids.next());
        rows.row(5)
                .integer(id)
                .key(name.key())
                .integer(name.sourceId())
                .text(name.code())
                .text(name.description());
        return remember(name.key(), id, name.description());
    }

    private Found remember(Key key, int id, String description) {
        var mark = fingerprinter.text(description);
        cache.put(key, id, mark);
        return new Found(id, mark);
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
                .query(Integer.class)
                .single();
    }
}
