package io.clientela.kernel.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * The keys under which a record is found when a new one comes in. Two records with a key in common are candidates. Keys
 * are the same in every run and on every machine, so that they can be stored.
 */
public final class BlockingKeys {

    private static final List<BlockingRule> USUAL = List.of(
            BlockingRule.of(KeyPart.VAT_NUMBER),
            BlockingRule.of(KeyPart.TAX_CODE),
            BlockingRule.of(KeyPart.IDENTIFIER),
            BlockingRule.of(KeyPart.EMAIL),
            BlockingRule.of(KeyPart.PHONE),
            BlockingRule.of(KeyPart.COMPANY_WORDS),
            BlockingRule.of(KeyPart.COMPANY_RAREST_WORD, KeyPart.CITY),
            BlockingRule.of(KeyPart.COMPANY_START, KeyPart.POSTCODE),
            BlockingRule.of(KeyPart.FULL_WORDS),
            BlockingRule.of(KeyPart.BOTH_SOUNDS, KeyPart.BIRTH_YEAR),
            BlockingRule.of(KeyPart.BOTH_SOUNDS, KeyPart.CITY),
            BlockingRule.of(KeyPart.BOTH_SOUNDS, KeyPart.POSTCODE),
            BlockingRule.of(KeyPart.GIVEN_NAME, KeyPart.FAMILY_NAME),
            BlockingRule.of(KeyPart.FAMILY_SOUND, KeyPart.BIRTH_DATE),
            BlockingRule.of(KeyPart.GIVEN_SOUND, KeyPart.BIRTH_DATE),
            BlockingRule.of(KeyPart.FAMILY_NAME, KeyPart.STREET_WORD),
            BlockingRule.of(KeyPart.GIVEN_NAME, KeyPart.STREET_WORD, KeyPart.HOUSE_NUMBER),
            BlockingRule.of(KeyPart.STREET_WORD, KeyPart.HOUSE_NUMBER, KeyPart.POSTCODE));

    private BlockingKeys() {}

    /** Rules that serve most files of people and companies, for a database that starts empty. */
    public static List<BlockingRule> usual() {
        return USUAL;
    }

    /** The keys of a record under the rules of a model; one for each rule and stated phone or e-mail, none is 0. */
    public static long[] of(Party party, LinkageModel model) {
        return of(party, model.blocking());
    }

    /** The keys of a record under the given rules; one for each rule and stated phone or e-mail, none is 0. */
    public static long[] of(Party party, List<BlockingRule> rules) {
        return oneByOne(party, FieldKind.PHONE).stream()
                .flatMap(one -> oneByOne(one, FieldKind.EMAIL).stream())
                .flatMapToLong(one -> LongStream.of(ofOne(one, rules)))
                .distinct()
                .toArray();
    }

    /** The record once for each of the values that it states of a kind, one a line. */
    private static List<Party> oneByOne(Party party, FieldKind kind) {
        String[] lines = party.value(kind).orElse("").split("\n", -1);
        if (lines.length == 1) {
            return List.of(party);
        }
        var out = new ArrayList<Party>();
        for (String line : lines) {
            Map<FieldKind, String> values = new EnumMap<>(party.values());
            values.put(kind, line);
            out.add(new Party(values));
        }
        return out;
    }

    private static long[] ofOne(Party party, List<BlockingRule> rules) {
        var features = Features.of(Records.of(List.of(party)), 1);
        var parts = EnumSet.noneOf(KeyPart.class);
        rules.forEach(rule -> parts.addAll(rule.parts()));
        var keys = new Keys(features, parts, 1);
        long[] out = new long[rules.size()];
        int size = 0;
        for (int rule = 0; rule < rules.size(); rule++) {
            long key = keys.key(rules.get(rule).parts(), 0);
            if (key != 0) {
                out[size++] = Keys.mix(key + rules.get(rule).hashOfParts());
            }
        }
        return Arrays.copyOf(out, size);
    }
}
