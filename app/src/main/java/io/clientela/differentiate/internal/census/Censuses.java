package io.clientela.differentiate.internal.census;

import io.clientela.differentiate.internal.census.CensusReader.State;
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

    /** Lines as they are after a change of the tallies. */
    private record Stamped(State state, Census census) {}

    /**
     * A table of distinct customers or documents.
     *
     * @param all the count without the table
     */
    public record Counted(ReportCells cells, BigDecimal all) {}

    /**
     * Counts customers or documents once.
     *
     * @return empty where there is not enough memory, or another measure is asked for
     */
    public Optional<Counted> count(Connection picture, Question question) throws SQLException {
        if (question.measure() != Measure.CUSTOMERS && question.measure() != Measure.DOCUMENTS) {
            return Optional.empty();
        }
        var census = of(picture);
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

    /** Makes it ready for questions to a picture that has tallies. */
    public void ready(Connection picture) throws SQLException {
        of(picture);
    }

    private synchronized Optional<Census> of(Connection picture) throws SQLException {
        var state = CensusReader.state(picture);
        var kept = latest.get();
        if (kept != null && kept.state().equals(state)) {
            return Optional.of(kept.census());
        }
        if (!state.fits(Runtime.getRuntime().maxMemory() / PART / BYTES)) {
            latest = new SoftReference<>(null);
            return Optional.empty();
        }
        var read = kept != null && follows(kept, state)
                ? CensusReader.read(picture, state, kept.census(), kept.state().number())
                : anew(picture, state);
        read.ifPresent(census -> latest = new SoftReference<>(new Stamped(state, census)));
        return read;
    }

    /** Whether it is one that only changed since. */
    private static boolean follows(Stamped kept, State state) {
        return kept.state().made().equals(state.made())
                && kept.state().number() < state.number()
                && kept.census().ownBits() == state.ownBits();
    }

    private Optional<Census> anew(Connection picture, State state) throws SQLException {
        latest = new SoftReference<>(null); // before the next one is read
        return CensusReader.read(picture, state);
    }
}
