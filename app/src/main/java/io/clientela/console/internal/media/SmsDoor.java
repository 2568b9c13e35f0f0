package io.clientela.console.internal.media;

import io.clientela.interact.Media;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

    /** So many messages in one call. */
    private static final int MOST = 1_000;

    private final Media media;
    private final JsonMapper json;

    SmsDoor(Media media, JsonMapper json) {
        this.media = media;
        this.json = json;
    }

    @PostMapping("/hooks/sms/{secret}")
    ResponseEntity<Map<String, String>> take(@PathVariable String secret, HttpServletRequest request)
            throws IOException {
        List<Map<String, String>> told = new ArrayList<>();
        String type = request.getContentType();
        if (type != null && type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_JSON_VALUE)) {
            byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
            if (body.length > LARGEST) {
                return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
            }
            try {
                told.addAll(read("", json.readTree(body)));
            } catch (JacksonException e) {
                return ResponseEntity.badRequest().body(Map.of("error", "no JSON"));
            }
        } else {
            Map<String, String> fields = new HashMap<>();
            request.getParameterMap().forEach((name, values) -> fields.put(name, values[0]));
            told.add(fields);
        }
        Set<String> taken = new TreeSet<>();
        for (Map<String, String> fields : told) {
            Optional<String> kind = media.takeSms(fields, secret);
            if (kind.isEmpty()) {
                return ResponseEntity.notFound().build();
            }
            taken.add(kind.get());
        }
        return ResponseEntity.ok(Map.of("taken", String.join(", ", taken)));
    }

    /** The fields of each message: what stands in a list is one each, with what stands around the list. */
    private static List<Map<String, String>> read(String name, JsonNode node) {
        if (node.isObject()) {
            List<Map<String, String>> all = List.of(Map.of());
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                String inner = name.isEmpty() ? field.getKey() : name + "." + field.getKey();
                all = together(all, read(inner, field.getValue()));
            }
            return all;
        }
        if (node.isArray() && !node.isEmpty()) {
            return node.valueStream()
                    .flatMap(one -> read(name, one).stream())
                    .limit(MOST)
                    .toList();
        }
        return List.of(node.isValueNode() && !node.isNull() ? Map.of(name, node.asString()) : Map.of());
    }

    private static List<Map<String, String>> together(
            List<Map<String, String>> some, List<Map<String, String>> others) {
        return some.stream()
                .flatMap(one -> others.stream().map(other -> {
                    Map<String, String> both = new HashMap<>(one);
                    both.putAll(other);
                    return both;
                }))
                .limit(MOST)
                .toList();
    }
}
