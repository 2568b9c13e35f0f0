package io.clientela.console.internal.media;

import io.clientela.interact.Media;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an operator of SMS posts: a form, or JSON whose inner names are joined by points ({@code message.text}). The secret
 * of the settings stands in the address.
 */
@RestController
class SmsDoor {

    private static final int LARGEST = 100_000;

    private final Media media;
    private final JsonMapper json;

    SmsDoor(Media media, JsonMapper json) {
        this.media = media;
        this.json = json;
    }

    @PostMapping("/hooks/sms/{secret}")
    ResponseEntity<Map<String, String>> take(@PathVariable String secret, HttpServletRequest request)
            throws IOException {
        Map<String, String> fields = new HashMap<>();
        String type = request.getContentType();
        if (type != null && MediaType.parseMediaType(type).isCompatibleWith(MediaType.APPLICATION_JSON)) {
            byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
            if (body.length > LARGEST) {
                return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
            }
            try {
                flatten("", json.readTree(body), fields);
            } catch (JacksonException e) {
                return ResponseEntity.badRequest().body(Map.of("error", "no JSON"));
            }
        } else {
            request.getParameterMap().forEach((name, values) -> fields.put(name, values[0]));
        }
        return media.takeSms(fields, secret)
                .map(kind -> ResponseEntity.ok(Map.of("taken", kind)))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private static void flatten(String name, JsonNode node, Map<String, String> fields) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> flatten(
                            name.isEmpty() ? entry.getKey() : name + "." + entry.getKey(), entry.getValue(), fields));
        } else if (node.isValueNode() && !node.isNull()) {
            fields.put(name, node.asString());
        } else if (node.isArray() && !node.isEmpty()) {
            flatten(name, node.get(0), fields);
        }
    }
}
