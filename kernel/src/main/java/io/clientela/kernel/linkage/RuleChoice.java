package io.clientela.kernel.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Chooses blocking rules from the data: greedily those that find most of the likely matches not yet found for the
 * number of pairs they cost.
 *
 * <p>Likely matches are sampled under every rule that is not too costly; each stands for as many as its chance of being
 * sampled was small (Horvitz and Thompson 1952).
 */
final class RuleChoice {

    /** Records on which the cost of a rule is first estimated. */
    private static final int COST_SAMPLE = 40_000;

    /** A part is fine enough alone if it costs at most this number of pairs for each record. */
    private static final double FINE = 2;

    /** Likely matches looked for under each rule. */
    private static final int PAIRS_PER_RULE = 1_000;

    /** A rule must find at least this share of the likely matches anew. */
    private static final double LEAST_GAIN = 0.0001;

    private final Features of;
    private final LinkageSettings settings;
    private final Keys keys;
    private int sampled;

    RuleChoice(Features of, LinkageSettings settings) {
        this.of = of;
        this.settings = settings;
        this.keys = new Keys(of, parts(), settings.threads());
    }

    /** The key parts of all records, to be used again. */
    Keys keys() {
        return keys;
    }

    private EnumSet<KeyPart> parts() {
        var parts = EnumSet.noneOf(KeyPart.class);
        for (var part : KeyPart.values()) {
            if (Keys.column(of, part).present() > 0) {
                parts.add(part);
            }
        }
        return parts;
    }

    /** A rule with what is known of it. */
    static final class Option {
        final BlockingRule rule;
        final double cost;
        final Set<Long> oversized;
        double rate;

        Option(BlockingRule rule, double cost, Set<Long> oversized) {
            this.rule = rule;
            this.cost = cost;
            this.oversized = oversized;
        }
    }

    /** A likely match, the options that find it, and how many matches it stands for. */
    private record Found(BitSet options, double weight) {}

    List<BlockingRule> choose() {
        int[] records = sample();
        var sample = new KeyTable(keys, parts(), records.length);
        sample.load(records, records.length);
        this.sampled = records.length;
        var singles = new ArrayList<BlockingRule>();
        parts().forEach(part -> singles.add(BlockingRule.of(part)));
        var options = options(singles, sample);
        var fine = EnumSet.noneOf(KeyPart.class);
        for (var option : options) {
            if (option.cost <= FINE * of.size) {
                fine.addAll(option.rule.parts());
            }
        }
        options.addAll(options(combined(fine), sample));
        options.removeIf(option -> option.cost > settings.pairBudget() * of.size / 8);
        return greedy(options, matches(options));
    }

    private List<Option> options(List<BlockingRule> rules, KeyTable sample) {
        var found = new Option[rules.size()];
        var tasks = new ArrayList<Runnable>();
        for (int i = 0; i < found.length; i++) {
            int at = i;
            tasks.add(() -> found[at] = option(rules.get(at), sample));
        }
        Parallel.run(settings.threads(), tasks);
        return new ArrayList<>(List.of(found));
    }

