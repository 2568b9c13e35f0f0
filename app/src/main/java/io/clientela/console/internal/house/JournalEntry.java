package io.clientela.console.internal.house;

import io.clientela.console.internal.shell.Words;
import io.clientela.platform.Journal;
import java.time.Instant;

/**
 * A line of the journal in the words of its reader.
 *
 * @param at when
 * @param who by whom
 * @param what in words, else the code
 * @param subject what it is about, kind and number
 * @param why the reason, may be empty
 * @param fromData which data it rests on, may be empty
 * @param detail more of it as JSON, empty where there is none
 */
public record JournalEntry(
        Instant at, String who, String what, String subject, String why, String fromData, String detail) {

    /** A line for a reader. */
    static JournalEntry of(Journal.Line line, Words words) {
        return new JournalEntry(
                line.at(),
                words.who(line.who()),
                words.sayOr("journal." + line.what(), line.what()),
                line.subject(),
                line.why(),
                line.fromData(),
                line.detail().equals("{}") ? "" : line.detail());
    }
}
