package io.clientela.kernel.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** What holds for every run. */
class LinkageTest {

    private static final LinkageSettings ALL = LinkageSettings.standard(2);
    private static final LinkageSettings BLOCKED = new LinkageSettings(2, 1, 40, 10, -4);

    private static LinkageResult link(List<Party> parties, LinkageSettings settings, Constraints constraints) {
        return Linkage.link(Records.of(parties), settings, constraints, Progress.SILENT);
    }

    @Test
    void findsThePeopleBehindTheRecordsWithAndWithoutBlocks() {
        var file = Simulated.of(600, 3);
        for (var settings : List.of(ALL, BLOCKED)) {
            var result = link(file.parties(), settings, Constraints.NONE);
            assertThat(F1.of(result, file.truth())).isGreaterThan(0.98);
        }
    }

    /** A base without doubles: by the model that comes of it whoever comes again is joined, or a person is asked. */
    @Test
    void aBaseWithoutDoublesTeachesNotToMissTheFirst() {
        var once = new ArrayList<Party>();
        var seen = new HashSet<Integer>();
        var file = Simulated.of(1500, 17);
        for (int i = 0; i < file.parties().size(); i++) {
            if (seen.add(file.truth().get(i))) {
                once.add(file.parties().get(i));
            }
        }
        var model = link(once, ALL, Constraints.NONE).model();
        var scorer = Scorer.of(model);
        for (int i = 0; i < 200; i++) {
            assertThat(scorer.explain(once.get(i), once.get(i)).zone()).isEqualTo(Zone.JOIN);
            var values = new EnumMap<FieldKind, String>(FieldKind.class);
            for (var kind : List.of(FieldKind.GIVEN_NAME, FieldKind.FAMILY_NAME, FieldKind.EMAIL, FieldKind.CITY)) {
                values.put(kind, once.get(i).value(kind).orElseThrow());
            }
            var again = scorer.explain(once.get(i), new Party(values));
            assertThat(again.totalBits()).as("%s", again).isPositive();
        }
    }

    @Test
    void blocksSpareMostComparisons() {
        var file = Simulated.of(600, 3);
        long all = link(file.parties(), ALL, Constraints.NONE).compared();
        assertThat(link(file.parties(), BLOCKED, Constraints.NONE).compared()).isLessThan(all / 4);
    }

    @Test
    void theSameRecordsGiveTheSameResultWhateverTheThreads() {
        var file = Simulated.of(300, 4);
        for (var settings : List.of(ALL, BLOCKED)) {
            var one = new LinkageSettings(
                    1, settings.seed(), settings.pairBudget(), settings.allPairsUpTo(), settings.keepFromBits());
            var first = link(file.parties(), settings, Constraints.NONE);
            var second = link(file.parties(), one, Constraints.NONE);
            assertThat(second.clusters()).isEqualTo(first.clusters());
            assertThat(second.model()).isEqualTo(first.model());
            assertThat(second.pairs().size()).isEqualTo(first.pairs().size());
        }
    }

    @Test
    void threadsThatMeetPairsInAnyOrderGiveTheSameModel() {
        var parties = companies(4_000, 6);
        var many = new LinkageSettings(4, 1, 40, 0, -4);
        var first = link(parties, many, Constraints.NONE);
        for (int run = 0; run < 4; run++) {
            var again = link(parties, many, Constraints.NONE);
            assertThat(again.model()).isEqualTo(first.model());
            assertThat(again.clusters()).isEqualTo(first.clusters());
        }
    }

    /** Companies whose names are made of few words, cut short and changed over: comparing them tries every way. */
    private static List<Party> companies(int size, long seed) {
        var words = List.of("bar", "b", "roma", "r", "caffe", "c", "mare", "m");
        var random = new java.util.SplittableRandom(seed);
        var parties = new ArrayList<Party>();
        for (int i = 0; i < size; i++) {
            var name = new ArrayList<String>();
            for (int w = 2 + random.nextInt(2); w > 0; w--) {
                name.add(words.get(random.nextInt(words.size())));
            }
            parties.add(new Party(java.util.Map.of(
                    FieldKind.COMPANY_NAME, String.join(" ", name),
                    FieldKind.CITY, "Town " + random.nextInt(60),
                    FieldKind.PHONE, "3" + (10_000_000 + random.nextInt(size)))));
        }
        return parties;
    }

