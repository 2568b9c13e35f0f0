package io.clientela.identify.internal.joining;

import io.clientela.identify.Evidence;
import tools.jackson.databind.json.JsonMapper;

/** Evidence as the database keeps it: JSON with the names of its parts. */
final class EvidenceText {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private EvidenceText() {}

    static String write(Evidence evidence) {
        return JSON.writeValueAsString(evidence);
    }

    static Evidence read(String json) {
        return JSON.readValue(json, Evidence.class);
    }
}
