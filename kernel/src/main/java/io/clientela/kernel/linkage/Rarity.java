package io.clientela.kernel.linkage;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the rarity of an agreeing value adds: log2 of the chance agreement of the field over the share of the value
 * (Winkler 1989; Fellegi and Sunter 1969, their first method).
 */
final class Rarity {

    /** No single value may add or take more than this many bits. */
    private static final double MOST = 12;

    /** No near value may add or take more than this many bits. */
    private static final double MOST_NEAR = 4;

    /** The most common names among which near ones are looked for. */
    private static final int COMMON = 400;

    private static final int LISTED = 5_000;

    private final Features of;
    private final float[][] bits = new float[FieldKind.values().length][0];
    private final float[][] nearBits = new float[FieldKind.values().length][0];

    /** What given and family name of each record say less together than one by one, in bits, at most 0. */
    private float[] together = {};

    /** By kind, see {@link #nearShare}. */
    private final double[] nearShares = new double[FieldKind.values().length];

    private @Nullable NamePairs namePairs;

    private Rarity(Features of) {
        this.of = of;
    }

    private static Map<FieldKind, Column> columns(Features of) {
        var out = new EnumMap<FieldKind, Column>(FieldKind.class);
        out.put(FieldKind.GIVEN_NAME, of.given);
        out.put(FieldKind.FAMILY_NAME, of.family);
        out.put(FieldKind.FULL_NAME, of.full);
        out.put(FieldKind.COMPANY_NAME, of.company);
        out.put(FieldKind.BIRTH_DATE, of.birth);
        out.put(FieldKind.EMAIL, of.email);
        out.put(FieldKind.PHONE, of.phone);
        out.put(FieldKind.STREET, of.street);
        out.put(FieldKind.CITY, of.city);
        out.put(FieldKind.POSTCODE, of.postcode);
        out.put(FieldKind.VAT_NUMBER, of.vat);
        out.put(FieldKind.TAX_CODE, of.tax);
        out.put(FieldKind.IDENTIFIER, of.identifier);
        return out;
    }

    /** The rarity that the counts of the records give. */
    static Rarity of(Features of, int threads) {
        var out = new Rarity(of);
        var tasks = new ArrayList<Runnable>();
        columns(of).forEach((kind, column) -> tasks.add(() -> out.learn(kind, column)));
        tasks.addFirst(() -> out.learnPairs());
        Parallel.run(threads, tasks);
        return out;
    }

    private void learn(FieldKind kind, Column column) {
        int[] counts = column.counts().at;
        double all = all(counts);
        double collision = collision(counts, all);
        bits[row(kind)] = byCount(column, count -> bits(collision, count / Math.max(1, all)));
        double near = nearShare(kind, column, counts, all);
        nearShares[row(kind)] = near;
        if (near > 0) {
            nearBits[row(kind)] = byCount(column, count -> nearBits(near, count / Math.max(1, all)));
        }
    }

    private void learnPairs() {
        namePairs = NamePairs.of(of);
        together = namePairs.bits();
    }

    /** A number for each value that follows from how many records have it; most values are those of one record. */
    private static float[] byCount(Column column, IntToDoubleFunction number) {
        float[] out = new float[column.values().size()];
        float single = (float) number.applyAsDouble(1);
        for (int value = 0; value < out.length; value++) {
            int count = column.count(value);
            out[value] = count <= 1 ? single : (float) number.applyAsDouble(count);
        }
        return out;
    }

    private static double all(int[] counts) {
        double all = 0;
        for (int count : counts) {
            all += count;
        }
        return all;
    }

