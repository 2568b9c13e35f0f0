package io.clientela.differentiate.internal.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.differentiate.PortfolioCell;
import io.clientela.differentiate.internal.portfolio.Base.Member;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the base and the sizes: each customer is in exactly one part, and parts are as large as asked. */
class SplittingTest {

    private static List<Member> random(Random dice, int size) {
        var members = new ArrayList<Member>();
        int needs = 1 + dice.nextInt(9);
        int areas = 1 + dice.nextInt(12);
        for (int i = 0; i < size; i++) {
            int area = (int) Math.abs(dice.nextGaussian() * areas);
            members.add(new Member(
                    i * 3L + 1,
                    (byte) (1 + dice.nextInt(4)),
                    dice.nextInt(10) == 0 ? "-" : "g:" + dice.nextInt(needs),
                    dice.nextInt(8) == 0 ? "" : "area " + area,
                    "p" + area + dice.nextInt(3),
                    dice.nextBoolean(),
                    dice.nextDouble(),
                    null,
                    0));
        }
        return members;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void eachCustomerIsInExactlyOnePart(long seed) {
        var dice = new Random(seed);
        var members = random(dice, 1 + dice.nextInt(4_000));
        int most = 2 + dice.nextInt(400);
        int least = 1 + dice.nextInt(Math.max(1, most / 3));
        var parts = Splitting.of(Base.of(members), least, most);
        var seen = new int[members.size()];
        for (var part : parts) {
            Arrays.stream(part.members()).forEach(member -> seen[member]++);
            assertThat(part.members().length).isBetween(1, most);
            assertThat(part.cells()).isNotEmpty();
        }
        assertThat(seen).containsOnly(1);
        assertThat(parts.stream().filter(part -> part.members().length < least).count())
                .as("parts below %s of %s", least, parts.size())
                .isLessThanOrEqualTo(1);
    }

    @Test
    void aNewCustomerGoesWhereHisLikeAre() {
        var dice = new Random(77);
        var members = random(dice, 6_000);
        var parts = Splitting.of(Base.of(members), 40, 200);
        var takers = new ArrayList<Rule.Taker>();
        for (int p = 0; p < parts.size(); p++) {
            takers.add(new Rule.Taker(p + 1L, parts.get(p).cells(), parts.get(p).members().length));
        }
        var rule = new Rule(takers);
        int own = 0;
        for (int p = 0; p < parts.size(); p++) {
            var member = members.get(parts.get(p).members()[0]);
            long placed =
                    rule.place(new Rule.Newcomer(1, member.tier(), member.need(), member.area(), member.province()));
            own += sameBesideSlice(parts.get(p), parts.get((int) placed - 1)) ? 1 : 0;
        }
        assertThat(own).as("of %s parts", parts.size()).isEqualTo(parts.size());
    }

    private static boolean sameBesideSlice(Splitting.Part one, Splitting.Part other) {
        return whole(one).equals(whole(other));
    }

    private static List<PortfolioCell> whole(Splitting.Part part) {
        return part.cells().stream()
                .map(cell -> new PortfolioCell(cell.tier(), cell.need(), cell.area(), cell.province(), "*"))
                .toList();
    }
}
