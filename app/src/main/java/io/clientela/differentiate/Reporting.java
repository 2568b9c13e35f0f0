package io.clientela.differentiate;

import io.clientela.identify.Report;
import io.clientela.kernel.value.Outcome;
import java.time.Instant;

/** Reports over the ledger answered from the picture, equal to those of the ledger and faster. */
public interface Reporting {

    /**
     * The report of the picture.
     *
     * @return unknown where the ledger has to be asked: {@code none} or {@code elsewhere} where there is no picture,
     *     {@code behind} where it was not compared with the ledger for a while, {@code beyond} where the picture does not
     *     hold what the question is about (a fragment of text, the source of a record, amounts from 10¹² on)
     */
    Outcome<Answer> report(Report.Question question);

    /**
     * A report.
     *
     * @param seenAt when the picture last equalled the ledger
     */
    record Answer(Report report, Instant seenAt) {}
}
