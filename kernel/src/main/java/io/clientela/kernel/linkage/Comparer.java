package io.clientela.kernel.linkage;

/** Compares two records in every field that both know. For one thread. */
final class Comparer {

    static final int EXACT = 1;
    static final int NEAR = 2;
    static final int SIMILAR = 3;
    static final int INITIAL = 4;
    static final int DIFFERENT = 5;

    private final Features of;
    private final int[] rows;
    private final LevelCache names;
    private final Labels labels;
    private final LevelCache cities;

    /** @param cacheBits log2 of the size of the memory for compared values */
    Comparer(Features of, int cacheBits) {
        this.of = of;
        this.rows = of.rows;
        this.names = new LevelCache(cacheBits);
        this.labels = new Labels(of, cacheBits);
        this.cities = new LevelCache(cacheBits);
    }

    /** The pattern of two records. */
    long pattern(int first, int second) {
        int a = first * Features.WIDTH;
        int b = second * Features.WIDTH;
        return names(a, b)
                | birth(a, b)
                | email(first, second)
                | phone(first, second)
                | address(a, b)
                | place(a, b)
                | code(Comparison.VAT_NUMBER, rows[a + 12], rows[b + 12])
                | code(Comparison.TAX_CODE, rows[a + 13], rows[b + 13])
                | code(Comparison.IDENTIFIER, rows[a + 14], rows[b + 14]);
    }

    private long names(int a, int b) {
        int givenA = rows[a + 0];
        int givenB = rows[b + 0];
        int familyA = rows[a + 1];
        int familyB = rows[b + 1];
        long out = 0;
        if ((givenA >= 0 || familyA >= 0) && (givenB >= 0 || familyB >= 0)) {
            out = structured(givenA, familyA, givenB, familyB);
        } else {
            out = label(Comparison.FULL_NAME, rows[a + 2], rows[b + 2]);
        }
        int companyA = rows[a + 3];
        int companyB = rows[b + 3];
        if (companyA >= 0 && companyB >= 0) {
            return out | label(Comparison.COMPANY_NAME, companyA, companyB);
        }
        if (out == 0 && companyA >= 0) {
            return label(Comparison.COMPANY_NAME, companyA, rows[b + 2]);
        }
        return out == 0 && companyB >= 0 ? label(Comparison.COMPANY_NAME, rows[a + 2], companyB) : out;
    }

    private long structured(int givenA, int familyA, int givenB, int familyB) {
        int given = name(givenA, givenB);
        int family = name(familyA, familyB);
        boolean straight = (given > 0 && given < DIFFERENT) || (family > 0 && family < DIFFERENT);
        if (!straight) {
            int first = name(givenA, familyB);
            int second = name(familyA, givenB);
            boolean crossed = first == EXACT || first == NEAR || second == EXACT || second == NEAR;
            if (crossed) {
                boolean turned = of.turnedNames(givenA, givenB);
                return Pattern.of(Comparison.GIVEN_NAME, turned ? second : first)
                        | Pattern.of(Comparison.FAMILY_NAME, turned ? first : second)
                        | Pattern.of(Comparison.NAME_ORDER, 2)
                        | together(first, second);
            }
        }
        int order = given > 0 || family > 0 ? 1 : 0;
        return Pattern.of(Comparison.GIVEN_NAME, given)
                | Pattern.of(Comparison.FAMILY_NAME, family)
                | Pattern.of(Comparison.NAME_ORDER, order)
                | together(given, family);
    }

    private static long together(int given, int family) {
        return Pattern.of(Comparison.NAMES_TOGETHER, given == EXACT && family == EXACT ? 1 : 0);
    }

    /** The level of two names by their numbers, 0 where one is missing. */
    private int name(int a, int b) {
        if (a < 0 || b < 0) {
            return 0;
        }
        if (a == b) {
            return EXACT;
        }
        if (apart(of.nameGlance, a, b)) {
            return DIFFERENT;
        }
        long key = LevelCache.key(a, b);
        int slot = names.slot(key);
        int known = names.get(slot, key);
        return known >= 0 ? known : names.put(slot, key, nameLevel(of.given.text(a), of.given.text(b)));
    }

    /** Whether a first look rules out every level above "different". */
    static boolean apart(Glance glance, int a, int b) {
        return glance.mostAlike(a, b) < 0.84 && !glance.mayBeWithin(a, b, 1) && !glance.sameStart(a, b);
    }

