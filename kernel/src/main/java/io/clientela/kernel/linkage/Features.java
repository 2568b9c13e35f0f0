package io.clientela.kernel.linkage;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.function.UnaryOperator;

/** All records in the form in which they are compared: columns of value numbers and facts about each distinct value. */
final class Features {

    final int size;
    final Column given;
    final Column family;
    final Column full;
    final Column company;
    final Column birth;
    final Column email;
    final Column phone;
    final Column street;
    final Column house;
    final Column city;
    final Column postcode;
    final Column province;
    final Column vat;
    final Column tax;
    final Column identifier;

    /** The second number of records that state two, among the values of {@link #phone}. */
    final Column otherPhone;

    /** The second address of records that state two, among the values of {@link #email}. */
    final Column otherEmail;

    /** The records whose e-mail address is made of their own name. */
    final BitSet namedAddress;

    /** The date of each distinct birth date. */
    final int[] dates;

    /** The number of the local part of each distinct e-mail address. */
    final int[] localParts;

    final Dictionary locals;

    /** The letter-pair signature of each distinct street, four words each. */
    final long[] streetPairs;

    /** The words of whole names and company names, which share their values. */
    final Words labels;

    final Words streets;
    final boolean[] validVat;
    final boolean[] validTax;

    /** What a first look at the distinct texts tells. */
    final Glance nameGlance;

    final Glance wordGlance;

    /** Of whole names and company names without their spaces. */
    final Glance labelGlance;

    final Glance emailGlance;
    final Glance localGlance;
    final Glance phoneGlance;
    final Glance cityGlance;
    final Glance postcodeGlance;
    final Glance vatGlance;
    final Glance taxGlance;
    final Glance identifierGlance;

    /** All values of a record side by side, {@link #WIDTH} for each record, in the order of the columns above. */
    final int[] rows;

    /** The room of a record in {@link #rows}. */
    static final int WIDTH = 16;

    private long[] contents = new long[0];

    private Features(Column[] columns, int size, int threads) {
        this.size = size;
        this.given = columns[0];
        this.family = columns[1];
        this.full = columns[2];
        this.company = columns[3];
        this.birth = columns[4];
        this.email = columns[5];
        this.phone = columns[6];
        this.street = columns[7];
        this.house = columns[8];
        this.city = columns[9];
        this.postcode = columns[10];
        this.province = columns[11];
        this.vat = columns[12];
        this.tax = columns[13];
        this.identifier = columns[14];
        this.otherPhone = columns[15];
        this.otherEmail = columns[16];
        var facts = new Facts(columns, size, threads);
        this.rows = facts.rows;
        this.dates = facts.dates;
        this.locals = facts.locals;
        this.localParts = facts.localParts;
        this.namedAddress = facts.namedAddress;
        this.streetPairs = facts.streetPairs;
        this.labels = facts.words[0];
        this.streets = facts.words[1];
        this.validVat = facts.validVat;
        this.validTax = facts.validTax;
        this.nameGlance = facts.glances[0];
        this.wordGlance = facts.glances[1];
        this.emailGlance = facts.glances[2];
        this.localGlance = facts.glances[3];
        this.phoneGlance = facts.glances[4];
        this.cityGlance = facts.glances[5];
        this.postcodeGlance = facts.glances[6];
        this.vatGlance = facts.glances[7];
        this.taxGlance = facts.glances[8];
        this.identifierGlance = facts.glances[9];
        this.labelGlance = facts.glances[10];
    }

    static Features of(Records records, int threads) {
        var columns = new Columns(records);
        var found = new Column[17];
        Parallel.run(
                threads,
                List.of(
                        () -> names(columns, found),
                        () -> address(columns, found),
                        () -> found[4] = birth(columns),
                        () -> two(columns, FieldKind.EMAIL, Folding::email, found, 5, 16),
                        () -> two(columns, FieldKind.PHONE, Folding::phone, found, 6, 15),
                        () -> found[9] = column(columns, FieldKind.CITY),
                        () -> found[10] = column(columns, FieldKind.POSTCODE),
                        () -> found[11] = column(columns, FieldKind.PROVINCE),
                        () -> found[12] = column(columns, FieldKind.VAT_NUMBER),
                        () -> found[13] = column(columns, FieldKind.TAX_CODE),
                        () -> found[14] = column(columns, FieldKind.IDENTIFIER)));
        return new Features(found, records.size(), threads);
    }

