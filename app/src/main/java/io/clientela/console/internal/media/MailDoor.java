package io.clientela.console.internal.media;

import io.clientela.interact.Media;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Mail that a program hands over: the body is the mail as it came (RFC 5322), the headers {@code webhook-id}, {@code
 * webhook-timestamp} and {@code webhook-signature} sign it as Standard Webhooks 1.0 says.
 */
@RestController
class MailDoor {

    private static final int LARGEST = 25_000_000;

    private final Media media;

    MailDoor(Media media) {
        this.media = media;
    }

    @PostMapping("/hooks/mail")
    ResponseEntity<Map<String, String>> take(
            @RequestBody(required = false) byte @Nullable [] raw,
            @RequestHeader(name = "webhook-id", defaultValue = "") String id,
            @RequestHeader(name = "webhook-timestamp", defaultValue = "") String timestamp,
            @RequestHeader(name = "webhook-signature", defaultValue = "") String signature) {
        if (raw == null) {
            return ResponseEntity.badRequest().build();
        }
        if (raw.length > LARGEST) {
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
        }
        try {
            Optional<String> taken = media.takeMail(raw, id, timestamp, signature);
            return taken.map(kind -> ResponseEntity.ok(Map.of("taken", kind)))
                    .orElseGet(
                            () -> ResponseEntity.status(HttpStatus.UNAUTHORIZED).build());
        } catch (IllegalArgumentException e) {
            return ResponseEntity.badRequest().body(Map.of("error", String.valueOf(e.getMessage())));
        }
    }
}
