package io.clientela.identify.internal.joining;

import io.clientela.identify.Evidence;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pairs of records that a linkage leaves to a person. */
public final class RaisedDoubt {

    private RaisedDoubt() {}

    /**
     * Raises one between two records.
     *
     * @param probability that they speak of one customer
     */
    public static void between(long a, long b, double probability, JdbcClient jdbc) {
        long model = jdbc.sql("INSERT INTO identify.linkage_model (fitted_at, records, seed, code, model)"
                        + " VALUES (now(), 2, 1, 'test', '{\"version\": 0}') RETURNING model_id")
                .query(Long.class)
                .single();
        double bits = Math.log(probability / (1 - probability)) / Math.log(2);
        var evidence = new Evidence("model", -5, List.of(), bits, probability);
        new Doubts(jdbc, Clock.systemUTC()).raise(List.of(new Doubts.Raised(a, b, model, evidence)));
    }
}
