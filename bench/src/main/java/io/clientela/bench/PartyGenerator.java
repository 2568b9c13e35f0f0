package io.clientela.bench;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of people and companies with the truth known: households that share surname, address and phone; typos,
 * moves, changed numbers, swapped names, missing values. The same seed makes the same records.
 */
final class PartyGenerator {

    static final List<String> HEADER = List.of(
            "id",
            "given_name",
            "family_name",
            "company",
            "birth_date",
            "email",
            "phone",
            "address",
            "city",
            "postcode",
            "province",
            "vat_number",
            "tax_code");

    /** The positions of the fields in a record, the id left out. */
    private static final int GIVEN = 0;

    private static final int FAMILY = 1;
    private static final int COMPANY = 2;
    private static final int BIRTH = 3;
    private static final int EMAIL = 4;
    private static final int PHONE = 5;
    private static final int ADDRESS = 6;
    private static final int CITY = 7;
    private static final int POSTCODE = 8;
    private static final int PROVINCE = 9;
    private static final int VAT = 10;
    private static final int TAX = 11;
    private static final int FIELDS = 12;

    /** How many made records wait to be given out in random order. */
    private static final int POOL = 100_000;

    /** Takes a record. */
    @FunctionalInterface
    interface RecordSink {

        /**
         * Takes one record.
         *
         * @param party the number of the person or company
         * @param values the values in the order of the header after the id, null where missing
         */
        void accept(int party, @Nullable String[] values);
    }

    private final SplittableRandom random;
    private final Misprint misprint;
    private final Set<Long> taken = new HashSet<>();
    private @Nullable String @Nullable [] neighbour;

    PartyGenerator(long seed) {
        this.random = new SplittableRandom(seed);
        this.misprint = new Misprint(random);
    }

    /** Gives out the wanted number of records, those of one party scattered. */
    void generate(int wanted, RecordSink sink) {
        int poolSize = Math.min(POOL, wanted);
        var pool = new @Nullable String[poolSize][];
        int[] parties = new int[poolSize];
        int made = 0;
        int party = 0;
        while (made < wanted) {
            String[] truth = chance(0.68) ? person() : company();
            int records = Math.min(wanted - made, records());
            for (int i = 0; i < records; i++) {
                String[] values = i == 0 ? truth.clone() : observed(truth);
                keepSome(values);
                int slot = made < poolSize ? made : random.nextInt(poolSize);
                String[] before = pool[slot];
                if (made >= poolSize && before != null) {
                    sink.accept(parties[slot], before);
                }
                pool[slot] = values;
                parties[slot] = party;
                made++;
            }
            party++;
        }
        for (int slot = 0; slot < poolSize; slot++) {
            String[] rest = pool[slot];
            if (rest != null) {
                sink.accept(parties[slot], rest);
            }
        }
    }

    private boolean chance(double p) {
        return random.nextDouble() < p;
    }

    private int records() {
        double p = random.nextDouble();
        return p < 0.55 ? 1 : p < 0.80 ? 2 : p < 0.92 ? 3 : p < 0.97 ? 4 : 5 + random.nextInt(4);
    }

    /** A value of a list in which the first ones are the most common (Zipf and Mandelbrot). */
    private <T> T common(List<T> values, double flat) {
        double top = Math.log((values.size() + flat) / flat);
        int at = (int) (flat * Math.exp(random.nextDouble() * top) - flat);
        return values.get(Math.min(values.size() - 1, Math.max(0, at)));
    }

