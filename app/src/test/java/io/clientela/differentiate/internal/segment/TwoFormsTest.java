package io.clientela.differentiate.internal.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clientela.Beside;
import io.clientela.differentiate.Feature;
import io.clientela.differentiate.Rule;
import io.clientela.differentiate.Rule.Comparison;
import io.clientela.differentiate.Truth;
import io.clientela.differentiate.internal.picture.PictureQuestions;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One definition, two forms: SQL over the picture and the test of one customer find the same members. */
@Beside
class TwoFormsTest {

    private static final List<Long> ALL =
            LongStream.rangeClosed(1, RandomPicture.CUSTOMERS).boxed().toList();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void randomRulesFindTheSameCustomersInBothForms(long seed) throws SQLException {
        var dice = new Dice(seed);
        boolean worth = seed % 3 != 0;
        try (var picture = new RandomPicture(seed, worth)) {
            var facts = new FactsReader(picture.connection(), RandomPicture.TODAY, true).read(ALL);
            assertThat(facts).hasSize(RandomPicture.CUSTOMERS);
            var others = Map.of(1L, dice.rule(1), 2L, new Rule.In(1));
            LongFunction<Optional<Rule>> segments = id -> Optional.ofNullable(others.get(id));
            int some = 0;
            for (int i = 0; i < 150; i++) {
                var rule = dice.rule(3);
                var judged = facts.stream()
                        .filter(one -> new Judge(one, segments).verdict(rule).truth() == Truth.TRUE)
                        .map(Facts::customer)
                        .collect(Collectors.toCollection(TreeSet::new));
                var asked = RuleSql.of(rule, RandomPicture.TODAY, worth, segments);
                var list = rows(picture, asked, "members");
                assertThat(new TreeSet<>(list)).as("%s", rule).isEqualTo(judged);
                assertThat(list).doesNotHaveDuplicates();
                assertThat(rows(picture, asked, "count")).as("%s", rule).containsExactly((long) judged.size());
                assertThat(judged).containsAll(rows(picture, asked, "some"));
                some += judged.isEmpty() || judged.size() == ALL.size() ? 0 : 1;
            }
            assertThat(some).as("rules that part the customers").isGreaterThan(70);
        }
    }

    @Test
    void anUnknownFeatureFulfilsNoComparisonAndItsNegationNeither() throws SQLException {
        var more = new Rule.FeatureIs(Feature.PRICE_LEVEL, Comparison.AT_LEAST, "0");
        try (var picture = new RandomPicture(9, false)) {
            var unknown = members(picture, new Rule.FeatureIs(Feature.PRICE_LEVEL, Comparison.UNKNOWN, ""));
            var holds = members(picture, more);
            assertThat(unknown).isNotEmpty().doesNotContainAnyElementsOf(holds);
            assertThat(members(picture, new Rule.Not(more))).isEmpty();
            assertThat(members(picture, new Rule.Any(List.of(more, new Rule.Not(more)))))
                    .isEqualTo(holds);
            assertThat(unknown.size() + holds.size()).isEqualTo(ALL.size());
        }
    }

    @Test
    void whatAPersonWroteNeverBecomesTextOfTheStatement() throws SQLException {
        var evil = "'; DROP TABLE picture.feature; --";
        var rule = new Rule.Any(List.of(
                new Rule.FeatureIs(Feature.FAVOURITE_CATEGORY, Comparison.EQUAL, evil),
                new Rule.PlaceIs(Rule.Place.CITY, List.of(evil)),
                new Rule.Bought(
                        Rule.What.CATEGORY,
                        evil,
                        Rule.Measure.TIMES,
                        Rule.Bound.AT_LEAST,
                        BigDecimal.ONE,
                        new Rule.Ever())));
        try (var picture = new RandomPicture(9, false)) {
            assertThat(members(picture, rule)).isEmpty();
            assertThat(members(picture, new Rule.All(List.of()))).hasSize(ALL.size());
        }
        assertThat(RuleSql.of(rule, RandomPicture.TODAY, false, id -> Optional.empty())
                        .in("members"))
                .doesNotContain("DROP");
    }

    @Test
    void whereOnlyBuyersCanBeMeantOnlyTheirTableIsRead() {
        var spend = new Rule.FeatureIs(Feature.SPEND, Comparison.MORE, "1");
        assertThat(from(new Rule.All(List.of(spend, new Rule.KindIs(Rule.Kind.PERSON)))))
                .startsWith("-- Customers who");
        assertThat(from(new Rule.Any(List.of(spend, new Rule.KindIs(Rule.Kind.PERSON)))))
                .contains("UNION");
        assertThat(from(new Rule.Not(spend))).doesNotContain("UNION");
        assertThat(from(new Rule.FeatureIs(Feature.SPEND, Comparison.UNKNOWN, "")))
                .contains("UNION");
    }

    @Test
    void rulesAreKeptAsTheyWereWritten() {
        var dice = new Dice(4);
        for (int i = 0; i < 200; i++) {
            var rule = dice.rule(3);
            assertThat(RuleText.read(RuleText.write(rule))).isEqualTo(rule);
        }
        assertThatThrownBy(() -> RuleText.read(
                        "{\"rule\":\"feature\",\"feature\":\"SPEND\",\"comparison\":\"LONGER_AGO\",\"value\":\"1\"}"))
                .hasMessageContaining("SPEND");
    }

    private static String from(Rule rule) {
        return RuleSql.of(rule, RandomPicture.TODAY, false, id -> Optional.empty())
                .from();
    }

    private static Set<Long> members(RandomPicture picture, Rule rule) throws SQLException {
        return new TreeSet<>(
                rows(picture, RuleSql.of(rule, RandomPicture.TODAY, false, id -> Optional.empty()), "members"));
    }

    private static List<Long> rows(RandomPicture picture, RuleSql.Asked asked, String name) throws SQLException {
        return PictureQuestions.rows(
                picture.connection(), asked.in(name), statement -> asked.set(statement, 1), row -> row.getLong(1));
    }
}
