package io.clientela.differentiate.internal.worth;

import io.clientela.differentiate.WorthSettings;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.JobRun;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/**
 * The values of customers as of a past moment: the same models on the ledger as it was known then, with the horizon and the
 * discount of the last computation that was kept until then. There is no chance in it, and one thread does it, so that the
 * same ledger gives the same figures.
 */
@Component
public class WorthThen {

    private final ValueRuns runs;

    WorthThen(ValueRuns runs) {
        this.runs = runs;
    }

    /** The horizon and the discount of the last computation until a moment; the usual ones where there was none. */
    public WorthSettings settings(Instant moment) {
        return runs.settings(moment).orElse(WorthSettings.USUAL);
    }

    /**
     * Writes the tables of values beside the features of a picture that was laid for a moment; they are empty where no model can
     * be fitted.
     */
    public static void write(Connection picture, Instant moment, WorthSettings settings, JobRun run)
            throws SQLException {
        var day = LocalDate.ofInstant(moment, ZoneOffset.UTC);
        if (SoldReader.read(picture, day, run) instanceof Outcome.Known<Sold> sold
                && Valued.alone(sold.value(), settings, run) instanceof Outcome.Known<Valued> valued) {
            new WorthWriter(picture, sold.value(), valued.value(), run).write();
            return;
        }
        try (var statement = picture.createStatement()) {
            statement.execute(SoldReader.SQL.get("make"));
        }
    }
}