    /**
     * The usual share of the rarer of two near but different names of two parties, over the most common names. A
     * misprint seldom makes a common name, so a near name that is itself common is likely another name.
     */
    private static double nearShare(FieldKind kind, Column column, int[] counts, double all) {
        if (kind != FieldKind.GIVEN_NAME && kind != FieldKind.FAMILY_NAME) {
            return 0;
        }
        int[] top = java.util.stream.IntStream.range(0, counts.length)
                .filter(value -> counts[value] > 1)
                .boxed()
                .sorted((a, b) -> counts[b] != counts[a]
                        ? Integer.compare(counts[b], counts[a])
                        : column.text(a).compareTo(column.text(b)))
                .limit(COMMON)
                .mapToInt(Integer::intValue)
                .toArray();
        double mass = 0;
        double sum = 0;
        for (int i = 0; i < top.length; i++) {
            for (int j = 0; j < i; j++) {
                if (Comparer.nameLevel(column.text(top[i]), column.text(top[j])) == 2) {
                    double both = (double) counts[top[i]] * counts[top[j]];
                    mass += both;
                    sum += both * Math.min(counts[top[i]], counts[top[j]]) / all;
                }
            }
        }
        return mass == 0 ? 0 : sum / mass;
    }

    private static float nearBits(double usual, double share) {
        double value = Math.log(usual / share) / Math.log(2);
        return (float) Math.max(-MOST_NEAR, Math.min(MOST_NEAR, value));
    }

    /** The rarity that a model remembers. */
    static Rarity of(Features of, LinkageModel model) {
        var out = new Rarity(of);
        columns(of).forEach((kind, column) -> {
            float[] row = new float[column.values().size()];
            Terms terms = model.terms().get(kind);
            if (terms != null) {
                for (int value = 0; value < row.length; value++) {
                    row[value] = bits(terms.collision(), terms.share(column.text(value)));
                }
                if (terms.nearShare() > 0) {
                    float[] near = new float[row.length];
                    for (int value = 0; value < row.length; value++) {
                        near[value] = nearBits(terms.nearShare(), terms.share(column.text(value)));
                    }
                    out.nearBits[row(kind)] = near;
                }
            }
            out.bits[row(kind)] = row;
        });
        out.together = NamePairs.bits(of, model);
        return out;
    }

    /** The chance that two parties agree, at least that of a field in which every party has its own value. */
    static double collision(int[] counts, double all) {
        double squares = 0;
        for (int count : counts) {
            squares += (double) count * (count - 1);
        }
        double least = 1 / Math.max(2, all);
        return all < 2 ? least : Math.max(least, squares / (all * (all - 1)));
    }

    private static float bits(double collision, double share) {
        double value = Math.log(collision / share) / Math.log(2);
        return (float) Math.max(-MOST, Math.min(MOST, value));
    }

    /** The most common values of each kind with their shares, for the model; only of what counts gave. */
    Map<FieldKind, Terms> terms() {
        var out = new EnumMap<FieldKind, Terms>(FieldKind.class);
        columns(of).forEach((kind, column) -> {
            if (column.present() > 0) {
                out.put(kind, terms(column, nearShares[row(kind)]));
            }
        });
        if (namePairs != null) {
            namePairs.terms().ifPresent(terms -> out.putIfAbsent(FieldKind.FULL_NAME, terms));
        }
        return out;
    }

    private static Terms terms(Column column, double nearShare) {
        int[] counts = column.counts().at;
        double all = all(counts);
        int[] sorted = counts.clone();
        java.util.Arrays.sort(sorted);
        int least = Math.max(2, sorted.length > LISTED ? sorted[sorted.length - LISTED] + 1 : 2);
        var shares = new HashMap<String, Double>();
        double rest = 0;
        int others = 0;
        for (int value = 0; value < counts.length; value++) {
            if (counts[value] >= least) {
                shares.put(column.text(value), counts[value] / all);
            } else if (counts[value] > 0) {
                rest += counts[value];
                others++;
            }
        }
        double restShare = others == 0 ? 1 / all : rest / others / all;
        return new Terms(collision(counts, all), restShare, nearShare, shares);
    }

