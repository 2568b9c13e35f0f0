package io.clientela.console.internal.api;

import io.clientela.interact.Tracked;
import io.clientela.interact.Tracked.Kind;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What other programs tell of customers, in the calls of Segment (R16). */
@RestController
@RequestMapping("/api/v1/events")
@Tag(name = "Events")
class EventsApi {

    private final Tracked tracked;

    EventsApi(Tracked tracked) {
        this.tracked = tracked;
    }

    /**
     * What became of a call.
     *
     * @param placed whether it is known whose it is
     */
    record Took(boolean success, boolean placed) {}

    @PostMapping("/{kind:identify|track|page}")
    @Operation(
            summary = "Tells who somebody is, what he did, or which page he saw: the body is a call of Segment's HTTP"
                    + " API; the same messageId is taken once")
    Took take(@PathVariable String kind, @RequestBody Map<String, Object> body, Principal key) {
        try {
            OptionalLong customer = tracked.take(Kind.valueOf(kind.toUpperCase(Locale.ROOT)), body, key.getName());
            return new Took(true, customer.isPresent());
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, e.getMessage());
        }
    }
}
