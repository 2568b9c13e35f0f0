package io.clientela.kernel.grouping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.clientela.kernel.value.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GroupingTest {

    private static final GroupingSettings SETTINGS = new GroupingSettings(6, 0.02, 1_000, 10, 7);

    @Test
    void findsKindsThatStandApart() {
        var islands = new Islands(1_200, 0.1, 1);
        Groups groups = known(Grouping.of(islands.table, SETTINGS));
        assertThat(groups.groups()).hasSize(3);
        assertThat(groups.structure()).isIn(Groups.Structure.STRONG, Groups.Structure.REASONABLE);
        assertThat(groups.groups()).allSatisfy(group -> {
            assertThat(group.stability()).isGreaterThan(0.9);
            assertThat(group.homogeneity()).isGreaterThan(0.6);
        });
        double[] alike = Stability.similar(groups.groupOf(), islands.kind, 3);
        assertThat(Arrays.stream(alike).min().orElseThrow()).isGreaterThan(0.97);
        assertThat(groups.trials())
                .filteredOn(trial -> trial.verdict() == Trial.Verdict.CHOSEN)
                .singleElement()
                .satisfies(trial -> assertThat(trial.groups()).isEqualTo(3));
    }

    @Test
    void saysWhatSetsAGroupApart() {
        var islands = new Islands(1_200, 0.1, 2);
        Groups groups = known(Grouping.of(islands.table, SETTINGS));
        Group largest = groups.groups().getFirst();
        assertThat(largest.size()).isBetween(550, 650);
        assertThat(largest.traits()).extracting(Trait::feature).contains("amount", "online");
        Trait amount = largest.traits().stream()
                .filter(trait -> trait.feature().equals("amount"))
                .findFirst()
                .orElseThrow();
        assertThat(amount.high()).isFalse();
        assertThat(amount.typical()).isBetween(30.0, 50.0);
        assertThat(amount.overall()).isGreaterThan(amount.typical());
        assertThat(largest.traits())
                .isSortedAccordingTo((a, b) -> Double.compare(Math.abs(b.deviations()), Math.abs(a.deviations())));
    }

    @Test
    void whoComesLaterIsPlacedAsIfHeHadBeenThere() {
        var islands = new Islands(1_200, 0.1, 5);
        Groups groups = known(Grouping.of(islands.table, SETTINGS));
        var again = new int[1_200];
        Arrays.setAll(
                again,
                i -> groups.placing()
                        .group(groups.placing().features().stream()
                                .mapToDouble(feature -> islands.table.values()[Islands.FEATURES.indexOf(feature)][i])
                                .toArray()));
        assertThat(again).isEqualTo(groups.groupOf());
    }

    @Test
    void doesNotTakeAContinuumForIslands() {
        var dice = new Random(3);
        var values = new double[3][800];
        for (double[] column : values) {
            Arrays.setAll(column, i -> dice.nextGaussian());
        }
        var features = List.of(
                new Feature("a", Feature.Scale.LINEAR),
                new Feature("b", Feature.Scale.LINEAR),
                new Feature("c", Feature.Scale.LINEAR));
        var outcome = Grouping.of(new FeatureTable(features, values), SETTINGS);
        assertThat(outcome).isEqualTo(new Outcome.Unknown<>("no-stable-groups", "5 numbers of groups tried"));
    }

    @Test
    void sameSeedSameGroupsAndTheOrderOfRowsDoesNotMatter() {
        var islands = new Islands(600, 0.1, 4);
        Groups once = known(Grouping.of(islands.table, SETTINGS));
        Groups again = known(Grouping.of(islands.table, SETTINGS));
        assertThat(again.groupOf()).isEqualTo(once.groupOf());
        int[] order = new int[600];
        Arrays.setAll(order, i -> (i * 7 + 11) % 600);
        Groups shuffled = known(Grouping.of(Islands.ordered(islands.table, order), SETTINGS));
        var moved = new int[600];
        Arrays.setAll(moved, i -> once.groupOf()[order[i]]);
        assertThat(shuffled.groupOf()).isEqualTo(moved);
    }

    @Test
    void placesAllCustomersThoughItLooksAtAFew() {
        var islands = new Islands(5_000, 0.1, 5);
        Groups groups = known(Grouping.of(islands.table, new GroupingSettings(5, 0.02, 300, 10, 7)));
        assertThat(groups.groupOf()).hasSize(5_000);
        assertThat(groups.groups().stream().mapToInt(Group::size).sum()).isEqualTo(5_000);
        double[] alike = Stability.similar(groups.groupOf(), islands.kind, 3);
        assertThat(Arrays.stream(alike).min().orElseThrow()).isGreaterThan(0.97);
    }

    @Test
    void admitsNoGroupBelowTheSmallestShare() {
        var islands = new Islands(1_000, 0.1, 6);
        var outcome = Grouping.of(islands.table, new GroupingSettings(6, 0.4, 1_000, 5, 7));
        if (outcome instanceof Outcome.Known<Groups> known) {
            assertThat(known.value().groups())
                    .allSatisfy(group -> assertThat(group.size()).isGreaterThanOrEqualTo(400));
        }
        var shares = new GroupingSettings(6, 0.02, 1_000, 5, 7);
        assertThat(known(Grouping.of(islands.table, shares)).trials())
                .allSatisfy(trial ->
                        assertThat(trial.verdict() == Trial.Verdict.TOO_SMALL).isEqualTo(trial.smallest() < 0.02));
    }

    @Test
    void refusesWhatItCannotDo() {
        var few = new Islands(49, 0.1, 8);
        assertThat(Grouping.of(few.table, SETTINGS))
                .isEqualTo(new Outcome.Unknown<>("too-few-customers", "49 of at least 50"));
        var same = new FeatureTable(List.of(new Feature("a", Feature.Scale.RATIO)), new double[1][60]);
        assertThat(Grouping.of(same, SETTINGS))
                .isEqualTo(new Outcome.Unknown<>("all-alike", "none of 1 features varies"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FeatureTable(
                        List.of(new Feature("a", Feature.Scale.RATIO)), new double[][] {{1, Double.NaN}}))
                .withMessageContaining("row 1");
    }

    @Test
    void leavesOutWhatDoesNotVary() {
        var islands = new Islands(600, 0.1, 9);
        var features = new java.util.ArrayList<>(Islands.FEATURES);
        features.add(1, new Feature("always", Feature.Scale.LINEAR));
        var columns = new double[4][];
        var always = new double[600];
        Arrays.fill(always, 12);
        columns[0] = islands.table.values()[0];
        columns[1] = always;
        columns[2] = islands.table.values()[1];
        columns[3] = islands.table.values()[2];
        Groups groups = known(Grouping.of(new FeatureTable(features, columns), SETTINGS));
        assertThat(groups.leftOut()).containsExactly("always");
        assertThat(groups.groupOf())
                .isEqualTo(known(Grouping.of(islands.table, SETTINGS)).groupOf());
    }

    private static Groups known(Outcome<Groups> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Known.class);
        return ((Outcome.Known<Groups>) outcome).value();
    }
}
