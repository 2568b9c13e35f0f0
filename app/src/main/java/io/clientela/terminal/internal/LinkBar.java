package io.clientela.terminal.internal;

import io.clientela.kernel.linkage.Progress;
import io.clientela.kernel.linkage.Stage;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * The bar of a linkage: one line that is drawn anew with the stage, its share, how many records it does in a second and
 * how long it still takes; nothing where no one looks on.
 */
final class LinkBar implements Progress {

    /** Before that a rate is a guess. */
    private static final long SHORTEST_NANOS = 200_000_000L;

    private final PrintWriter screen;
    private final int width;
    private final int records;
    private final LongSupplier nanos;
    private Stage stage = Stage.PREPARE;
    private long began;
    private int last = -1;

    /**
     * @param width how many characters fit on a line, 0 where no one looks on
     * @param records how many records each stage goes through
     * @param nanos the time from any fixed moment
     */
    LinkBar(PrintWriter screen, int width, int records, LongSupplier nanos) {
        this.screen = screen;
        this.width = width;
        this.records = records;
        this.nanos = nanos;
        this.began = nanos.getAsLong();
    }

    /** On this screen, if someone looks on: the launcher says how wide it is only then. */
    static LinkBar on(PrintWriter screen, int records) {
        String columns = System.getenv("CLIENTELA_COLUMNS");
        int width = columns == null ? 0 : columns.matches("\\d{2,3}") ? Integer.parseInt(columns) : 80;
        return new LinkBar(screen, width, records, System::nanoTime);
    }

    @Override
    public synchronized boolean goOn(Stage now, double share) {
        if (now.compareTo(stage) > 0) {
            stage = now;
            began = nanos.getAsLong();
            last = -1;
        }
        int percent = (int) (share * 100);
        if (width > 0 && now == stage && percent > last) {
            last = percent;
            draw(text(share));
        }
        return true;
    }

    private String text(double share) {
        int percent = (int) (share * 100);
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                "%-8s [%s%s] %3d %%",
                stage.name().toLowerCase(Locale.ROOT),
                "#".repeat(percent / 4),
                ".".repeat(25 - percent / 4),
                percent));
        long elapsed = nanos.getAsLong() - began;
        if (elapsed >= SHORTEST_NANOS && share > 0) {
            double seconds = elapsed / 1e9;
            text.append(String.format(
                    Locale.ROOT,
                    ", %,.0f records/s, %.0f s left",
                    records * share / seconds,
                    Math.ceil(seconds * (1 - share) / share)));
        }
        return text.toString();
    }

    private void draw(String text) {
        int room = Math.max(0, width - 1);
        String fits = text.length() > room ? text.substring(0, room) : text + " ".repeat(room - text.length());
        screen.print("\r" + fits);
        screen.flush();
    }

    /** Takes the bar away. */
    synchronized void end() {
        if (width > 0) {
            draw("");
            screen.print("\r");
            screen.flush();
        }
    }
}
