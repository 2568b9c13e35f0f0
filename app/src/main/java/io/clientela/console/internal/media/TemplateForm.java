package io.clientela.console.internal.media;

import io.clientela.interact.Purpose;
import io.clientela.interact.Templates.Text;
import java.util.Map;

/**
 * What the form of a template holds.
 *
 * @param templateId 0 for a new one
 * @param texts by language
 */
public record TemplateForm(long templateId, String name, Purpose purpose, Map<String, Text> texts) {

    public TemplateForm {
        texts = Map.copyOf(texts);
    }

    /** The subject in a language, as it was typed. */
    public String subject(String language) {
        Text text = texts.get(language);
        return text == null ? "" : text.subject();
    }

    /** The text in a language, as it was typed. */
    public String body(String language) {
        Text text = texts.get(language);
        return text == null ? "" : text.body();
    }
}
