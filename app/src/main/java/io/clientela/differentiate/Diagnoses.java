package io.clientela.differentiate;

import io.clientela.kernel.value.Outcome;
import java.util.List;

/** How centred on products the firm is: now, and each time it was written down. */
public interface Diagnoses {

    /** By what somebody asks a report. */
    enum ReportKey {
        PRODUCT,
        CUSTOMER,
        OTHER
    }

    /** From the firm's data as they are now. */
    Outcome<Diagnosis> now(String currency);

    /** Writes it down, to be compared with a later one. Unknown where nothing is known. */
    Outcome<Diagnosis> keep(String currency, String who);

    /** Takes the last one that was written down back. @return whether it was the last one */
    boolean drop(long id, String who);

    /** Those that were written down, the latest first. */
    List<Diagnosis.Kept> kept();

    /** Counts a report that was asked for, of nobody in particular. */
    void asked(ReportKey key);
}