    /** What the agreeing values of a comparison add, in bits. */
    double bits(Comparison comparison, int level, long pattern, int a, int b) {
        boolean swapped = Pattern.level(pattern, Comparison.NAME_ORDER) == 2;
        int from = swapped && of.turned(a, b) ? b : a;
        return switch (comparison) {
            case GIVEN_NAME ->
                level == 1
                        ? name(FieldKind.GIVEN_NAME, of.given.value(from), swapped)
                        : level == 2 ? near(FieldKind.GIVEN_NAME, of.given.value(a), of.given.value(b), swapped) : 0;
            case FAMILY_NAME ->
                level == 1
                        ? name(FieldKind.FAMILY_NAME, of.family.value(from), swapped)
                        : level == 2 ? near(FieldKind.FAMILY_NAME, of.family.value(a), of.family.value(b), swapped) : 0;
            case FULL_NAME -> level == 1 ? commoner(FieldKind.FULL_NAME, of.full.value(a), of.full.value(b)) : 0;
            case COMPANY_NAME ->
                level == 1 ? commoner(FieldKind.COMPANY_NAME, of.company.value(a), of.company.value(b)) : 0;
            case BIRTH_DATE -> level == 1 ? at(FieldKind.BIRTH_DATE, of.birth.value(a)) : 0;
            case EMAIL -> level == 1 ? at(FieldKind.EMAIL, shared(of.email, of.otherEmail, a, b)) : 0;
            case PHONE -> level == 1 ? at(FieldKind.PHONE, shared(of.phone, of.otherPhone, a, b)) : 0;
            case ADDRESS -> level == 1 || level == 5 || level == 8 ? at(FieldKind.STREET, of.street.value(a)) : 0;
            case PLACE -> place(level, a, b);
            case VAT_NUMBER -> level == 1 ? at(FieldKind.VAT_NUMBER, of.vat.value(a)) : 0;
            case TAX_CODE -> level == 1 ? at(FieldKind.TAX_CODE, of.tax.value(a)) : 0;
            case IDENTIFIER -> level == 1 ? at(FieldKind.IDENTIFIER, of.identifier.value(a)) : 0;
            case NAMES_TOGETHER -> level == 1 ? Math.min(together[a], together[b]) : 0;
            case NAME_ORDER -> 0;
        };
    }

    /** The value that two records have in common in a kind of which both may state two. */
    private static int shared(Column first, Column other, int a, int b) {
        int value = first.value(a);
        return value == first.value(b) || value == other.value(b) ? value : other.value(a);
    }

    /**
     * The commoner of two values that count as one: the same words in another order, cities that are near. Where one record
     * states it as a value of another kind, the other's decides.
     */
    private double commoner(FieldKind kind, int first, int second) {
        if (first < 0 || second < 0) {
            return at(kind, Math.max(first, second));
        }
        return Math.min(at(kind, first), at(kind, second));
    }

    private double place(int level, int a, int b) {
        return switch (level) {
            case 1, 2, 4, 12 -> at(FieldKind.POSTCODE, of.postcode.value(a));
            case 5, 9 -> commoner(FieldKind.CITY, of.city.value(a), of.city.value(b));
            default -> 0;
        };
    }

    private double name(FieldKind kind, int value, boolean swapped) {
        if (!swapped) {
            return at(kind, value);
        }
        return Math.min(at(FieldKind.GIVEN_NAME, value), at(FieldKind.FAMILY_NAME, value));
    }

    /** The rarer of two near names decides; swapped names are not weighed. */
    private double near(FieldKind kind, int first, int second, boolean swapped) {
        float[] row = nearBits[row(kind)];
        return row.length == 0 || swapped ? 0 : Math.max(row[first], row[second]);
    }

    @SuppressWarnings("EnumOrdinal") // a place in memory, never stored
    private static int row(FieldKind kind) {
        return kind.ordinal();
    }

    private double at(FieldKind kind, int value) {
        float[] row = bits[row(kind)];
        return value < 0 || value >= row.length ? 0 : row[value];
    }

    /** What the agreeing values of comparisons that households share add, in bits. */
    double shared(long pattern, int a, int b) {
        return sum(Household.COMPARISONS, pattern, a, b);
    }

    /** What the agreeing values of all other comparisons add, in bits. */
    double own(long pattern, int a, int b) {
        return sum(Household.OTHERS, pattern, a, b);
    }

    private double sum(List<Comparison> comparisons, long pattern, int a, int b) {
        double sum = 0;
        for (int i = 0; i < comparisons.size(); i++) {
            int level = Pattern.level(pattern, comparisons.get(i));
            if (level > 0) {
                sum += bits(comparisons.get(i), level, pattern, a, b);
            }
        }
        return sum;
    }
}
