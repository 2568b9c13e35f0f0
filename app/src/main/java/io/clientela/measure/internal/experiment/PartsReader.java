package io.clientela.measure.internal.experiment;

import io.clientela.measure.Experiment;
import io.clientela.measure.ExperimentResult.Known;
import io.clientela.platform.Statements;
import java.sql.ResultSet;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads from the ledger what was known of the units of an experiment before the day of its start. */
@Component
public class PartsReader {

    private static final Statements SQL = Statements.of("measure/experiments");
    private static final int ROWS = 5_000;

    private final JdbcClient database;

    PartsReader(JdbcClient database) {
        this.database = database;
    }

    /** The parts of all exposed units of an experiment that has started. */
    @Transactional(readOnly = true)
    public Parts of(Experiment experiment) {
        var parts = new Parts();
        database.sql(SQL.whole("parts"))
                .param("id", experiment.id())
                .param("start", OutcomeReader.start(experiment))
                .param("currency", experiment.plan().measured().currency())
                .withFetchSize(ROWS)
                .query((ResultSet row) -> {
                    for (Known feature : Known.values()) {
                        String column = feature.name().toLowerCase(Locale.ROOT);
                        parts.add(feature, row.getLong("unit_id"), row.getString(column));
                    }
                });
        return parts;
    }
}
