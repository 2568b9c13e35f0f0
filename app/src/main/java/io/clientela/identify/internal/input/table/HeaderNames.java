package io.clientela.identify.internal.input.table;

import io.clientela.identify.internal.value.Folding;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names that columns have, for each meaning, in English and Italian: the list {@code column-names.txt} beside this
 * class. Case, accents, punctuation and words run together ({@code InvoiceNo}) do not count, a slip of a letter or two
 * counts little.
 */
final class HeaderNames {

    private static final Pattern WITH_TAX = Pattern.compile(
            "\\b((con|con l|incl\\w*|inc|compres[ao]|with) (iva|vat|tax)|(iva|vat|tax) (inc|incl\\w*|compres[ao]))\\b");
    private static final Pattern WITHOUT_TAX = Pattern.compile(
            "\\b((senza|escl\\w*|excl\\w*|ex|without) (iva|vat|tax)|(iva|vat|tax) (esc|escl\\w*|exc|excl\\w*))\\b");

    private static final HeaderNames KNOWN = load();

    /** By the name without spaces. */
    private final Map<String, List<Meaning>> meanings;

    private HeaderNames(Map<String, List<Meaning>> meanings) {
        this.meanings = meanings;
    }

    /**
     * What a name is known to mean.
     *
     * @param meanings what it can mean, the likeliest first, never empty
     * @param known the known name that it is or resembles
     * @param closeness 1 for the name itself, less for one that resembles it
     */
    record Match(List<Meaning> meanings, String known, double closeness) {}

    static HeaderNames known() {
        return KNOWN;
    }

    /** The meanings of a name, null where it resembles none. */
    @Nullable
    Match match(String header) {
        var words = Folding.fold(split(header)).replace("percento", "percent");
        var name = words.replace(" ", "");
        if (name.isEmpty()) {
            return header.contains("%") ? new Match(List.of(Meaning.DISCOUNT_PERCENT), header, 0.5) : null;
        }
        if (header.contains("%") && (name.equals("iva") || name.equals("vat") || name.equals("tax"))) {
            return new Match(List.of(Meaning.TAX_RATE), header, 1);
        }
        var taxed = taxed(words);
        if (taxed != null) {
            return taxed;
        }
        var exact = meanings.get(name);
        if (exact != null) {
            return new Match(exact, words, 1);
        }
        var without = meanings.get(name.replaceAll("(eur|euro|gbp|usd|\\d)$", ""));
        if (without != null) {
            return new Match(without, words, 0.95);
        }
        var similar = similar(name);
        return similar != null ? similar : partly(words);
    }

    /** A price or an amount that is said to be with or without tax. */
    private @Nullable Match taxed(String words) {
        var with = WITH_TAX.matcher(words);
        var without = WITHOUT_TAX.matcher(words);
        var isWith = with.find();
        if (!isWith && !without.find()) {
            return null;
        }
        var base = meanings.get((isWith ? with : without).replaceAll("").replace(" ", ""));
        if (base == null) {
            return null;
        }
        if (base.contains(Meaning.UNIT_PRICE)) {
            return new Match(List.of(isWith ? Meaning.UNIT_PRICE_WITH_TAX : Meaning.UNIT_PRICE), words, 1);
        }
        var amount = base.contains(Meaning.AMOUNT) || base.contains(Meaning.AMOUNT_WITH_TAX);
        return amount ? new Match(List.of(isWith ? Meaning.AMOUNT_WITH_TAX : Meaning.AMOUNT), words, 1) : null;
    }

    private @Nullable Match similar(String name) {
        var allowed = name.length() >= 9 ? 2 : name.length() >= 5 ? 1 : 0;
        Match best = null;
        var bestDistance = allowed + 1;
        for (var entry : meanings.entrySet()) {
            var distance = entry.getKey().length() < 5 ? 9 : distance(name, entry.getKey(), allowed);
            if (distance < bestDistance) {
                bestDistance = distance;
                best = new Match(entry.getValue(), entry.getKey(), distance == 1 ? 0.85 : 0.75);
            }
        }
        return best;
    }

    /** The longest known name of at least five letters that stands in the header as whole words. */
    private @Nullable Match partly(String words) {
        var parts = words.split(" ", -1);
        Match best = null;
        var longest = 4;
        for (var from = 0; from < parts.length; from++) {
            var name = new StringBuilder();
            for (var to = from; to < parts.length; to++) {
                name.append(parts[to]);
                var found = meanings.get(name.toString());
                if (found != null && name.length() > longest) {
                    longest = name.length();
                    best = new Match(found, name.toString(), 0.6);
                }
            }
        }
        return best;
    }

    /** Sets a space where a small letter is followed by a capital one. */
    private static String split(String header) {
        var spaced = new StringBuilder(header.length() + 4);
        for (var i = 0; i < header.length(); i++) {
            var c = header.charAt(i);
            if (i > 0 && Character.isUpperCase(c) && Character.isLowerCase(header.charAt(i - 1))) {
                spaced.append(' ');
            }
            spaced.append(c);
        }
        return spaced.toString();
    }

    /** The number of letters added, dropped, changed or swapped with a neighbour; above {@code most} it may be any. */
    static int distance(String a, String b, int most) {
        if (Math.abs(a.length() - b.length()) > most) {
            return most + 1;
        }
        var rows = new int[3][b.length() + 1];
        for (var j = 0; j <= b.length(); j++) {
            rows[0][j] = j;
        }
        for (var i = 1; i <= a.length(); i++) {
            var row = rows[i % 3];
            var above = rows[(i + 2) % 3];
            var twoAbove = rows[(i + 1) % 3];
            row[0] = i;
            for (var j = 1; j <= b.length(); j++) {
                var same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(above[j] + 1, row[j - 1] + 1), above[j - 1] + same);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], twoAbove[j - 2] + 1);
                }
            }
        }
        return rows[a.length() % 3][b.length()];
    }

    private static HeaderNames load() {
        var resource = Objects.requireNonNull(HeaderNames.class.getResourceAsStream("column-names.txt"));
        Map<String, List<Meaning>> names = new LinkedHashMap<>();
        try (var reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                var colon = line.indexOf(':');
                if (!line.startsWith("#") && colon > 0) {
                    take(names, line.substring(0, colon), line.substring(colon + 1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new HeaderNames(names);
    }

    private static void take(Map<String, List<Meaning>> names, String code, String list) {
        var meaning = Meaning.ofCode(code)
                .orElseThrow(() -> new IllegalStateException("column-names.txt names no meaning: " + code));
        for (var name : list.toLowerCase(Locale.ROOT).split(",", -1)) {
            names.computeIfAbsent(name.replace(" ", ""), key -> new ArrayList<>())
                    .add(meaning);
        }
        names.computeIfAbsent(code.replace("-", ""), key -> new ArrayList<>());
        var own = Objects.requireNonNull(names.get(code.replace("-", "")));
        if (!own.contains(meaning)) {
            own.addFirst(meaning);
        }
    }
}
