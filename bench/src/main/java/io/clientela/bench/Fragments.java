package io.clientela.bench;

import io.clientela.platform.Statements;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** What people type into the search box, by kind, drawn from the customers of a firm. */
final class Fragments {

    /** Of whom a fragment speaks that fits many, or nobody. */
    static final long ANYBODY = 0;

    /** The kind that finds nobody: three letters that no name has are one slip more than is looked for. */
    static final String NOBODY = "nobody's name";

    /**
     * What somebody types.
     *
     * @param customer the one customer of whom it speaks, {@link #ANYBODY} where it fits many
     */
    record Fragment(String text, long customer) {

        private Fragment changed(UnaryOperator<String> change) {
            return new Fragment(change.apply(text), customer);
        }

        /** What is left of it, which fits many. */
        private Fragment part(UnaryOperator<String> change) {
            return new Fragment(change.apply(text), ANYBODY);
        }
    }

    private static final Statements SQL = Statements.of("bench/fragments");

    private final JdbcClient jdbc;
    private final int each;
    private final SplittableRandom random;
    private final Map<String, List<Fragment>> kinds = new LinkedHashMap<>();

    private Fragments(JdbcClient jdbc, int each, SplittableRandom random) {
        this.jdbc = jdbc;
        this.each = each;
        this.random = random;
    }

    /** So many fragments of each kind. */
    static Map<String, List<Fragment>> of(JdbcClient jdbc, int each, SplittableRandom random) {
        var fragments = new Fragments(jdbc, each, random);
        fragments.names();
        fragments.codes();
        fragments.documents();
        return fragments.kinds;
    }

    private void names() {
        var full = sample("people");
        var families = parts(full, n -> n.substring(n.lastIndexOf(' ') + 1));
        kinds.put("name", full);
        kinds.put("family name", families);
        kinds.put("commonest names", sample("commonest"));
        for (int letters : new int[] {1, 2, 3, 4}) {
            kinds.put(letters + " letters", parts(families, n -> start(n, letters)));
        }
        kinds.put("name half typed", parts(full, n -> start(n, Math.max(3, n.length() - 3))));
        kinds.put("name with a slip", parts(full, this::slip));
        kinds.put("slips in both words", parts(full, n -> slip(n.substring(0, n.indexOf(' '))) + " " + slip(last(n))));
        kinds.put("family name with a slip", parts(families, this::slip));
        kinds.put("company", sample("companies"));
        kinds.put("company, one word", parts(sample("companies"), n -> start(n, (n + ' ').indexOf(' '))));
        kinds.put("family name and city", sample("family-and-city"));
        kinds.put("city", sample("cities"));
        kinds.put("name and phone digits", sample("name-and-digits"));
        kinds.put(NOBODY, parts(families, n -> "zqx" + new StringBuilder(n).reverse()));
    }

    private void codes() {
        var phones = whole(code("PHONE"), p -> p.substring(2));
        kinds.put("phone", phones);
        kinds.put(
                "phone with spaces",
                whole(phones, p -> p.substring(0, 3) + " " + p.substring(3, 6) + " " + p.substring(6)));
        kinds.put("phone, first 4", parts(phones, p -> start(p, 4)));
        kinds.put("phone, last 4", parts(phones, p -> p.substring(p.length() - 4)));
        kinds.put("phone, 3 inside", parts(phones, p -> p.substring(4, 7)));
        kinds.put("phone, 5 inside", parts(phones, p -> p.substring(3, 8)));
        var vat = whole(code("VAT_NUMBER"), v -> v.substring(2));
        kinds.put("VAT number", vat);
        kinds.put("VAT number, first 6", parts(vat, v -> start(v, 6)));
        kinds.put("VAT number, last 5", parts(vat, v -> v.substring(6)));
        var tax = code("TAX_CODE");
        kinds.put("tax code", tax);
        kinds.put("tax code, first 6", parts(tax, c -> start(c, 6)));
        kinds.put("tax code, first 9", parts(tax, c -> start(c, 9)));
        var mails = code("EMAIL");
        kinds.put("e-mail", mails);
        kinds.put("e-mail up to @", parts(mails, m -> start(m, m.indexOf('@') + 1)));
        kinds.put("e-mail with begun host", parts(mails, m -> start(m, m.indexOf('@') + 4)));
        kinds.put("e-mail, piece with @", parts(mails, m -> m.substring(m.indexOf('@') / 2, m.indexOf('@') + 4)));
        kinds.put("customer number", owned(jdbc.sql(SQL.get("numbers"))));
    }

    private void documents() {
        var numbers = owned(jdbc.sql(SQL.get("documents")));
        kinds.put("document number", numbers);
        kinds.put("document number, start", parts(numbers, n -> start(n, n.length() - 2)));
        kinds.put("document's last figures", parts(numbers, n -> n.replaceAll(".*?0*([0-9]{3,})[^0-9]*$", "$1")));
        kinds.put(
                "document's first figures", parts(numbers, n -> n.replaceAll(".*?0*([0-9]{3,5})[0-9]*[^0-9]*$", "$1")));
    }

    /** The same written otherwise: it still speaks of the one customer. */
    private static List<Fragment> whole(List<Fragment> fragments, UnaryOperator<String> change) {
        return fragments.stream().map(one -> one.changed(change)).toList();
    }

    private static List<Fragment> parts(List<Fragment> fragments, UnaryOperator<String> change) {
        return fragments.stream().map(one -> one.part(change)).toList();
    }

    private static String start(String text, int letters) {
        return text.substring(0, Math.min(letters, text.length()));
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf(' ') + 1);
    }

    private List<Fragment> code(String field) {
        return owned(jdbc.sql(SQL.get("codes")).param("field", field));
    }

    private List<Fragment> owned(StatementSpec drawn) {
        return drawn.param("n", each)
                .query((row, number) -> new Fragment(row.getString(1), row.getLong(2)))
                .list();
    }

    private List<Fragment> sample(String name) {
        return jdbc.sql(SQL.get(name))
                .param("n", each)
                .query((row, number) -> new Fragment(row.getString(1), ANYBODY))
                .list();
    }

    /** A letter left out, doubled, or changed over with its neighbour; words of less than four letters stay. */
    private String slip(String text) {
        if (text.length() < 4) {
            return text;
        }
        int at = 1 + random.nextInt(text.length() - 2);
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, at) + text.substring(at + 1);
            case 1 -> text.substring(0, at) + text.charAt(at) + text.substring(at);
            default -> text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
        };
    }
}