    /** The level of {@link Comparison#GIVEN_NAME} for two different folded names. */
    static int nameLevel(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        if (shorter == 1) {
            return a.charAt(0) == b.charAt(0) ? INITIAL : DIFFERENT;
        }
        if (shorter >= 3 && Likeness.withinOneEdit(a, b)) {
            return NEAR;
        }
        String longer = a.length() > b.length() ? a : b;
        String other = a.length() > b.length() ? b : a;
        boolean begins = longer.startsWith(other);
        if (begins && longer.charAt(other.length()) == ' ') {
            return NEAR;
        }
        double alike = Likeness.jaroWinkler(a, b);
        if (alike >= 0.92) {
            return NEAR;
        }
        return alike >= 0.84 || (begins && other.length() >= 3) ? SIMILAR : DIFFERENT;
    }

    private long label(Comparison comparison, int a, int b) {
        if (a < 0 || b < 0) {
            return 0;
        }
        if (a == b) {
            return Pattern.of(comparison, EXACT);
        }
        return Pattern.of(comparison, labels.level(a, b));
    }

    private long birth(int a, int b) {
        int first = rows[a + 4];
        int second = rows[b + 4];
        return first < 0 || second < 0
                ? 0
                : Pattern.of(Comparison.BIRTH_DATE, Dates.level(of.dates[first], of.dates[second]));
    }

    /** The best level of all addresses of the two records. */
    private long email(int a, int b) {
        int first = rows[a * Features.WIDTH + 5];
        int second = rows[b * Features.WIDTH + 5];
        int level = email(first, second, a, b);
        if (of.otherEmail.present() > 0) {
            level = better(level, email(first, of.otherEmail.value(b), a, b));
            level = better(level, email(of.otherEmail.value(a), second, a, b));
            level = better(level, email(of.otherEmail.value(a), of.otherEmail.value(b), a, b));
        }
        return Pattern.of(Comparison.EMAIL, level);
    }

    /** The level of one address of each record, 0 where one is missing or the two say no more than the names. */
    private int email(int first, int second, int a, int b) {
        if (first < 0 || second < 0) {
            return 0;
        }
        int level = first == second ? 1 : emailLevel(first, second);
        boolean alike = level > 1 && level < 5;
        return alike && (otherDigits(first, second) || of.namedAddress.get(a) || of.namedAddress.get(b)) ? 0 : level;
    }

    private static int better(int a, int b) {
        return a == 0 || b == 0 ? Math.max(a, b) : Math.min(a, b);
    }

    private int emailLevel(int a, int b) {
        int localA = of.localParts[a];
        int localB = of.localParts[b];
        int limit = Math.min(of.emailGlance.length(a), of.emailGlance.length(b)) >= 12 ? 3 : 1;
        if (of.emailGlance.mayBeWithin(a, b, limit)
                && Likeness.edits(of.email.text(a), of.email.text(b), limit) <= limit) {
            return 2;
        }
        if (localA == localB) {
            return 3;
        }
        boolean perhaps =
                of.localGlance.mostAlike(localA, localB) >= 0.9 || of.localGlance.mayBeWithin(localA, localB, 1);
        return perhaps && similarLocals(of.locals.value(localA), of.locals.value(localB)) ? 4 : 5;
    }

    /**
     * Whether two similar addresses differ in their digits: then they are likely made from the same names, and say no
     * more than the names do.
     */
    private boolean otherDigits(int a, int b) {
        return Folding.otherDigits(of.locals.value(of.localParts[a]), of.locals.value(of.localParts[b]));
    }

    private static boolean similarLocals(String a, String b) {
        return Likeness.withinOneEdit(a, b) || Likeness.jaroWinkler(a, b) >= 0.9;
    }

    /** The best level of all numbers of the two records. */
    private long phone(int a, int b) {
        int first = rows[a * Features.WIDTH + 6];
        int second = rows[b * Features.WIDTH + 6];
        int level = phoneLevel(first, second);
        if (of.otherPhone.present() > 0) {
            level = better(level, phoneLevel(first, of.otherPhone.value(b)));
            level = better(level, phoneLevel(of.otherPhone.value(a), second));
            level = better(level, phoneLevel(of.otherPhone.value(a), of.otherPhone.value(b)));
        }
        return Pattern.of(Comparison.PHONE, level);
    }