    private @Nullable String[] person() {
        var values = new @Nullable String[FIELDS];
        String[] near = neighbour;
        boolean household = near != null && chance(0.15);
        boolean woman = chance(0.5);
        String given = common(woman ? ItalianNames.WOMEN : ItalianNames.MEN, 8);
        String family =
                household && near != null && near[FAMILY] != null ? near[FAMILY] : common(ItalianNames.SURNAMES, 30);
        values[GIVEN] = given;
        values[FAMILY] = family;
        int year = 1935 + (int) (70 * Math.sqrt(random.nextDouble()) * 0.999);
        int month = 1 + random.nextInt(12);
        int day = 1 + random.nextInt(28);
        values[BIRTH] = "%04d-%02d-%02d".formatted(year, month, day);
        values[EMAIL] = email(given, family, year);
        values[PHONE] = mobile();
        place(values);
        if (household && near != null) {
            for (int field : new int[] {ADDRESS, CITY, POSTCODE, PROVINCE}) {
                values[field] = near[field];
            }
            values[PHONE] = chance(0.4) ? near[PHONE] : values[PHONE];
        }
        values[TAX] = ItalianCodes.taxCode(family, given, year, month, day, woman, random.nextInt(8000));
        neighbour = values;
        return values;
    }

    /** An address that nobody has yet: as with real providers, a taken one gets a number. */
    private String email(String given, String family, int year) {
        String address = proposed(given, family, year);
        while (!taken.add(address.hashCode() * 1_000_003L + address.length())) {
            int at = address.indexOf('@');
            address = address.substring(0, at) + random.nextInt(1000) + address.substring(at);
        }
        return address;
    }

    private String proposed(String given, String family, int year) {
        String g = plain(given);
        String f = plain(family);
        String host = common(
                List.of(
                        "gmail.com",
                        "libero.it",
                        "hotmail.it",
                        "yahoo.it",
                        "alice.it",
                        "tiscali.it",
                        "virgilio.it",
                        "outlook.it"),
                2);
        return switch (random.nextInt(5)) {
            case 0 -> g + "." + f + "@" + host;
            case 1 -> g.charAt(0) + "." + f + random.nextInt(100) + "@" + host;
            case 2 -> f + g + year % 100 + "@" + host;
            case 3 -> g + f.charAt(0) + random.nextInt(1000) + "@" + host;
            default -> f + "." + g + year + "@" + host;
        };
    }

    private static String plain(String name) {
        return java.text.Normalizer.normalize(name.toLowerCase(java.util.Locale.ROOT), java.text.Normalizer.Form.NFD)
                .replaceAll("[^a-z]", "");
    }

    private String mobile() {
        return "3" + (20 + random.nextInt(80)) + " " + (1_000_000 + random.nextInt(9_000_000));
    }

    private void place(@Nullable String[] values) {
        String[] town = common(ItalianNames.TOWNS, 10);
        values[CITY] = town[0];
        values[PROVINCE] = town[1];
        values[POSTCODE] = "%05d".formatted(Integer.parseInt(town[2]) + random.nextInt(Integer.parseInt(town[3])));
        values[ADDRESS] =
                common(ItalianNames.STREETS, 40) + " " + (1 + (int) (random.nextDouble() * random.nextDouble() * 180));
    }

    private @Nullable String[] company() {
        var values = new @Nullable String[FIELDS];
        String family = common(ItalianNames.SURNAMES, 30);
        String trade = common(ItalianNames.TRADES, 20);
        String name = switch (random.nextInt(5)) {
            case 0 -> trade + " " + family;
            case 1 -> family + " " + trade;
            case 2 -> family + " " + common(ItalianNames.MEN, 8) + " & Figli " + trade;
            case 3 -> trade + " " + family + " & " + common(ItalianNames.SURNAMES, 30);
            default ->
                "%s %s di %s %s".formatted(trade, common(ItalianNames.WOMEN, 8), common(ItalianNames.MEN, 8), family);
        };
        values[COMPANY] = name + " " + common(ItalianNames.FORMS, 3);
        place(values);
        String domain = plain(family) + plain(trade);
        while (!taken.add(domain.hashCode() * 1_000_003L + domain.length())) {
            domain = domain + values[PROVINCE] + random.nextInt(10);
        }
        values[EMAIL] = common(List.of("info", "amministrazione", "ordini", "vendite"), 1) + "@"
                + domain.toLowerCase(java.util.Locale.ROOT) + ".it";
        values[PHONE] = "0" + (10 + random.nextInt(900)) + " " + (100_000 + random.nextInt(900_000));
        values[VAT] = ItalianCodes.vatNumber(random.nextInt(9_999_999), 1 + random.nextInt(100));
        return values;
    }

