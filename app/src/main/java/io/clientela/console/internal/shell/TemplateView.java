package io.clientela.console.internal.shell;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.View;

/** A template with its parameters, rendered whole before the first byte is sent, so that a failure can still be said. */
record TemplateView(TemplateEngine templates, String template, Map<String, @Nullable Object> parameters)
        implements View {

    @Override
    public String getContentType() {
        return "text/html;charset=UTF-8";
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        StringOutput output = new StringOutput(16_384);
        templates.render(template, parameters, output);
        byte[] bytes = output.toString().getBytes(StandardCharsets.UTF_8);
        response.setContentType(getContentType());
        if (parameters.get("page") instanceof Page page) {
            response.setLocale(page.words().locale());
        }
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
