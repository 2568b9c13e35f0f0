package io.clientela.identify;

import java.util.List;

/**
 * One import with everything that was counted.
 *
 * @param summary who, when, what became of it; of a dry run with id 0
 * @param files how many files ended how
 * @param documents how many documents ended how
 * @param contacts contacts read outside documents
 * @param products rows of product lists read
 * @param newRecords records of people and firms that were new
 * @param totals one control total per currency, over all files
 * @param flaws refused parts and remarks by reason, the most frequent first
 */
public record ImportReport(
        ImportSummary summary,
        FileCount files,
        DocumentCount documents,
        long contacts,
        long products,
        long newRecords,
        List<ControlTotal> totals,
        List<FlawCount> flaws) {

    /**
     * How files ended.
     *
     * @param read read to their end
     * @param known files that were read before and say nothing new
     * @param refused files of which nothing could be read
     */
    public record FileCount(long read, long known, long refused) {}

    /**
     * How documents ended.
     *
     * @param posted new ones
     * @param versions known ones that said something else than before
     * @param known known ones that said the same
     */
    public record DocumentCount(long posted, long versions, long known) {}

    public ImportReport {
        totals = List.copyOf(totals);
        flaws = List.copyOf(flaws);
    }

    /** How many parts of the input were refused whose amount is in no total, since none can be read. */
    public long refusedWithoutAmount() {
        var counted = totals.stream().mapToLong(ControlTotal::refusedLines).sum();
        return Math.max(0, refused() - counted);
    }

    /** How many parts of the input were refused. */
    public long refused() {
        return flaws.stream()
                .filter(FlawCount::refused)
                .mapToLong(FlawCount::count)
                .sum();
    }

    /** Whether every control total balances. */
    public boolean balances() {
        return totals.stream().allMatch(ControlTotal::balances);
    }
}
