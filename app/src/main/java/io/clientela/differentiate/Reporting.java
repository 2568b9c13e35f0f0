package io.clientela.differentiate;

import io.clientela.identify.Report;
import io.clientela.kernel.value.Outcome;
import java.time.Instant;

/** Reports over the ledger answered from the picture, equal to those of the ledger and faster. */
public interface Reporting {

    /** So many headings stand on their own on each side of a page; the rest are "others". */
    int HEADINGS = 12;

    /**
     * The report of the picture. One that took long is still given when the picture has changed, with its age, while it is
     * computed anew in the background.
     *
     * @return unknown where the ledger has to be asked: {@code none} or {@code elsewhere} where there is no picture,
     *     {@code behind} where a small one was not compared with the ledger for a while, {@code beyond} where the picture does not
     *     hold what the question is about (a fragment of text, the source of a record, amounts from 10¹² on)
     */
    Outcome<Answer> report(Report.Question question);

    /**
     * A report.
     *
     * @param seenAt when the picture last equalled the ledger
     * @param renewed whether the picture has changed since, and the report is being computed anew
     */
    record Answer(Report report, Instant seenAt, boolean renewed) {}
}