    private int phoneLevel(int first, int second) {
        if (first < 0 || second < 0) {
            return 0;
        }
        if (first == second) {
            return 1;
        }
        boolean near = of.phoneGlance.mayBeWithin(first, second, 1)
                && Likeness.withinOneEdit(of.phone.text(first), of.phone.text(second));
        return near ? 2 : 3;
    }

    private long address(int a, int b) {
        int street = street(rows[a + 7], rows[b + 7]);
        int house = house(rows[a + 8], rows[b + 8]);
        if (house < 0) {
            return street < 0 ? 0 : Pattern.of(Comparison.ADDRESS, 11 - street);
        }
        if (street < 0) {
            return Pattern.of(Comparison.ADDRESS, house == 1 ? 12 : 13);
        }
        int level = house == 1 ? 4 - street : street == 3 ? 5 : street == 2 ? 6 : 7;
        return Pattern.of(Comparison.ADDRESS, level);
    }

    /** 3 equal, 2 near, 1 similar, 0 different, −1 not known. */
    private int street(int a, int b) {
        if (a < 0 || b < 0) {
            return -1;
        }
        if (a == b) {
            return 3;
        }
        double dice = Likeness.dice(of.streetPairs, 4 * a, of.streetPairs, 4 * b);
        return dice >= 0.8 ? 2 : dice >= 0.6 ? 1 : 0;
    }

    private int house(int a, int b) {
        if (a < 0 || b < 0) {
            return -1;
        }
        return a == b ? 1 : 0;
    }

    private long place(int a, int b) {
        int city = city(rows[a + 9], rows[b + 9]);
        int postcode = postcode(rows[a + 10], rows[b + 10]);
        int provinceA = rows[a + 11];
        int provinceB = rows[b + 11];
        int level;
        if (city >= 0 && postcode >= 0) {
            boolean sameProvince = provinceA >= 0 && provinceA == provinceB;
            level = switch (postcode) {
                case 2 -> city == 2 ? 1 : city == 1 ? 2 : 4;
                case 1 -> city >= 1 ? 3 : 6;
                default -> city >= 1 ? 5 : sameProvince ? 7 : 8;
            };
        } else if (city >= 0) {
            level = 11 - city;
        } else if (postcode >= 0) {
            level = 14 - postcode;
        } else {
            level = provinceA < 0 || provinceB < 0 ? 0 : provinceA == provinceB ? 15 : 16;
        }
        return Pattern.of(Comparison.PLACE, level);
    }

    private int city(int a, int b) {
        if (a < 0 || b < 0) {
            return -1;
        }
        if (a == b) {
            return 2;
        }
        if (apart(of.cityGlance, a, b)) {
            return 0;
        }
        long key = LevelCache.key(a, b);
        int slot = cities.slot(key);
        int known = cities.get(slot, key);
        if (known >= 0) {
            return known;
        }
        return cities.put(slot, key, nameLevel(of.city.text(a), of.city.text(b)) <= SIMILAR ? 1 : 0);
    }

    private int postcode(int a, int b) {
        if (a < 0 || b < 0) {
            return -1;
        }
        if (a == b) {
            return 2;
        }
        boolean near = of.postcodeGlance.mayBeWithin(a, b, 1)
                && Likeness.withinOneEdit(of.postcode.text(a), of.postcode.text(b));
        return near ? 1 : 0;
    }

    private long code(Comparison comparison, int first, int second) {
        if (first < 0 || second < 0) {
            return 0;
        }
        if (first == second) {
            return Pattern.of(comparison, 1);
        }
        return switch (comparison) {
            case VAT_NUMBER ->
                of.validVat[first] && of.validVat[second]
                        ? Pattern.of(comparison, 4)
                        : other(comparison, of.vat, of.vatGlance, first, second);
            case TAX_CODE ->
                of.validTax[first] && of.validTax[second]
                        ? Pattern.of(comparison, 4)
                        : other(comparison, of.tax, of.taxGlance, first, second);
            default -> other(comparison, of.identifier, of.identifierGlance, first, second);
        };
    }

    private static long other(Comparison comparison, Column column, Glance glance, int first, int second) {
        boolean near = glance.mayBeWithin(first, second, 1)
                && glance.length(first) >= 5
                && Likeness.withinOneEdit(column.text(first), column.text(second));
        return Pattern.of(comparison, near ? 2 : 3);
    }
}
