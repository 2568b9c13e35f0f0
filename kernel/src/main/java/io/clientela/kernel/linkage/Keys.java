package io.clientela.kernel.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/** The key parts of records as 64-bit hashes of their texts, the same in every run; 0 where a part is missing. */
final class Keys {

    private final Features of;
    private final Map<KeyPart, long[]> hashes = new EnumMap<>(KeyPart.class);

    Keys(Features of, Set<KeyPart> parts, int threads) {
        this.of = of;
        var list = List.copyOf(parts);
        long[][] rows = new long[list.size()][];
        var tasks = new ArrayList<Runnable>();
        for (int i = 0; i < rows.length; i++) {
            int at = i;
            tasks.add(() -> rows[at] = list.get(at) == KeyPart.BOTH_SOUNDS ? sounds() : hash(list.get(at)));
        }
        if (!tasks.isEmpty()) {
            Parallel.run(threads, tasks);
        }
        for (int i = 0; i < rows.length; i++) {
            hashes.put(list.get(i), rows[i]);
        }
    }

    /** The key of a record under a rule, 0 if a part is missing. */
    long key(List<KeyPart> parts, int rec) {
        long key = 0;
        for (var part : parts) {
            long hash = part(part, rec);
            if (hash == 0) {
                return 0;
            }
            key = mix(key * 31 + hash);
        }
        return key;
    }

    /** One part of a record. */
    private long part(KeyPart part, int rec) {
        long[] one = new long[1];
        parts(part, new int[] {rec}, 1, one);
        return one[0];
    }

    /** One part of the first of the given records, in their order. */
    void parts(KeyPart part, int[] records, int count, long[] into) {
        long[] row = hashes.get(part);
        if (row == null) {
            throw new IllegalArgumentException("keys were not prepared for " + part);
        }
        if (part == KeyPart.BOTH_SOUNDS) {
            for (int i = 0; i < count; i++) {
                int given = of.given.value(records[i]);
                int family = of.family.value(records[i]);
                into[i] = given < 0 || family < 0 ? 0 : mix(row[given] + row[family]);
            }
            return;
        }
        int[] values = column(part).of().at;
        for (int i = 0; i < count; i++) {
            int value = values[records[i]];
            into[i] = value < 0 ? 0 : row[value];
        }
    }

    private Column column(KeyPart part) {
        return column(of, part);
    }

    /** The column from which a part is made. */
    static Column column(Features of, KeyPart part) {
        return switch (part) {
            case GIVEN_NAME, GIVEN_SOUND, GIVEN_INITIAL, BOTH_SOUNDS -> of.given;
            case FAMILY_NAME, FAMILY_SOUND -> of.family;
            case FULL_LONGEST_WORD, FULL_WORDS -> of.full;
            case COMPANY_WORDS, COMPANY_START, COMPANY_RAREST_WORD -> of.company;
            case BIRTH_DATE, BIRTH_YEAR, BIRTHDAY, BIRTH_DIGITS -> of.birth;
            case EMAIL, EMAIL_LOCAL_PART -> of.email;
            case PHONE, PHONE_DIGITS -> of.phone;
            case STREET_WORD -> of.street;
            case HOUSE_NUMBER -> of.house;
            case CITY -> of.city;
            case POSTCODE -> of.postcode;
            case VAT_NUMBER -> of.vat;
            case TAX_CODE -> of.tax;
            case IDENTIFIER, IDENTIFIER_DIGITS -> of.identifier;
        };
    }

    private long[] sounds() {
        return each(of.given, value -> Sounds.of(of.given.text(value)));
    }

    private long[] hash(KeyPart part) {
        var column = column(part);
        return each(column, value -> text(part, column, value));
    }

    private String text(KeyPart part, Column column, int value) {
        String text = column.text(value);
        return switch (part) {
            case GIVEN_SOUND, FAMILY_SOUND -> Sounds.of(text);
            case GIVEN_INITIAL -> text.substring(0, 1);
            case FULL_LONGEST_WORD -> longest(text);
            case FULL_WORDS, COMPANY_WORDS -> sortedWords(text);
            case COMPANY_START -> {
                String bare = text.replace(" ", "");
                yield bare.substring(0, Math.min(5, bare.length()));
            }
            case COMPANY_RAREST_WORD -> word(of.labels, value);
            case BIRTH_YEAR -> text.substring(0, 4);
            case BIRTHDAY -> text.substring(4);
            case BIRTH_DIGITS, PHONE_DIGITS, IDENTIFIER_DIGITS -> sortedLetters(text);
            case EMAIL_LOCAL_PART -> of.locals.value(of.localParts[value]);
            case STREET_WORD -> word(of.streets, value);
            default -> text;
        };
    }

    private static String word(Words words, int value) {
        int rarest = words.rarest(value);
        return rarest < 0 ? "" : words.words.value(rarest);
    }

    private static String longest(String text) {
        String best = "";
        for (String word : Folding.words(text)) {
            boolean better =
                    word.length() > best.length() || (word.length() == best.length() && word.compareTo(best) < 0);
            best = better ? word : best;
        }
        return best;
    }

    private static String sortedWords(String text) {
        String[] words = Folding.words(text);
        Arrays.sort(words);
        return String.join("", words);
    }

    private static String sortedLetters(String text) {
        char[] letters = text.toCharArray();
        Arrays.sort(letters);
        return new String(letters);
    }

    private static long[] each(Column column, IntFunction<String> text) {
        long[] out = new long[column.values().size()];
        for (int value = 0; value < out.length; value++) {
            out[value] = hash(text.apply(value));
        }
        return out;
    }

    /** A hash of a text, 0 only for the empty text. */
    static long hash(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
        }
        return mix(hash);
    }

    /** Spreads the bits of a number (the finaliser of SplitMix64); never 0. */
    static long mix(long number) {
        long mixed = (number ^ number >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        mixed ^= mixed >>> 31;
        return mixed == 0 ? 1 : mixed;
    }
}