    /** Given and family names share their values, so do whole names and company names. */
    private static void names(Columns columns, Column[] into) {
        var people = new Dictionary();
        int[] given = columns.fold(FieldKind.GIVEN_NAME, people, Folding::plain);
        int[] family = columns.fold(FieldKind.FAMILY_NAME, people, Folding::plain);
        into[0] = Column.of(people, given);
        into[1] = Column.of(people, family);
        var labels = new Dictionary();
        int[] company = columns.fold(FieldKind.COMPANY_NAME, labels, Folding::company);
        int[] full = columns.full(into[0], into[1], labels);
        into[2] = Column.of(labels, full);
        into[3] = Column.of(labels, company);
    }

    private static void address(Columns columns, Column[] into) {
        var streets = new Dictionary();
        var houses = new Dictionary();
        int[][] address = columns.address(streets, houses);
        into[7] = Column.of(streets, address[0]);
        into[8] = Column.of(houses, address[1]);
    }

    private static Column birth(Columns columns) {
        var dates = new Dictionary();
        int[] of = columns.birth(dates);
        return Column.of(dates, of);
    }

    private static void two(
            Columns columns, FieldKind kind, UnaryOperator<String> folding, Column[] into, int at, int otherAt) {
        var values = new Dictionary();
        int[][] of = columns.two(kind, values, folding);
        into[at] = Column.of(values, of[0], of[1]);
        into[otherAt] = Column.of(values, of[1]);
    }

    private static Column column(Columns columns, FieldKind kind) {
        var values = new Dictionary();
        int[] of = columns.fold(kind, values, text -> switch (kind) {
            case VAT_NUMBER, TAX_CODE, IDENTIFIER, POSTCODE -> Folding.code(text);
            default -> Folding.plain(text);
        });
        return Column.of(values, of);
    }

    /**
     * A hash of what each record says, whatever its place in the file; records that say the same have different hashes.
     * Made once; for one thread.
     */
    long[] contents() {
        if (contents.length != size) {
            contents = hashes();
        }
        return contents;
    }

    private long[] hashes() {
        long[] out = new long[size];
        for (var column : List.of(
                given,
                family,
                full,
                company,
                birth,
                email,
                phone,
                street,
                house,
                city,
                postcode,
                vat,
                tax,
                identifier)) {
            long[] hashes = new long[column.values().size()];
            Arrays.setAll(hashes, value -> column.text(value).hashCode());
            for (int rec = 0; rec < size; rec++) {
                int value = column.value(rec);
                out[rec] = Keys.mix(out[rec] * 31 + (value < 0 ? 0 : hashes[value]));
            }
        }
        long[] sorted = out.clone();
        Arrays.sort(sorted);
        var repeated = new HashMap<Long, Integer>();
        for (int i = 1; i < size; i++) {
            if (sorted[i] == sorted[i - 1]) {
                repeated.put(sorted[i], 0);
            }
        }
        for (int rec = 0; rec < size && !repeated.isEmpty(); rec++) {
            if (repeated.containsKey(out[rec])) {
                out[rec] = Keys.mix(out[rec] + repeated.merge(out[rec], 1, Integer::sum));
            }
        }
        return out;
    }

    /**
     * Whether the second of two records with crosswise names is the one to begin with: it has the given name that comes
     * first in the alphabet, so that it does not matter which of the two is met first.
     */
    boolean turned(int a, int b) {
        return turnedNames(given.value(a), given.value(b));
    }

    boolean turnedNames(int givenA, int givenB) {
        if (givenA < 0 || givenB < 0) {
            return givenA >= 0;
        }
        return given.text(givenA).compareTo(given.text(givenB)) > 0;
    }
}
