package io.clientela.differentiate.internal.segment;

import io.clientela.differentiate.Rule;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Rules as JSON, as the database keeps them and programs hand them over. */
final class RuleText {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RuleText() {}

    static String write(Rule rule) {
        return JSON.writerFor(Rule.class).writeValueAsString(rule);
    }

    /** The rule in a text. @throws IllegalArgumentException if there is none in it */
    static Rule read(String json) {
        try {
            return JSON.readValue(json, Rule.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("no rule: " + e.getOriginalMessage(), e);
        }
    }
}