    @Test
    void theOrderOfRecordsDoesNotMatter() {
        var file = Simulated.of(300, 5);
        var before = link(file.parties(), ALL, Constraints.NONE).clusters();
        var order = new ArrayList<Integer>();
        for (int i = 0; i < before.length; i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(1));
        var after = link(order.stream().map(file.parties()::get).toList(), ALL, Constraints.NONE)
                .clusters();
        for (int i = 0; i < before.length; i++) {
            for (int j = 0; j < i; j++) {
                boolean together = before[order.get(i)] == before[order.get(j)];
                assertThat(after[i] == after[j]).isEqualTo(together);
            }
        }
    }

    @Test
    void theOrderOfCompaniesDoesNotMatterToTheModel() {
        var parties = new ArrayList<>(companies(500, 7));
        var before = link(parties, ALL, Constraints.NONE).model();
        for (int round = 0; round < 5; round++) {
            Collections.shuffle(parties, new Random(round));
            assertThat(link(parties, ALL, Constraints.NONE).model().weights())
                    .usingRecursiveComparison()
                    .withComparatorForType(
                            (a, b) -> Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b))
                                    ? 0
                                    : Double.compare(a, b),
                            Double.class)
                    .isEqualTo(before.weights());
        }
    }

    @Test
    void aClusterIsNamedByItsFirstRecord() {
        var result = link(Simulated.of(200, 6).parties(), ALL, Constraints.NONE);
        for (int rec = 0; rec < result.size(); rec++) {
            assertThat(result.cluster(rec)).isLessThanOrEqualTo(rec);
            assertThat(result.cluster(result.cluster(rec))).isEqualTo(result.cluster(rec));
        }
    }

    @Test
    void whatPeopleDecidedAlwaysHolds() {
        for (long seed = 10; seed < 16; seed++) {
            var file = Simulated.of(150, seed);
            var random = new Random(seed);
            var free = link(file.parties(), ALL, Constraints.NONE);
            var apart = new ArrayList<Constraints.Pair>();
            for (int i = 0; i < free.pairs().size() && apart.size() < 20; i++) {
                if (free.pairs().bits(i) > 0 && random.nextInt(3) == 0) {
                    apart.add(new Constraints.Pair(
                            free.pairs().first(i), free.pairs().second(i)));
                }
            }
            int last = free.size() - 1;
            var together = List.of(new Constraints.Pair(last, last - 40));
            var groups = List.of(List.of(last - 60, last - 80, last - 100));
            apart.removeIf(pair -> pair.a() >= last - 100 || pair.b() >= last - 100);
            var bound = link(file.parties(), ALL, new Constraints(together, apart, groups));
            assertThat(apart)
                    .isNotEmpty()
                    .allSatisfy(pair -> assertThat(bound.cluster(pair.a())).isNotEqualTo(bound.cluster(pair.b())));
            assertThat(bound.cluster(last)).isEqualTo(bound.cluster(last - 40));
            assertThat(bound.cluster(last - 60))
                    .isEqualTo(bound.cluster(last - 80))
                    .isEqualTo(bound.cluster(last - 100));
        }
    }

    @Test
    void contradictionsAreRefused() {
        var parties = Simulated.of(10, 1).parties();
        var pair = new Constraints.Pair(0, 1);
        var chain = new Constraints(
                List.of(pair, new Constraints.Pair(1, 2)), List.of(new Constraints.Pair(0, 2)), List.of());
        assertThatThrownBy(() -> link(parties, ALL, chain))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("together and apart");
        var unknown = new Constraints(List.of(new Constraints.Pair(0, 1000)), List.of(), List.of());
        assertThatThrownBy(() -> link(parties, ALL, unknown)).hasMessageContaining("1000");
    }

    @Test
    void aRunCanBeEnded() {
        var parties = Simulated.of(100, 1).parties();
        assertThatThrownBy(() -> Linkage.link(
                        Records.of(parties), ALL, Constraints.NONE, (stage, share) -> stage != Stage.COMPARE))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void fewOrEmptyRecordsAreNoTrouble() {
        assertThat(link(List.of(), ALL, Constraints.NONE).size()).isZero();
        var empty = new Party(Map.of());
        var result = link(List.of(empty, empty, new Party(Map.of(FieldKind.CITY, "Roma"))), ALL, Constraints.NONE);
        assertThat(result.clusters()).containsExactly(0, 1, 2);
    }

    @Test
    void twoDifferentValidTaxCodesSpeakAgainstOnePerson() {
        var model = LinkageModel.standard(1e-4);
        var a = Map.of(FieldKind.GIVEN_NAME, "Mario", FieldKind.FAMILY_NAME, "Rossi", FieldKind.CITY, "Bologna");
        var same = new Party(with(a, "RSSMRA85T10A562S"));
        var other = new Party(with(a, "RSSMRA80A01H501U"));
        var misprint = new Party(with(a, "RSSMRA85T10A562X"));
        var conflict = model.explain(same, other);
        assertThat(conflict.parts().getLast().level()).isEqualTo("both-valid-and-different");
        assertThat(conflict.parts().getLast().bits()).isLessThan(-5);
        assertThat(conflict.totalBits())
                .isLessThan(model.explain(new Party(a), new Party(a)).totalBits() - 5);
        assertThat(model.explain(same, misprint).totalBits()).isGreaterThan(conflict.totalBits() + 10);
    }

    @Test
    void theEvidenceIsTheSumOfItsPartsAndTheSameBothWays() {
        var file = Simulated.of(200, 8);
        var result = link(file.parties(), ALL, Constraints.NONE);
        for (int i = 0; i < Math.min(200, result.pairs().size()); i++) {
            var a = file.parties().get(result.pairs().first(i));
            var b = file.parties().get(result.pairs().second(i));
            var evidence = result.model().explain(a, b);
            double sum = evidence.priorBits() + evidence.householdBits();
            for (var part : evidence.parts()) {
                sum += part.total();
            }
            assertThat(evidence.totalBits()).isCloseTo(sum, within(1e-9));
            assertThat(result.model().explain(b, a).totalBits()).isCloseTo(evidence.totalBits(), within(1e-9));
            assertThat(Scorer.of(result.model()).bits(a, List.of(b, a))[0])
                    .isCloseTo(evidence.totalBits(), within(1e-9));
        }
    }

    @Test
    void anotherAgreeingValueNeverMakesAPairLessLikely() {
        var model = LinkageModel.standard(1e-4);
        var base = Map.of(FieldKind.GIVEN_NAME, "Irene", FieldKind.FAMILY_NAME, "Conti");
        double before = model.explain(new Party(base), new Party(base)).totalBits();
        for (var more : Map.of(
                        FieldKind.EMAIL, "irene@example.it",
                        FieldKind.BIRTH_DATE, "1980-02-03",
                        FieldKind.IDENTIFIER, "7364009")
                .entrySet()) {
            var values = new java.util.HashMap<>(base);
            values.put(more.getKey(), more.getValue());
            assertThat(model.explain(new Party(values), new Party(values)).totalBits())
                    .isGreaterThan(before);
        }
    }

    @Test
    void recordsOfOnePartyShareABlockingKey() {
        var file = Simulated.of(400, 9);
        var model = link(file.parties(), BLOCKED, Constraints.NONE).model();
        int pairs = 0;
        int found = 0;
        for (int i = 1; i < file.parties().size(); i++) {
            if (file.truth().get(i).equals(file.truth().get(i - 1))) {
                pairs++;
                var keys = java.util.Arrays.stream(
                                BlockingKeys.of(file.parties().get(i), model))
                        .boxed()
                        .toList();
                found += java.util.Arrays.stream(BlockingKeys.of(file.parties().get(i - 1), model))
                                .anyMatch(keys::contains)
                        ? 1
                        : 0;
            }
        }
        assertThat((double) found / pairs).isGreaterThan(0.97);
    }

    private static Map<FieldKind, String> with(Map<FieldKind, String> values, String taxCode) {
        var out = new java.util.HashMap<>(values);
        out.put(FieldKind.TAX_CODE, taxCode);
        return out;
    }
}
