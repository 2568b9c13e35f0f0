package io.clientela.kernel.linkage;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.SplittableRandom;

/** Small made-up files for tests; the same seed makes the same file. */
final class Simulated {

    private static final String[] GIVEN = {
        "Anna", "Luca", "Marco", "Giulia", "Paolo", "Chiara", "Sergio", "Elena", "Dario", "Irene", "Ugo", "Teresa"
    };

    private static final String[] HEADS = {
        "Ross", "Bianch", "Ferr", "Colomb", "Grec", "Gall", "Cont", "Brun", "Mor", "Riv"
    };
    private static final String[] TAILS = {"i", "ini", "etti", "ari", "ucci", "oni"};

    private Simulated() {}

    /** Parties with their numbers: record {@code i} belongs to {@code truth[i]}. */
    record File(List<Party> parties, List<Integer> truth) {}

    static File of(int people, long seed) {
        var random = new SplittableRandom(seed);
        var parties = new ArrayList<Party>();
        var truth = new ArrayList<Integer>();
        for (int person = 0; person < people; person++) {
            var values = person(random);
            int copies = 1 + random.nextInt(3);
            for (int copy = 0; copy < copies; copy++) {
                parties.add(new Party(copy == 0 ? values : slip(values, random)));
                truth.add(person);
            }
        }
        return new File(parties, truth);
    }

    private static EnumMap<FieldKind, String> person(SplittableRandom random) {
        var values = new EnumMap<FieldKind, String>(FieldKind.class);
        String given = GIVEN[random.nextInt(GIVEN.length)];
        String family = HEADS[random.nextInt(HEADS.length)] + TAILS[random.nextInt(TAILS.length)];
        values.put(FieldKind.GIVEN_NAME, given);
        values.put(FieldKind.FAMILY_NAME, family);
        values.put(
                FieldKind.BIRTH_DATE,
                "%04d-%02d-%02d".formatted(1940 + random.nextInt(60), 1 + random.nextInt(12), 1 + random.nextInt(28)));
        values.put(FieldKind.PHONE, "3" + (100_000_000 + random.nextInt(899_999_999)));
        values.put(
                FieldKind.EMAIL,
                (given + "." + family + random.nextInt(10_000) + "@example.it").toLowerCase(java.util.Locale.ROOT));
        values.put(FieldKind.CITY, "Town " + random.nextInt(40));
        return values;
    }

    private static EnumMap<FieldKind, String> slip(EnumMap<FieldKind, String> from, SplittableRandom random) {
        var values = new EnumMap<>(from);
        values.replaceAll((kind, value) -> random.nextInt(12) == 0 && kind != FieldKind.BIRTH_DATE
                ? value.substring(0, 2) + value.substring(3)
                : value);
        for (var kind : List.of(FieldKind.PHONE, FieldKind.EMAIL, FieldKind.BIRTH_DATE)) {
            if (random.nextInt(3) == 0) {
                values.remove(kind);
            }
        }
        return values;
    }
}
