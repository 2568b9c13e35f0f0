package io.clientela.demo;

import io.clientela.demo.DemoTruth.Effect;

/**
 * What became of every line that the demo firm's files hold: written = in the ledger + replaced + doubles + refused.
 *
 * @param written lines in the files
 * @param ledger lines that count in the ledger
 * @param replaced lines of versions that a later file replaced
 * @param doubles lines that came a second time and changed nothing
 * @param refused lines of what was refused, as the truth has them: a refused invoice counts with all its lines
 * @param flawsRefused how many rows, documents and files were refused
 * @param flawsPlanted how many had to be
 */
public record DemoBalance(
        long written, long ledger, long replaced, long doubles, long refused, long flawsRefused, long flawsPlanted) {

    /**
     * Weighs what an installation holds against the truth.
     *
     * @param ledger lines that count in the ledger
     * @param posted lines of all versions
     * @param doubles lines known before
     * @param flawsRefused refused rows, documents and files
     */
    public static DemoBalance of(DemoTruth truth, long ledger, long posted, long doubles, long flawsRefused) {
        return new DemoBalance(
                truth.written(),
                ledger,
                posted - ledger,
                doubles,
                truth.lines(Effect.REFUSED),
                flawsRefused,
                truth.flaws(Effect.REFUSED));
    }

    /** Lines that are nowhere; below zero where there are too many. */
    public long missing() {
        return written - ledger - replaced - doubles - refused;
    }

    /** Whether every line is accounted for, and what was refused is what had to be. */
    public boolean holds() {
        return missing() == 0 && flawsRefused == flawsPlanted;
    }
}
