package io.clientela.console.internal.needs;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.console.internal.shell.Dictionary;
import io.clientela.console.internal.shell.Words;
import io.clientela.differentiate.Shares.Answer;
import io.clientela.differentiate.Shares.Method;
import io.clientela.differentiate.Shares.OfCustomer;
import io.clientela.differentiate.Shares.Run;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** R19: the list says that it is cut where it is, and only there. */
class ShareTableTest {

    private static final Outcome<Interval> UNKNOWN = new Outcome.Unknown<>("too-few-look-alikes", "");

    private static ShareTable table(int rows) {
        var all = LongStream.rangeClosed(1, rows)
                .mapToObj(id -> new OfCustomer(
                        id, "person", "wine", 5, 0, Method.LOOK_ALIKES, true, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN))
                .toList();
        var run = new Run(Instant.EPOCH, LocalDate.EPOCH, "EUR", Optional.empty());
        return new ShareTable(new Answer(run, all, List.of()), new Words(Dictionary.read(), "en", ZoneOffset.UTC));
    }

    @Test
    void aListOfAsManyAsAreShownIsWhole() {
        assertThat(table(ShareTable.ROWS).cut()).isFalse();
        assertThat(table(ShareTable.ROWS).rows()).hasSize(ShareTable.ROWS);
        assertThat(table(3).rows()).hasSize(3);
    }

    @Test
    void oneMoreIsNotShownButTold() {
        assertThat(table(ShareTable.ROWS + 1).cut()).isTrue();
        assertThat(table(ShareTable.ROWS + 1).rows())
                .hasSize(ShareTable.ROWS)
                .extracting(OfCustomer::customerId)
                .doesNotContain(ShareTable.ROWS + 1L);
    }
}
