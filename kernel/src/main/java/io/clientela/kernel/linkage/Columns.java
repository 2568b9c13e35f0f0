package io.clientela.kernel.linkage;

import java.util.Arrays;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Folds the fields of records into columns. */
final class Columns {

    private static final Set<String> SAYS_NOTHING =
            Set.of("null", "none", "na", "nan", "nd", "unknown", "sconosciuto", "nessuno", "xxx");

    private final Records records;

    Columns(Records records) {
        this.records = records;
    }

    /** The column of a kind, its values added to the given ones. */
    int[] fold(FieldKind kind, Dictionary into, UnaryOperator<String> folding) {
        int[] fields = records.fields(kind);
        if (fields.length == 1) {
            return foldOne(fields[0], into, folding);
        }
        int[] out = new int[records.size()];
        Arrays.fill(out, -1);
        for (int rec = 0; rec < out.length && fields.length > 0; rec++) {
            String joined = joined(fields, rec);
            String folded = joined.isEmpty() ? "" : folding.apply(joined);
            out[rec] = number(folded, into);
        }
        return out;
    }

    private int[] foldOne(int field, Dictionary into, UnaryOperator<String> folding) {
        var raw = records.values(field);
        int[] map = new int[raw.size()];
        for (int i = 0; i < map.length; i++) {
            String text = raw.value(i);
            String folded = folding.apply(text);
            map[i] = number(folded.equals(text) ? text : folded, into);
        }
        int[] out = records.column(field).clone();
        for (int rec = 0; rec < out.length; rec++) {
            out[rec] = out[rec] < 0 ? -1 : map[out[rec]];
        }
        return out;
    }

    private static int number(String folded, Dictionary into) {
        return folded.isEmpty() || SAYS_NOTHING.contains(folded) ? -1 : into.number(folded);
    }

    /**
     * The values of a kind of which a record may state several, one a line or in several fields: the two that most
     * records state, the commoner one first, since that is the one under which others can be found.
     */
    int[][] two(FieldKind kind, Dictionary into, UnaryOperator<String> folding) {
        int[] first = new int[records.size()];
        int[] second = new int[records.size()];
        Arrays.fill(first, -1);
        Arrays.fill(second, -1);
        for (int field : records.fields(kind)) {
            int[][] map = lines(records.values(field), into, folding);
            int[] of = records.column(field);
            for (int rec = 0; rec < of.length; rec++) {
                if (of[rec] >= 0) {
                    put(first, second, rec, map[0][of[rec]]);
                    put(first, second, rec, map[1][of[rec]]);
                }
            }
        }
        commonerFirst(first, second, into.size());
        return new int[][] {first, second};
    }

    private static int[][] lines(Dictionary raw, Dictionary into, UnaryOperator<String> folding) {
        int[] first = new int[raw.size()];
        int[] second = new int[raw.size()];
        Arrays.fill(first, -1);
        Arrays.fill(second, -1);
        for (int i = 0; i < first.length; i++) {
            String text = raw.value(i);
            if (text.indexOf('\n') < 0) {
                String folded = folding.apply(text);
                first[i] = number(folded.equals(text) ? text : folded, into);
            } else {
                for (String line : text.split("\n", -1)) {
                    put(first, second, i, number(folding.apply(line), into));
                }
            }
        }
        return new int[][] {first, second};
    }

    private static void put(int[] first, int[] second, int at, int value) {
        if (value >= 0 && first[at] < 0) {
            first[at] = value;
        } else if (value >= 0 && first[at] != value && second[at] < 0) {
            second[at] = value;
        }
    }

    private static void commonerFirst(int[] first, int[] second, int values) {
        int[] counts = new int[values];
        Column.count(first, counts);
        Column.count(second, counts);
        for (int rec = 0; rec < first.length; rec++) {
            if (second[rec] >= 0 && counts[second[rec]] > counts[first[rec]]) {
                int before = first[rec];
                first[rec] = second[rec];
                second[rec] = before;
            }
        }
    }

