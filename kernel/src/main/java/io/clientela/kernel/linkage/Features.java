package io.clientela.kernel.linkage;

import java.util.Arrays;
import java.util.List;

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
    final Glance emailGlance;
    final Glance localGlance;
    final Glance phoneGlance;
    final Glance cityGlance;
    final Glance postcodeGlance;
    final Glance vatGlance;
    final Glance taxGlance;
    final Glance identifierGlance;

    /** All values of a record side by side, {@link #WIDTH} for each record, in the order of {@link #columns}. */
    final int[] rows;

    /** The room of a record in {@link #rows}. */
    static final int WIDTH = 16;

    private Features(Columns columns, int size, int threads) {
        this.size = size;
        var people = new Dictionary();
        var names = new Dictionary();
        var dates8 = new Dictionary();
        var mails = new Dictionary();
        var roads = new Dictionary();
        var houses = new Dictionary();
        int[][] found = new int[15][];
        Parallel.run(
                threads,
                List.of(
                        () -> {
                            found[0] = columns.fold(FieldKind.GIVEN_NAME, people, Folding::plain);
                            found[1] = columns.fold(FieldKind.FAMILY_NAME, people, Folding::plain);
                            found[3] = columns.fold(FieldKind.COMPANY_NAME, names, Folding::company);
                            found[4] = columns.birth(dates8);
                        },
                        () -> found[5] = columns.fold(FieldKind.EMAIL, mails, Folding::email),
                        () -> {
                            int[][] address = columns.address(roads, houses);
                            found[7] = address[0];
                            found[8] = address[1];
                        }));
        this.given = Column.of(people, found[0]);
        this.family = Column.of(people, found[1]);
        this.full = Column.of(names, columns.full(given, family, names));
        this.company = Column.of(names, found[3]);
        this.birth = Column.of(dates8, found[4]);
        this.email = Column.of(mails, found[5]);
        this.street = Column.of(roads, found[7]);
        this.house = Column.of(houses, found[8]);
        var rest = new Column[7];
        Parallel.run(
                threads,
                List.of(
                        () -> rest[0] = column(columns, FieldKind.PHONE),
                        () -> rest[1] = column(columns, FieldKind.CITY),
                        () -> rest[2] = column(columns, FieldKind.POSTCODE),
                        () -> rest[3] = column(columns, FieldKind.PROVINCE),
                        () -> rest[4] = column(columns, FieldKind.VAT_NUMBER),
                        () -> rest[5] = column(columns, FieldKind.TAX_CODE),
                        () -> rest[6] = column(columns, FieldKind.IDENTIFIER)));
        this.phone = rest[0];
        this.city = rest[1];
        this.postcode = rest[2];
        this.province = rest[3];
        this.vat = rest[4];
        this.tax = rest[5];
        this.identifier = rest[6];
        this.dates = dates(dates8);
        this.locals = new Dictionary();
        this.localParts = localParts(mails, locals);
        this.streetPairs = pairs(roads);
        this.labels = Words.of(names, List.of(full, company));
        this.streets = Words.of(roads, List.of(street));
        this.validVat = valid(vat.values());
        this.validTax = valid(tax.values());
        this.nameGlance = Glance.of(people);
        this.wordGlance = Glance.of(labels.words);
        this.emailGlance = Glance.of(mails);
        this.localGlance = Glance.of(locals);
        this.phoneGlance = Glance.of(phone.values());
        this.cityGlance = Glance.of(city.values());
        this.postcodeGlance = Glance.of(postcode.values());
        this.vatGlance = Glance.of(vat.values());
        this.taxGlance = Glance.of(tax.values());
        this.identifierGlance = Glance.of(identifier.values());
        this.rows = rows();
    }

    /** The columns in the order in which they stand in a row. */
    private List<Column> columns() {
        return List.of(
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
                province,
                vat,
                tax,
                identifier);
    }

    private int[] rows() {
        int[] out = new int[size * WIDTH];
        var columns = columns();
        for (int c = 0; c < columns.size(); c++) {
            int[] of = columns.get(c).of().at;
            for (int rec = 0; rec < size; rec++) {
                out[rec * WIDTH + c] = of[rec];
            }
        }
        return out;
    }

    static Features of(Records records, int threads) {
        return new Features(new Columns(records), records.size(), threads);
    }

    private static Column column(Columns columns, FieldKind kind) {
        var values = new Dictionary();
        int[] of = columns.fold(kind, values, text -> switch (kind) {
            case PHONE -> Folding.phone(text);
            case VAT_NUMBER, TAX_CODE, IDENTIFIER, POSTCODE -> Folding.code(text);
            default -> Folding.plain(text);
        });
        return Column.of(values, of);
    }

    private static int[] dates(Dictionary values) {
        int[] out = new int[values.size()];
        Arrays.setAll(out, i -> Integer.parseInt(values.value(i)));
        return out;
    }

    private static int[] localParts(Dictionary mails, Dictionary locals) {
        int[] out = new int[mails.size()];
        Arrays.setAll(out, i -> {
            String mail = mails.value(i);
            return locals.number(mail.substring(0, mail.lastIndexOf('@')));
        });
        return out;
    }

    private static long[] pairs(Dictionary texts) {
        long[] out = new long[4 * texts.size()];
        for (int i = 0; i < texts.size(); i++) {
            Likeness.letterPairs(texts.value(i), out, 4 * i);
        }
        return out;
    }

    private static boolean[] valid(Dictionary codes) {
        boolean[] out = new boolean[codes.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = Codes.valid(codes.value(i));
        }
        return out;
    }

    /** A hash of what a record says, whatever its place in the file. */
    long content(int rec, long seed) {
        long hash = seed;
        for (var column : List.of(given, family, full, company, birth, email, phone, street, house, city, tax, vat)) {
            int value = column.value(rec);
            hash = Keys.mix(hash * 31 + (value < 0 ? 0 : column.text(value).hashCode()));
        }
        return hash;
    }
}
