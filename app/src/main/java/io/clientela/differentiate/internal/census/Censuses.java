package io.clientela.differentiate.internal.census;

import io.clientela.identify.Report.Measure;
import io.clientela.identify.Report.Question;
import io.clientela.identify.ReportCells;
import java.lang.ref.SoftReference;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The latest census, kept while there is memory for it. */
@Component
public class Censuses {

    /** A line takes about so many bytes, with its share of document and customer; a twentieth of the heap is for them. */
    private static final long BYTES = 8;

    private static final long PART = 20;

    private volatile SoftReference<@Nullable Stamped> latest = new SoftReference<>(null);

    /** Lines as they are in one state of the picture. */
    private record Stamped(String stamp, Census census) {}

    /**
     * A table of distinct customers or documents.
     *
     * @param all the count without the table
     */
    public record Counted(ReportCells cells, BigDecimal all) {}

    /**
     * Counts customers or documents once.
     *
     * @param stamp names the state of the picture
     * @return empty where there is not enough memory, or another measure is asked for
     */
    public Optional<Counted> count(Connection picture, String stamp, Question question) throws SQLException {
        if (question.measure() != Measure.CUSTOMERS && question.measure() != Measure.DOCUMENTS) {
            return Optional.empty();
        }
        var census = of(picture, stamp);
        if (census.isEmpty()) {
            return Optional.empty();
        }
        var keys = new CensusKeys(census.get(), picture);
        var crossing = new Crossing(
                census.get(),
                keys.selection(question),
                keys.of(question.rows(), question.most()),
                keys.of(question.columns(), question.most()),
                question.measure() == Measure.DOCUMENTS);
        return Optional.of(crossing.count());
    }

    /** Makes it ready for questions. */
    public void ready(Connection picture, String stamp) throws SQLException {
        of(picture, stamp);
    }

    private synchronized Optional<Census> of(Connection picture, String stamp) throws SQLException {
        var kept = latest.get();
        if (kept != null && kept.stamp().equals(stamp)) {
            return Optional.of(kept.census());
        }
        latest = new SoftReference<>(null); // before the next one is read
        var read = CensusReader.read(picture, Runtime.getRuntime().maxMemory() / PART / BYTES);
        read.ifPresent(census -> latest = new SoftReference<>(new Stamped(stamp, census)));
        return read;
    }
}
