package io.clientela.differentiate.internal.segment;

import io.clientela.differentiate.Feature;
import io.clientela.differentiate.Rule;
import io.clientela.differentiate.Rule.Comparison;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Random rules, whose values lie where those of {@link RandomPicture} lie. */
final class Dice {

    private final SplittableRandom random;

    Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    Rule rule(int depth) {
        int face = random.nextInt(depth == 0 ? 6 : 10);
        return switch (face) {
            case 0, 1, 2 -> feature();
            case 3 -> bought();
            case 4 ->
                random.nextInt(3) == 0
                        ? new Rule.KindIs(one(List.of(Rule.Kind.values())))
                        : new Rule.PlaceIs(
                                one(List.of(Rule.Place.values())),
                                random.nextBoolean() ? List.of("p1") : List.of("P0", "P2"));
            case 5 ->
                random.nextInt(4) == 0
                        ? new Rule.In(1 + random.nextInt(3))
                        : new Rule.WorthIs(one(List.of(Rule.Worth.values())), number(), amount());
            case 6 -> new Rule.Not(rule(depth - 1));
            case 7, 8 -> new Rule.All(rules(depth - 1));
            default -> new Rule.Any(rules(depth - 1));
        };
    }

    private List<Rule> rules(int depth) {
        return IntStream.range(0, random.nextInt(4)).mapToObj(i -> rule(depth)).toList();
    }

    private Rule feature() {
        var feature = one(List.of(Feature.values()));
        var comparison = one(Comparison.of(feature.unit()));
        if (comparison.alone()) {
            return new Rule.FeatureIs(feature, comparison, "");
        }
        return new Rule.FeatureIs(
                feature,
                comparison,
                switch (comparison) {
                    case LONGER_AGO, WITHIN -> String.valueOf(random.nextInt(30));
                    case BEFORE, FROM ->
                        RandomPicture.TODAY.minusDays(random.nextInt(30)).toString();
                    default -> feature.unit() == Feature.Unit.WORD ? "P" + random.nextInt(3) : amount();
                });
    }

    private Comparison number() {
        return one(Comparison.of(Feature.Unit.COUNT).subList(0, 6));
    }

    private String amount() {
        return random.nextInt(3) == 0 ? "2.5" : String.valueOf(random.nextInt(6));
    }

    private Rule bought() {
        var what = one(List.of(Rule.What.values()));
        LocalDate first = RandomPicture.TODAY.minusDays(random.nextInt(40));
        Rule.Time time = switch (random.nextInt(3)) {
            case 0 -> new Rule.Ever();
            case 1 -> new Rule.LastDays(1 + random.nextInt(30));
            default -> new Rule.Between(first, first.plusDays(random.nextInt(20)));
        };
        return new Rule.Bought(
                what,
                what == Rule.What.ANYTHING ? "" : "P" + random.nextInt(3),
                one(List.of(Rule.Measure.values())),
                one(List.of(Rule.Bound.values())),
                BigDecimal.valueOf(random.nextInt(-10, 50), 1),
                time);
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
