package io.clientela.terminal;

import io.clientela.platform.JobState.Progress;

/** The steps of an import in words for the terminal. */
final class Steps {

    private Steps() {}

    /** What an import does just now. */
    static String ofImport(Progress progress) {
        return switch (progress.step()) {
            case "reading" -> "Importing " + progress.detail();
            case "link.cards" -> "Bringing customers up to date";
            case "link.read" -> "Reading all records";
            case "link.join" -> "Joining records";
            case "link.keys" -> "Writing the keys by which records are found";
            case "link.ledger" -> "Adding up the ledger";
            case "link.compare", "link.link" -> "Comparing records";
            default -> progress.step().startsWith("link.") ? "Recognising customers" : progress.step();
        };
    }
}
