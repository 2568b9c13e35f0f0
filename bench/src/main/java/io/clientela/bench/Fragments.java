package io.clientela.bench;

import io.clientela.platform.Statements;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people type into the search box, by kind, drawn from the customers of a firm. */
final class Fragments {

    private static final Statements SQL = Statements.of("bench/fragments");

    private final JdbcClient jdbc;
    private final int each;
    private final SplittableRandom random;
    private final Map<String, List<String>> kinds = new LinkedHashMap<>();

    private Fragments(JdbcClient jdbc, int each, SplittableRandom random) {
        this.jdbc = jdbc;
        this.each = each;
        this.random = random;
    }

    /** So many fragments of each kind. */
    static Map<String, List<String>> of(JdbcClient jdbc, int each, SplittableRandom random) {
        var fragments = new Fragments(jdbc, each, random);
        fragments.names();
        fragments.codes();
        fragments.documents();
        return fragments.kinds;
    }

    private void names() {
        var full = sample("people");
        var families =
                full.stream().map(n -> n.substring(n.lastIndexOf(' ') + 1)).toList();
        kinds.put("name", full);
        kinds.put("family name", families);
        kinds.put("commonest names", sample("commonest"));
        for (int letters : new int[] {1, 2, 3, 4}) {
            kinds.put(letters + " letters", changed(families, n -> start(n, letters)));
        }
        kinds.put("name half typed", changed(full, n -> start(n, Math.max(3, n.length() - 3))));
        kinds.put("name with a slip", changed(full, this::slip));
        kinds.put(
                "slips in both words", changed(full, n -> slip(n.substring(0, n.indexOf(' '))) + " " + slip(last(n))));
        kinds.put("family name with a slip", changed(families, this::slip));
        kinds.put("company", sample("companies"));
        kinds.put("company, one word", changed(sample("companies"), n -> start(n, (n + ' ').indexOf(' '))));
        kinds.put("family name and city", sample("family-and-city"));
        kinds.put("city", sample("cities"));
        kinds.put("name and phone digits", sample("name-and-digits"));
        kinds.put("nobody's name", changed(families, n -> "zq" + new StringBuilder(n).reverse()));
    }

    private void codes() {
        var phones = changed(code("PHONE"), p -> p.substring(2));
        kinds.put("phone", phones);
        kinds.put(
                "phone with spaces",
                changed(phones, p -> p.substring(0, 3) + " " + p.substring(3, 6) + " " + p.substring(6)));
        kinds.put("phone, first 4", changed(phones, p -> start(p, 4)));
        kinds.put("phone, last 4", changed(phones, p -> p.substring(p.length() - 4)));
        kinds.put("phone, 3 inside", changed(phones, p -> p.substring(4, 7)));
        kinds.put("phone, 5 inside", changed(phones, p -> p.substring(3, 8)));
        var vat = changed(code("VAT_NUMBER"), v -> v.substring(2));
        kinds.put("VAT number", vat);
        kinds.put("VAT number, first 6", changed(vat, v -> start(v, 6)));
        kinds.put("VAT number, last 5", changed(vat, v -> v.substring(6)));
        var tax = code("TAX_CODE");
        kinds.put("tax code", tax);
        kinds.put("tax code, first 6", changed(tax, c -> start(c, 6)));
        kinds.put("tax code, first 9", changed(tax, c -> start(c, 9)));
        var mails = code("EMAIL");
        kinds.put("e-mail", mails);
        kinds.put("e-mail up to @", changed(mails, m -> start(m, m.indexOf('@') + 1)));
        kinds.put("e-mail with begun host", changed(mails, m -> start(m, m.indexOf('@') + 4)));
        kinds.put("e-mail, piece with @", changed(mails, m -> m.substring(m.indexOf('@') / 2, m.indexOf('@') + 4)));
        kinds.put("customer number", sample("numbers"));
    }

    private void documents() {
        var numbers = sample("documents");
        kinds.put("document number", numbers);
        kinds.put("document number, start", changed(numbers, n -> start(n, n.length() - 2)));
        kinds.put("document's last figures", changed(numbers, n -> n.replaceAll(".*?0*([0-9]{3,})[^0-9]*$", "$1")));
        kinds.put(
                "document's first figures",
                changed(numbers, n -> n.replaceAll(".*?0*([0-9]{3,5})[0-9]*[^0-9]*$", "$1")));
    }

    private static List<String> changed(List<String> texts, UnaryOperator<String> change) {
        return texts.stream().map(change).toList();
    }

    private static String start(String text, int letters) {
        return text.substring(0, Math.min(letters, text.length()));
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf(' ') + 1);
    }

    private List<String> code(String field) {
        return new ArrayList<>(jdbc.sql(SQL.get("codes"))
                .param("field", field)
                .param("n", each)
                .query(String.class)
                .list());
    }

    private List<String> sample(String name) {
        return new ArrayList<>(
                jdbc.sql(SQL.get(name)).param("n", each).query(String.class).list());
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
