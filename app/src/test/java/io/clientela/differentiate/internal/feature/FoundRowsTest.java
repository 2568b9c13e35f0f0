package io.clientela.differentiate.internal.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Rows that were found are all given, however little room their reader has. */
class FoundRowsTest {

    private static final int ROWS = 2_500;

    @Test
    void everyRowIsGivenOnceWhateverTheRoom() {
        for (int room : new int[] {1, 100, 1024, 2048}) {
            var found = new FoundRows(List.of("customer_id", "first", "second"));
            var finder = found.finder();
            for (int row = 0; row < ROWS; row++) {
                finder.add(row, new FigureRow().add(row * 0.5).add(-row));
            }
            var reader = found.reader();
            var keys = new long[room];
            var figures = new double[2][room];
            var given = new ArrayList<Long>();
            for (int rows = reader.read(keys, figures, room); rows > 0; rows = reader.read(keys, figures, room)) {
                assertThat(rows).isLessThanOrEqualTo(room);
                for (int row = 0; row < rows; row++) {
                    given.add(keys[row]);
                    assertThat(figures[0][row]).isEqualTo(keys[row] * 0.5);
                    assertThat(figures[1][row]).isEqualTo(-1.0 * keys[row]);
                }
            }
            assertThat(given).isEqualTo(LongStream.range(0, ROWS).boxed().toList());
        }
    }
}