    private String joined(int[] fields, int rec) {
        var out = new StringBuilder();
        for (int field : fields) {
            int value = records.column(field)[rec];
            if (value >= 0) {
                out.append(out.isEmpty() ? "" : " ")
                        .append(records.values(field).value(value));
            }
        }
        return out.toString();
    }

    /** Birth dates from one field or from three. */
    int[] birth(Dictionary into) {
        int[] out = fold(FieldKind.BIRTH_DATE, into, text -> {
            int date = Dates.parse(text);
            return date == 0 ? "" : Integer.toString(date);
        });
        var kinds = records.kinds();
        if (kinds.contains(FieldKind.BIRTH_YEAR)
                && kinds.contains(FieldKind.BIRTH_MONTH)
                && kinds.contains(FieldKind.BIRTH_DAY)) {
            int[] years = whole(FieldKind.BIRTH_YEAR);
            int[] months = whole(FieldKind.BIRTH_MONTH);
            int[] days = whole(FieldKind.BIRTH_DAY);
            for (int rec = 0; rec < out.length; rec++) {
                int date = Dates.of(years[rec], months[rec], days[rec]);
                if (out[rec] < 0 && date != 0) {
                    out[rec] = into.number(Integer.toString(date));
                }
            }
        }
        return out;
    }

    private int[] whole(FieldKind kind) {
        var digits = new Dictionary();
        int[] of = fold(kind, digits, text -> text.replaceAll("[^0-9]", ""));
        int[] values = new int[digits.size()];
        for (int i = 0; i < values.length; i++) {
            String text = digits.value(i);
            values[i] = text.length() > 6 ? 0 : Integer.parseInt(text);
        }
        return Arrays.stream(of).map(value -> value < 0 ? 0 : values[value]).toArray();
    }

    /**
     * Streets and house numbers; a number at either end of a street's text becomes the house number where none is given.
     */
    int[][] address(Dictionary streets, Dictionary houses) {
        int[] house =
                fold(FieldKind.HOUSE_NUMBER, houses, text -> Folding.plain(text).replace(" ", ""));
        var whole = new Dictionary();
        int[] street = fold(FieldKind.STREET, whole, Folding::street);
        int[] bare = new int[whole.size()];
        int[] number = new int[whole.size()];
        for (int i = 0; i < bare.length; i++) {
            String text = whole.value(i);
            String found = houseNumber(text);
            String rest = found.isEmpty()
                    ? text
                    : text.replaceFirst("(^|\\s)" + found + "(\\s|$)", " ").strip();
            bare[i] = rest.isEmpty() ? -1 : streets.number(rest);
            number[i] = found.isEmpty() ? -1 : houses.number(found);
        }
        for (int rec = 0; rec < street.length; rec++) {
            if (street[rec] >= 0) {
                house[rec] = house[rec] < 0 ? number[street[rec]] : house[rec];
                street[rec] = bare[street[rec]];
            }
        }
        return new int[][] {street, house};
    }

    /** The first word that begins with a digit, empty if there is none. */
    private static String houseNumber(String street) {
        for (int i = 0; i < street.length(); i++) {
            boolean starts = i == 0 || street.charAt(i - 1) == ' ';
            if (starts && Character.isDigit(street.charAt(i))) {
                int end = street.indexOf(' ', i);
                return end < 0 ? street.substring(i) : street.substring(i, end);
            }
        }
        return "";
    }

    /** Whole names: as stated, or given and family name where the file has whole names at all. */
    int[] full(Column given, Column family, Dictionary into) {
        int[] out = fold(FieldKind.FULL_NAME, into, Folding::plain);
        if (!records.kinds().contains(FieldKind.FULL_NAME)) {
            return out;
        }
        for (int rec = 0; rec < out.length; rec++) {
            int g = given.value(rec);
            int f = family.value(rec);
            if (out[rec] < 0 && g >= 0 && f >= 0) {
                out[rec] = into.number(given.text(g) + " " + family.text(f));
            }
        }
        return out;
    }
}
