package io.clientela.identify.internal.joining;

import io.clientela.kernel.linkage.LinkageModel;
import io.clientela.kernel.linkage.Scorer;
import io.clientela.platform.Statements;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The models with which records are compared; the last one is in use. */
@Component
final class Models {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Statements sql = Statements.of("identify/linking");
    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile Read read = new Read(Optional.empty(), Optional.empty());

    Models(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A model as it is kept.
     *
     * @param records how many records it was fitted to
     * @param scorer weighs by it
     */
    record Kept(long modelId, long records, LinkageModel model, Scorer scorer) {

        static Kept of(long modelId, long records, LinkageModel model) {
            return new Kept(modelId, records, model, Scorer.of(model));
        }
    }

    /**
     * The model in use; empty before the first run, and where other code fitted it. That of a large base is read once, since
     * reading it takes longer than joining a record.
     */
    Optional<Kept> current() {
        var known = read;
        var latest = jdbc.sql(sql.get("latest-model")).query(String.class).optional();
        if (latest.isPresent() && latest.equals(known.writing())) {
            return known.model();
        }
        var found = jdbc.sql(sql.get("model"))
                .query((rs, n) -> new Stored(rs.getLong("model_id"), rs.getLong("records"), rs.getString("model")))
                .optional()
                .filter(stored -> JSON.readTree(stored.json()).path("version").asInt() == LinkageModel.VERSION)
                .map(stored ->
                        Kept.of(stored.modelId(), stored.records(), JSON.readValue(stored.json(), LinkageModel.class)));
        read = new Read(latest, found);
        return found;
    }

    /** Keeps a model. */
    Kept keep(LinkageModel model, long records, long seed) {
        long id = jdbc.sql(sql.get("add-model"))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("records", records)
                .param("seed", seed)
                .param("code", "linkage " + LinkageModel.VERSION)
                .param("model", JSON.writeValueAsString(model))
                .query(Long.class)
                .single();
        return Kept.of(id, records, model);
    }

    /** The model as it was read last, and which writing of it that was. */
    private record Read(Optional<String> writing, Optional<Kept> model) {}

    private record Stored(long modelId, long records, String json) {}
}
