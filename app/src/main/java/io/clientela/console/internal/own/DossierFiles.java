package io.clientela.console.internal.own;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.clientela.console.internal.shell.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** A dossier as a file for programs and as a file for people: the same sections, rows and cells. */
@Component
class DossierFiles {

    /** Comes with the library that writes PDF; has the letters of all languages of Europe. */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final TemplateEngine templates;
    private final JsonMapper json;

    DossierFiles(TemplateEngine templates, JsonMapper json) {
        this.templates = templates;
        this.json = json;
    }

    /** Writes JSON (RFC 8259): each section as a list of objects, by keys that do not depend on the language. */
    void json(Dossier dossier, OutputStream out) throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("customer", dossier.customerId());
        all.put("at", dossier.at().toString());
        all.put("language", dossier.language());
        for (Dossier.Section section : dossier.sections()) {
            List<Map<String, String>> rows = new ArrayList<>();
            for (List<Dossier.Cell> row : section.rows()) {
                Map<String, String> cells = new LinkedHashMap<>();
                for (int i = 0; i < row.size(); i++) {
                    cells.put(section.columns().get(i).key(), row.get(i).plain());
                }
                rows.add(cells);
            }
            all.put(section.key(), rows);
        }
        out.write(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
    }

    /** Writes PDF. */
    void pdf(Dossier dossier, Words words, OutputStream out) throws IOException {
        StringOutput html = new StringOutput();
        templates.render("own/dossier.jte", Map.of("dossier", dossier, "words", words), html);
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFont(DossierFiles::font, "Liberation Sans");
        builder.withHtmlContent(html.toString(), null);
        builder.toStream(out);
        builder.run();
    }

    private static InputStream font() {
        InputStream font = PdfRendererBuilder.class.getResourceAsStream(FONT);
        if (font == null) {
            throw new IllegalStateException("no font " + FONT);
        }
        return font;
    }
}
