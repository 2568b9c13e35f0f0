package io.clientela.identify.internal.joining;

import io.clientela.identify.Evidence;
import io.clientela.platform.Statements;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Raises doubts: pairs that a person has to decide. */
@Component
final class Doubts {

    private final Statements sql = Statements.of("identify/joins");
    private final JdbcClient jdbc;
    private final Clock clock;

    Doubts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A pair in doubt. */
    record Raised(long a, long b, long model, Evidence evidence) {}

    /** Raises doubts; a pair is asked once. */
    void raise(List<Raised> doubts) {
        if (doubts.isEmpty()) {
            return;
        }
        jdbc.sql(sql.get("raise"))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("lefts", doubts.stream().mapToLong(Raised::a).toArray())
                .param("rights", doubts.stream().mapToLong(Raised::b).toArray())
                .param("models", doubts.stream().mapToLong(Raised::model).toArray())
                .param(
                        "weights",
                        doubts.stream()
                                .mapToDouble(d -> d.evidence().totalBits())
                                .toArray())
                .param(
                        "probabilities",
                        doubts.stream()
                                .mapToDouble(d -> d.evidence().probability())
                                .toArray())
                .param(
                        "evidence",
                        doubts.stream()
                                .map(d -> EvidenceText.write(d.evidence()))
                                .toArray(String[]::new))
                .update();
    }

    /** Takes away the open doubts of earlier runs that nobody put off. */
    void clear() {
        jdbc.sql(sql.get("clear-doubts")).update();
    }

    /** Opens or settles a doubt. */
    void settle(long doubtId, String state, String by, @Nullable Long joinId) {
        jdbc.sql(sql.get("settle-doubt"))
                .param("id", doubtId)
                .param("state", state)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("joinId", joinId)
                .update();
    }
}
