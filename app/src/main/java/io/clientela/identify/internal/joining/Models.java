package io.clientela.identify.internal.joining;

import io.clientela.kernel.linkage.LinkageModel;
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

    Models(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A model as it is kept.
     *
     * @param records how many records it was fitted to
     */
    record Kept(long modelId, long records, LinkageModel model) {}

    /** The model in use; empty before the first run, and where other code fitted it. */
    Optional<Kept> current() {
        return jdbc.sql(sql.get("model"))
                .query((rs, n) -> new Stored(rs.getLong("model_id"), rs.getLong("records"), rs.getString("model")))
                .optional()
                .filter(stored -> JSON.readTree(stored.json()).path("version").asInt() == LinkageModel.VERSION)
                .map(stored -> new Kept(
                        stored.modelId(), stored.records(), JSON.readValue(stored.json(), LinkageModel.class)));
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
        return new Kept(id, records, model);
    }

    private record Stored(long modelId, long records, String json) {}
}
