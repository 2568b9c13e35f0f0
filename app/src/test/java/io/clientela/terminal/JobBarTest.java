package io.clientela.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.platform.JobState;
import io.clientela.platform.JobState.Progress;
import io.clientela.platform.JobState.Status;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobBarTest {

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final PrintStream screen = new PrintStream(shown, true, StandardCharsets.UTF_8);

    @Test
    void drawsABarPerStepWithRateAndTimeLeft() throws InterruptedException {
        try (JobBar bar = new JobBar(screen, true, 100, Progress::detail)) {
            for (int done = 0; done <= 500; done += 100) {
                bar.accept(state(new Progress("reading", "Reading orders.csv", done, 1_000, "lines", 400)));
                Thread.sleep(120);
            }
            bar.accept(state(new Progress("linking", "Linking", 1, 0, "", 0)));
        }
        String text = shown.toString(StandardCharsets.UTF_8);
        assertThat(text).contains("Reading orders.csv", "50%", "500/1000 lines", "lines/s", "Linking");
        assertThat(text).containsPattern("0:00:01\\D");
        assertThat(text.lines().flatMap(line -> java.util.Arrays.stream(line.split("\r", -1))))
                .allMatch(line -> line.length() <= 100);
    }

    @Test
    void writesPlainLinesWhereTheScreenIsAFile() {
        try (JobBar bar = new JobBar(screen, false, 80, Progress::detail)) {
            for (int done = 0; done <= 1_000; done++) {
                bar.accept(state(new Progress("reading", "Reading orders.csv", done, 1_000, "lines", 100)));
            }
            bar.accept(state(new Progress("linking", "Linking", 0, 0, "", 0)));
        }
        assertThat(shown.toString(StandardCharsets.UTF_8)).isEqualToNormalizingNewlines("""
                Reading orders.csv: 0 %, 0 of 1000 lines, 100 lines/s, 10 s left
                Linking
                """);
    }

    @Test
    void saysOnlyWhatIsKnown() {
        assertThat(JobBar.text(Progress.NONE)).isEmpty();
        assertThat(JobBar.text(new Progress("a", "", 7, 0, "files", 0))).isEqualTo(": 7 files");
        assertThat(JobBar.text(new Progress("a", "", 45, 100, "lines", 11)))
                .isEqualTo(": 45 %, 45 of 100 lines, 11 lines/s, 5 s left");
    }

    private static JobState state(Progress progress) {
        return new JobState(
                1,
                "import",
                "orders.csv",
                "system",
                Status.RUNNING,
                1,
                false,
                progress,
                "{}",
                Optional.empty(),
                "",
                Instant.EPOCH,
                Optional.of(Instant.EPOCH),
                Optional.empty());
    }
}
