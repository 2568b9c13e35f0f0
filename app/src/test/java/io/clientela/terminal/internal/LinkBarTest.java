package io.clientela.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.kernel.linkage.Stage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LinkBarTest {

    private final StringWriter screen = new StringWriter();
    private final AtomicLong nanos = new AtomicLong(5_000_000_000L);

    private LinkBar bar(int width) {
        return new LinkBar(new PrintWriter(screen), width, 1_000_000, nanos::get);
    }

    private String line() {
        var text = screen.toString();
        return text.substring(text.lastIndexOf('\r') + 1).stripTrailing();
    }

    @Test
    void tellsStageShareRateAndTimeLeft() {
        var bar = bar(100);
        bar.goOn(Stage.COMPARE, 0);
        assertThat(line()).isEqualTo("compare  [.........................]   0 %");
        nanos.addAndGet(2_000_000_000L);
        bar.goOn(Stage.COMPARE, 0.25);
        assertThat(line()).isEqualTo("compare  [######...................]  25 %, 125,000 records/s, 6 s left");
        bar.goOn(Stage.LEARN, 0.9); // a thread of the stage before is late
        bar.goOn(Stage.COMPARE, 0.20);
        assertThat(line()).contains("25 %");
        bar.goOn(Stage.CLUSTER, 0.04);
        assertThat(line()).isEqualTo("cluster  [#........................]   4 %");
        bar.end();
        assertThat(line()).isEmpty();
    }

    @Test
    void keepsToTheWidthAndIsSilentWhereNobodyLooksOn() {
        bar(40).goOn(Stage.PREPARE, 0.5);
        assertThat(line()).hasSize(39).startsWith("prepare  [############");
        var before = screen.toString();
        var silent = bar(0);
        silent.goOn(Stage.PREPARE, 0.5);
        silent.end();
        assertThat(screen.toString()).isEqualTo(before);
    }
}
