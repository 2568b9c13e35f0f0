package io.clientela.measure.internal.experiment;

import io.clientela.measure.ExperimentPlan;
import tools.jackson.databind.json.JsonMapper;

/** A plan as the text that is kept and hashed: JSON with its names in the order of the alphabet. */
public final class PlanText {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PlanText() {}

    static String write(ExperimentPlan plan) {
        return JSON.writeValueAsString(plan);
    }

    /** The plan of a text. */
    public static ExperimentPlan read(String text) {
        return JSON.readValue(text, ExperimentPlan.class);
    }
}
