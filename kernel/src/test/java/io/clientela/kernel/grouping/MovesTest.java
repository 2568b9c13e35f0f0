package io.clientela.kernel.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MovesTest {

    @Test
    void tellsARenamingFromAMove() {
        int[] before = {0, 0, 0, 0, 1, 1, 1, 2, 2};
        int[] renamed = {1, 1, 1, 1, 2, 2, 2, 0, 0};
        Moves moves = Moves.between(before, 3, renamed, 3);
        assertThat(moves.formerOf()).containsExactly(2, 0, 1);
        assertThat(moves.changed()).isZero();
    }

    @Test
    void countsThoseWhoMovedAndLeavesComersAndGoersAside() {
        int[] before = {0, 0, 0, 0, 1, 1, 1, -1, 1};
        int[] now = {0, 0, 0, 1, 1, 1, 1, 0, -1};
        Moves moves = Moves.between(before, 2, now, 2);
        assertThat(moves.formerOf()).containsExactly(0, 1);
        assertThat(moves.changed()).isEqualTo(1);
        assertThat(moves.moved()[0]).containsExactly(3, 1);
    }

    @Test
    void aGroupMadeOfManyIsNew() {
        int[] before = {0, 0, 0, 1, 1, 1, 2, 2, 2, 0, 1, 2};
        int[] now = {0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3};
        Moves moves = Moves.between(before, 3, now, 4);
        assertThat(moves.formerOf()).containsExactly(0, 1, 2, -1);
        assertThat(moves.changed()).isEqualTo(3);
    }
}
