package io.clientela.terminal.internal;

import java.io.PrintStream;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.OptionalInt;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** The bar by which a person at the terminal sees how far something is, with its rate and the time left. */
public final class ScreenBar {

    private static final int NARROWEST = 40;
    private static final int USUAL = 80;

    private ScreenBar() {}

    /** How wide the screen is, in columns; empty where nobody looks on: the front door tells the width only where somebody does. */
    public static OptionalInt columns() {
        String columns = System.getenv("CLIENTELA_COLUMNS");
        if (columns == null) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(columns.matches("\\d{2,3}") ? Math.max(NARROWEST, Integer.parseInt(columns)) : USUAL);
    }

    /**
     * A bar of this name.
     *
     * @param most how much there is to do, -1 where that is not known
     */
    public static ProgressBarBuilder of(String name, long most, PrintStream screen, int width) {
        return new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(most)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis(250)
                .setMaxRenderedLength(width)
                .showSpeed(new DecimalFormat("#,##0.#", DecimalFormatSymbols.getInstance(Locale.ROOT)))
                .setConsumer(new ConsoleProgressBarConsumer(screen, width));
    }
}
