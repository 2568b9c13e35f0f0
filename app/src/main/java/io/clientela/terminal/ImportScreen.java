package io.clientela.terminal;

import io.clientela.identify.ControlTotal;
import io.clientela.identify.FlawCount;
import io.clientela.identify.ImportReport;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Shows an import on a terminal: what went in, the control totals, what was refused and what to do about it. */
final class ImportScreen {

    private final PrintWriter screen;

    ImportScreen(PrintWriter screen) {
        this.screen = screen;
    }

    void show(ImportReport report, boolean dryRun) {
        var summary = report.summary();
        screen.println((dryRun ? "Dry run of source '" : "Import " + summary.importId() + " of source '")
                + summary.source() + "'" + (dryRun ? "; nothing went in" : ""));
        line("files read", report.files().read());
        line("files known already", report.files().known());
        line("files refused", report.files().refused());
        line(dryRun ? "documents" : "documents new", report.documents().posted());
        line("documents in a new version", report.documents().versions());
        line("documents known already", report.documents().known());
        line("contacts", report.contacts());
        line("products", report.products());
        line("people and firms that are new", report.newRecords());
        totals(report, dryRun);
        flaws(report, dryRun);
    }

    private void line(String what, long count) {
        if (count > 0) {
            screen.printf(Locale.ROOT, "  %,12d  %s%n", count, what);
        }
    }

    private void totals(ImportReport report, boolean dryRun) {
        if (report.totals().isEmpty()) {
            return;
        }
        screen.println();
        screen.printf("%-18s %12s %20s%n", "control total", "lines", "amount");
        for (var total : report.totals()) {
            row(total.currency() + " read", total.readLines(), total.readAmount());
            if (!dryRun) {
                row("  = posted", total.postedLines(), total.postedAmount());
                row("  + known", total.knownLines(), total.knownAmount());
            }
            row((dryRun ? "  of it" : "  +") + " refused", total.refusedLines(), total.refusedAmount());
            if (!dryRun && !total.balances()) {
                wrong(total);
            }
        }
        if (report.refusedWithoutAmount() > 0) {
            screen.printf(
                    Locale.ROOT,
                    "%,d refused, whose amount cannot be read, in no total%n",
                    report.refusedWithoutAmount());
        }
    }

    private void wrong(ControlTotal total) {
        screen.println("  ERROR: the control total does not balance: " + total.lineDifference() + " lines and "
                + total.amountDifference().toPlainString() + " " + total.currency()
                + " are neither posted, known nor refused. Do not rely on this import; please report it.");
    }

    private void row(String name, long lines, BigDecimal amount) {
        var shown = amount.scale() < 2 ? amount.setScale(2, RoundingMode.UNNECESSARY) : amount;
        screen.printf(
                Locale.ROOT,
                "%-18s %,12d %20s%n",
                name,
                lines,
                String.format(Locale.ROOT, "%,f", shown).replaceFirst("(\\.\\d\\d\\d*?)0+$", "$1"));
    }

    private void flaws(ImportReport report, boolean dryRun) {
        if (report.flaws().isEmpty()) {
            return;
        }
        screen.println();
        for (FlawCount flaw : report.flaws()) {
            screen.printf(
                    Locale.ROOT,
                    "  %,12d  %s: %s, e.g. %s%n",
                    flaw.count(),
                    flaw.refused() ? "refused" : "remark",
                    flaw.reason(),
                    flaw.example().length() > 160 ? flaw.example().substring(0, 160) + "…" : flaw.example());
        }
        if (report.refused() > 0 && !dryRun) {
            screen.println();
            screen.println("Refused lines are kept. --flaws FILE writes them with their reason; mend them there and");
            screen.println("import that file: they find their documents. The console has them under Imports.");
        }
    }
}
