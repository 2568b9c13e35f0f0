package io.clientela.differentiate.internal.census;

import io.clientela.identify.CustomerFilter;
import io.clientela.identify.Report.Dimension;
import io.clientela.identify.Report.Question;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the numbers of a census stand for now, as the headings of a table and as what a filter lets through. */
final class CensusKeys {

    private static final int ALL_PERIODS = 1_000;

    private final Census census;
    private final Map<Integer, Way> ways = new HashMap<>();
    private final Map<Integer, Place> places = new HashMap<>();
    private final Map<Integer, Product> products = new HashMap<>();
    private final Map<Integer, String> owns = new HashMap<>();
    private int lastPlace;

    CensusKeys(Census census, Connection picture) throws SQLException {
        this.census = census;
        read(
                picture,
                "ways",
                row -> ways.put(
                        row.getInt("way"),
                        new Way(row.getString("currency"), row.getString("channel"), row.getString("source"))));
        read(picture, "places", row -> {
            lastPlace = Math.max(lastPlace, row.getInt("place"));
            places.put(
                    row.getInt("place"),
                    new Place(
                            row.getString("kind"),
                            row.getString("country"),
                            row.getString("area"),
                            row.getString("province")));
        });
        read(picture, "owns", row -> {
            if (row.getString("department") != null) {
                owns.put(row.getInt("own"), row.getString("department"));
            }
        });
        read(
                picture,
                "products",
                row -> products.put(
                        row.getInt("product_id"),
                        new Product(row.getString("product_key"), row.getString("category"))));
    }

    private record Way(
            String currency, String channel, @Nullable String source) {}

    private record Place(
            @Nullable String kind,
            @Nullable String country,
            @Nullable String area,
            @Nullable String province) {

        static final Place NONE = new Place(null, null, null, null);
    }

    private record Product(@Nullable String key, @Nullable String category) {

        static final Product UNKNOWN = new Product(null, null);
    }

    private interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    private static void read(Connection picture, String name, Reader reader) throws SQLException {
        try (var statement = picture.createStatement();
                var row = statement.executeQuery(CensusReader.SQL.bare(name))) {
            while (row.next()) {
                reader.read(row);
            }
        }
    }

    /** The headings of a dimension. */
    Key of(Dimension dimension, int most) {
        int own = dimension.isPeriod() ? ALL_PERIODS : most;
        return switch (dimension) {
            case ALL -> new Key(Key.Of.ALL, new int[0], List.of(""), own);
            case CUSTOMER -> new Key(Key.Of.CUSTOMER, new int[0], numbers(), own);
            case DEPARTMENT -> departments(own);
            case PRODUCT -> products(own, Product::key);
            case CATEGORY -> products(own, Product::category);
            case COUNTRY -> places(own, Place::country);
            case AREA -> places(own, Place::area);
            case CHANNEL -> heads(own, (way, month) -> way.channel());
            case SOURCE -> heads(own, (way, month) -> way.source());
            case YEAR -> heads(own, (way, month) -> String.format(Locale.ROOT, "%04d", month / 100));
            case QUARTER ->
                heads(own, (way, month) -> String.format(Locale.ROOT, "%04d-Q%d", month / 100, (month % 100 + 2) / 3));
            case MONTH -> heads(own, (way, month) -> String.format(Locale.ROOT, "%04d-%02d", month / 100, month % 100));
        };
    }

    /** What the headings of one key are called, in the order in which they come up. */
    private static final class Texts {

        private final Map<String, Integer> codes = new HashMap<>();
        private final List<String> texts = new ArrayList<>();

        int code(@Nullable String text) {
            return codes.computeIfAbsent(text == null ? "" : text, one -> {
                texts.add(one);
                return texts.size() - 1;
            });
        }
    }

    private interface HeadText {
        @Nullable
        String of(Way way, int month);
    }

    private Key heads(int most, HeadText text) {
        var texts = new Texts();
        var codes = new int[census.ways().length];
        for (int head = 0; head < codes.length; head++) {
            codes[head] = texts.code(text.of(way(head), month(head)));
        }
        return new Key(Key.Of.HEAD, codes, texts.texts, most);
    }

    private Way way(int head) {
        var way = ways.get((int) (census.ways()[head] >>> Integer.SIZE));
        if (way == null) {
            throw new IllegalStateException("nothing is said of the way of " + census.ways()[head]);
        }
        return way;
    }

    private int month(int head) {
        return (int) census.ways()[head];
    }

    private Key products(int most, Function<Product, @Nullable String> text) {
        var texts = new Texts();
        var codes = new int[census.products().length];
        for (int at = 0; at < codes.length; at++) {
            codes[at] = texts.code(text.apply(product(at)));
        }
        return new Key(Key.Of.PRODUCT, codes, texts.texts, most);
    }

    private Product product(int at) {
        return products.getOrDefault(census.products()[at], Product.UNKNOWN);
    }

    private Key places(int most, Function<Place, @Nullable String> text) {
        var texts = new Texts();
        var codes = new int[lastPlace + 1];
        for (int place = 0; place < codes.length; place++) {
            codes[place] = texts.code(text.apply(places.getOrDefault(place, Place.NONE)));
        }
        return new Key(Key.Of.PLACE, codes, texts.texts, most);
    }

    private Key departments(int most) {
        var texts = new Texts();
        var codes = new int[1 << census.ownBits()];
        for (int own = 0; own < codes.length; own++) {
            codes[own] = texts.code(owns.get(own));
        }
        return new Key(Key.Of.DEPARTMENT, codes, texts.texts, most);
    }

    private List<String> numbers() {
        return new AbstractList<>() {
            @Override
            public String get(int at) {
                return census.customers()[at] == Census.NOBODY ? "" : String.valueOf(census.customers()[at]);
            }

            @Override
            public int size() {
                return census.size();
            }
        };
    }

    /** What a question is about. */
    Selection selection(Question question) {
        var filter = question.filter();
        var heads = new boolean[census.ways().length];
        for (int head = 0; head < heads.length; head++) {
            var way = way(head);
            heads[head] = way.currency().equals(question.currency())
                    && same(filter.channel(), way.channel())
                    && same(filter.purchaseSource(), way.source());
        }
        var goods = new boolean[census.products().length];
        for (int at = 0; at < goods.length; at++) {
            goods[at] = same(filter.productKey(), product(at).key())
                    && same(filter.category(), product(at).category());
        }
        var where = new boolean[lastPlace + 1];
        for (int place = 0; place < where.length; place++) {
            where[place] = lets(filter, places.getOrDefault(place, Place.NONE));
        }
        var belongs = new boolean[1 << census.ownBits()];
        for (int own = 0; own < belongs.length; own++) {
            belongs[own] = same(filter.department(), owns.getOrDefault(own, ""));
        }
        boolean every = filter.productKey().isEmpty()
                && filter.category().isEmpty()
                && filter.department().isEmpty();
        return new Selection(every, heads, where, goods, new Selection.Days(filter), filter.customerId(), belongs);
    }

    private static boolean lets(CustomerFilter filter, Place place) {
        return same(filter.kind(), place.kind())
                && same(filter.country(), place.country())
                && same(filter.area(), place.area())
                && same(filter.province(), place.province());
    }

    private static boolean same(Optional<String> wanted, @Nullable String value) {
        return wanted.isEmpty() || wanted.get().equals(value);
    }
}
