package io.clientela.interact.internal.medium.template;

import io.clientela.interact.Purpose;
import io.clientela.interact.Templates;
import io.clientela.interact.Templates.Text;
import io.clientela.platform.Statements;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The templates that are there at the first start: news, an offer, a question, a notice, in English and Italian. */
@Component
class FirstTemplates {

    private static final Statements SQL = Statements.of("interact/templates");

    static final List<First> ALL = List.of(
            new First("news", "News", Purpose.NEWS),
            new First("offer", "Offer", Purpose.OFFERS),
            new First("question", "One question", Purpose.QUESTIONS),
            new First("service", "Notice about an order", Purpose.SERVICE));

    private final JdbcClient database;
    private final Templates templates;

    FirstTemplates(JdbcClient database, Templates templates) {
        this.database = database;
        this.templates = templates;
    }

    /** One of them; its files begin with the subject in a comment. */
    record First(String file, String name, Purpose purpose) {

        Map<String, Text> texts() {
            return Map.of("en", text("en"), "it", text("it"));
        }

        private Text text(String language) {
            String path = "templates/" + file + "." + language + ".mjml";
            try (InputStream stream = First.class.getClassLoader().getResourceAsStream(path)) {
                if (stream == null) {
                    throw new IllegalStateException("no file " + path);
                }
                String all = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
                int end = all.indexOf("-->");
                return new Text(
                        all.substring(4, end).strip(), all.substring(end + 3).strip());
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + path, e);
            }
        }
    }

    /** Writes them where there never was a template. */
    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (!database.sql(SQL.get("any")).query(Boolean.class).single()) {
            ALL.forEach(first -> templates.save(0, first.name(), first.purpose(), first.texts(), "system"));
        }
    }
}