    /** A later record of a party: with what has changed, and what was written down wrongly. */
    private @Nullable String[] observed(@Nullable String[] truth) {
        var values = truth.clone();
        if (chance(0.08)) {
            move(values);
        }
        if (chance(0.08) && values[GIVEN] != null && values[FAMILY] != null) {
            values[EMAIL] = email(values[GIVEN], values[FAMILY], 1950 + random.nextInt(50));
        }
        if (chance(0.08)) {
            values[PHONE] = mobile();
        }
        if (chance(0.02)) {
            String given = values[GIVEN];
            values[GIVEN] = values[FAMILY];
            values[FAMILY] = given;
        }
        if (chance(0.01) && values[FAMILY] != null) {
            values[FAMILY] = common(ItalianNames.SURNAMES, 30);
        }
        errors(values);
        return values;
    }

    private void move(@Nullable String[] values) {
        String city = values[CITY];
        String province = values[PROVINCE];
        String postcode = values[POSTCODE];
        place(values);
        if (chance(0.6)) {
            values[CITY] = city;
            values[PROVINCE] = province;
            values[POSTCODE] = postcode;
        }
    }

    private void errors(@Nullable String[] values) {
        wrong(values, GIVEN, 0.06);
        wrong(values, FAMILY, 0.06);
        wrong(values, COMPANY, 0.08);
        wrong(values, EMAIL, 0.03);
        wrong(values, ADDRESS, 0.08);
        wrong(values, CITY, 0.03);
        for (int field : new int[] {BIRTH, PHONE, POSTCODE, VAT, TAX}) {
            String value = values[field];
            if (value != null && chance(0.02)) {
                values[field] = misprint.digit(value);
            }
        }
        String given = values[GIVEN];
        if (given != null && chance(0.02)) {
            values[GIVEN] = given.substring(0, 1) + ".";
        }
        String company = values[COMPANY];
        if (company != null) {
            values[COMPANY] = misprint.company(company);
        }
        String address = values[ADDRESS];
        if (address != null && chance(0.2)) {
            values[ADDRESS] =
                    address.replace("Via ", "V. ").replace("Piazza ", "P.za ").replace("Corso ", "C.so ");
        }
        if (chance(0.2)) {
            for (int field : new int[] {GIVEN, FAMILY, COMPANY, ADDRESS, CITY}) {
                String value = values[field];
                values[field] = value == null ? null : value.toUpperCase(java.util.Locale.ROOT);
            }
        }
    }

    private void wrong(@Nullable String[] values, int field, double share) {
        String value = values[field];
        if (value != null && chance(share)) {
            values[field] = misprint.letter(value);
        }
    }

    /** Leaves out what a source would not have; at least two things besides the name stay. */
    private void keepSome(@Nullable String[] values) {
        double[] kept = {0.97, 0.99, 1, 0.45, 0.6, 0.65, 0.75, 0.85, 0.8, 0.8, 0.7, 0.4};
        String email = values[EMAIL];
        String phone = values[PHONE];
        int left = 0;
        for (int field = 0; field < FIELDS; field++) {
            if (!chance(kept[field])) {
                values[field] = null;
            }
            boolean telling = field == BIRTH || field == EMAIL || field == PHONE || field == ADDRESS || field >= VAT;
            left += telling && values[field] != null ? 1 : 0;
        }
        if (left < 2) {
            values[EMAIL] = email;
            values[PHONE] = phone;
        }
    }
}