    /** All pairs of parts of different fields, and usual triples, without the parts that are fine enough alone. */
    private List<BlockingRule> combined(Set<KeyPart> fine) {
        var parts = parts();
        parts.removeAll(fine);
        var list = List.copyOf(parts);
        var out = new ArrayList<BlockingRule>();
        for (int i = 0; i < list.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (family(list.get(i)) != family(list.get(j))) {
                    out.add(BlockingRule.of(list.get(j), list.get(i)));
                }
            }
        }
        for (var rule : BlockingKeys.usual()) {
            if (rule.parts().size() == 3 && parts.containsAll(rule.parts())) {
                out.add(rule);
            }
        }
        return out;
    }

    /** Parts of one family say much the same. */
    private static int family(KeyPart part) {
        return switch (part) {
            case GIVEN_NAME, GIVEN_SOUND, GIVEN_INITIAL -> 1;
            case FAMILY_NAME, FAMILY_SOUND -> 2;
            case BOTH_SOUNDS -> 3;
            case FULL_LONGEST_WORD, FULL_WORDS -> 4;
            case COMPANY_WORDS, COMPANY_START, COMPANY_RAREST_WORD -> 5;
            case BIRTH_DATE, BIRTH_YEAR, BIRTHDAY, BIRTH_DIGITS -> 6;
            case EMAIL, EMAIL_LOCAL_PART -> 7;
            case PHONE, PHONE_DIGITS -> 8;
            case STREET_WORD -> 9;
            case HOUSE_NUMBER -> 10;
            case CITY -> 11;
            case POSTCODE -> 12;
            case VAT_NUMBER -> 13;
            case TAX_CODE -> 14;
            case IDENTIFIER, IDENTIFIER_DIGITS -> 15;
        };
    }

    private int[] sample() {
        long limit = (long) ((double) COST_SAMPLE / of.size * Long.MAX_VALUE);
        long[] contents = of.contents();
        int[] out = new int[of.size];
        int size = 0;
        for (int rec = 0; rec < of.size; rec++) {
            if (of.size <= COST_SAMPLE || (Keys.mix(contents[rec] ^ ~settings.seed()) >>> 1) < limit) {
                out[size++] = rec;
            }
        }
        return Arrays.copyOf(out, size);
    }

    /** Estimates a rule's pairs, and finds the keys of its blocks that are too large. */
    private Option option(BlockingRule rule, KeyTable sample) {
        long[] found = new long[sampled];
        int[] places = sample.places(rule);
        int count = 0;
        for (int i = 0; i < sampled; i++) {
            long key = sample.key(places, i);
            if (key != 0) {
                found[count++] = key;
            }
        }
        Arrays.sort(found, 0, count);
        double share = (double) sampled / of.size;
        double pairs = 0;
        var oversized = new HashSet<Long>();
        int start = 0;
        for (int i = 1; i <= count; i++) {
            if (i == count || found[i] != found[start]) {
                int size = i - start;
                if (size / share > Blocks.LARGEST && size > 2) {
                    oversized.add(found[start]);
                } else {
                    pairs += size * (size - 1.0) / 2;
                }
                start = i;
            }
        }
        return new Option(rule, pairs / (share * share), oversized);
    }

    /** Samples pairs under every option and keeps the likely matches. */
    private List<Found> matches(List<Option> options) {
        for (var option : options) {
            option.rate = Math.min(1, PAIRS_PER_RULE / Math.max(1, option.cost));
        }
        var lists = new ArrayList<List<long[]>>();
        var tasks = new ArrayList<Runnable>();
        for (long[] records : new Drawing(keys, settings, of.size).records(options)) {
            var list = new ArrayList<long[]>();
            lists.add(list);
            tasks.add(() -> likely(records, list));
        }
        Parallel.run(settings.threads(), tasks);
        Map<Long, long[]> pairs = new HashMap<>();
        for (var list : lists) {
            list.forEach(pair -> pairs.putIfAbsent((pair[0] << 32) | pair[1], pair));
        }
        return found(options, pairs.values());
    }

    private List<Found> found(List<Option> options, Collection<long[]> pairs) {
        var out = new ArrayList<Found>();
        var table = new KeyTable(keys, parts(), 2);
        var places = options.stream().map(option -> table.places(option.rule)).toList();
        for (var pair : pairs) {
            table.load(new int[] {(int) pair[0], (int) pair[1]}, 2);
            var which = new BitSet(options.size());
            double chance = 1;
            for (int i = 0; i < options.size(); i++) {
                var option = options.get(i);
                long key = table.key(places.get(i), 0);
                if (key != 0 && key == table.key(places.get(i), 1) && !option.oversized.contains(key)) {
                    which.set(i);
                    chance *= 1 - option.rate;
                }
            }
            out.add(new Found(which, 1 / Math.max(1e-9, 1 - chance)));
        }
        return out;
    }

    /** Compares the drawn records that share a block; keeps those that are likely one party. */
    private void likely(long[] found, List<long[]> into) {
        long mask = Drawing.mask(of.size);
        Arrays.sort(found);
        var comparer = new Comparer(of, 10);
        var start = Weights.start(0.5);
        double enough = Math.log(of.size) / Math.log(2) - 6;
        for (int i = 0; i < found.length; i++) {
            int a = (int) (found[i] & mask);
            int end = Math.min(found.length, i + Blocks.LARGEST);
            for (int j = i + 1; j < end && (found[j] & ~mask) == (found[i] & ~mask); j++) {
                int b = (int) (found[j] & mask);
                if (start.bits(comparer.pattern(a, b)) >= enough) {
                    into.add(new long[] {a, b});
                }
            }
        }
    }

    private List<BlockingRule> greedy(List<Option> options, List<Found> matches) {
        double all = 0;
        for (var match : matches) {
            all += match.weight;
        }
        var left = new ArrayList<>(matches);
        var out = new ArrayList<BlockingRule>();
        double spent = 0;
        double budget = settings.pairBudget() * of.size;
        while (true) {
            int best = -1;
            double bestWorth = 0;
            for (int i = 0; i < options.size(); i++) {
                double gain = gain(left, i);
                double worth = gain / (options.get(i).cost + 0.05 * of.size);
                if (gain >= LEAST_GAIN * all && worth > bestWorth && spent + options.get(i).cost <= budget) {
                    best = i;
                    bestWorth = worth;
                }
            }
            if (best < 0) {
                return out;
            }
            int chosen = best;
            spent += options.get(best).cost;
            out.add(options.get(best).rule);
            left.removeIf(match -> match.options.get(chosen));
        }
    }

    private static double gain(List<Found> left, int option) {
        double sum = 0;
        for (var match : left) {
            sum += match.options.get(option) ? match.weight : 0;
        }
        return sum;
    }
}
