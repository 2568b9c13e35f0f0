package io.clientela.terminal;

import io.clientela.platform.JobState;
import io.clientela.platform.JobState.Progress;
import io.clientela.terminal.internal.ScreenBar;
import java.io.PrintStream;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/**
 * Shows how far a job is: one bar per step with rate and time left, or a plain line every few seconds where the screen is
 * a file. Hand it to {@link io.clientela.platform.Jobs#runHere}; close it afterwards.
 */
final class JobBar implements Consumer<JobState>, AutoCloseable {

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    private final PrintStream screen;
    private final boolean live;
    private final int width;
    private final Function<Progress, String> naming;
    private String step = "";
    private @Nullable ProgressBar bar;
    private volatile Progress latest = Progress.NONE;
    private long lastLine;

    /**
     * On the error stream, a bar when that is a terminal.
     *
     * @param naming names a step for people, from its code and detail
     */
    JobBar(Function<Progress, String> naming) {
        this(System.err, ScreenBar.columns(), naming);
    }

    private JobBar(PrintStream screen, OptionalInt columns, Function<Progress, String> naming) {
        this(screen, columns.isPresent(), columns.orElse(0), naming);
    }

    JobBar(PrintStream screen, boolean live, int width, Function<Progress, String> naming) {
        this.screen = screen;
        this.live = live;
        this.width = width;
        this.naming = naming;
    }

    @Override
    public synchronized void accept(JobState state) {
        Progress progress = state.progress();
        if (progress.step().isEmpty()) {
            return;
        }
        String name = naming.apply(progress);
        boolean begins = !name.equals(step);
        step = name;
        latest = progress;
        if (live) {
            show(progress, begins);
        } else {
            line(progress, begins || state.status().over());
        }
    }

    private void show(Progress progress, boolean begins) {
        if (begins || bar == null) {
            close();
            bar = begin(progress);
        }
        bar.maxHint(progress.total() > 0 ? progress.total() : -1);
        bar.stepTo(progress.done());
    }

    private ProgressBar begin(Progress progress) {
        boolean bytes = progress.unit().equals("bytes");
        return ScreenBar.of(step, progress.total() > 0 ? progress.total() : -1, screen, width)
                .setUnit(bytes ? " MiB" : " " + progress.unit(), bytes ? 1L << 20 : 1)
                .setEtaFunction(state -> latest.left())
                .build();
    }

    private void line(Progress progress, boolean now) {
        if (!now && System.nanoTime() - lastLine < BETWEEN_LINES.toNanos()) {
            return;
        }
        lastLine = System.nanoTime();
        screen.println(step + text(progress));
    }

    /** The figures of a plain line, such as {@code : 45 %, 1200000 of 2700000 lines, 35000 lines/s, 43 s left}. */
    static String text(Progress progress) {
        StringBuilder text = new StringBuilder();
        progress.part()
                .ifPresent(part -> text.append(", ").append((int) (part * 100)).append(" %"));
        if (!progress.unit().isEmpty()) {
            text.append(", ").append(progress.done());
            if (progress.total() > 0) {
                text.append(" of ").append(progress.total());
            }
            text.append(' ').append(progress.unit());
        }
        if (progress.rate() > 0) {
            text.append(", ")
                    .append(Math.round(progress.rate()))
                    .append(' ')
                    .append(progress.unit())
                    .append("/s");
        }
        progress.left()
                .ifPresent(left -> text.append(", ").append(left.toSeconds()).append(" s left"));
        return text.isEmpty() ? "" : ": " + text.substring(2);
    }

    @Override
    public synchronized void close() {
        ProgressBar open = bar;
        bar = null;
        if (open != null) {
            open.close();
        }
    }
}
