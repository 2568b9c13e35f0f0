package io.clientela.console.internal.api;

import io.clientela.differentiate.Segment;
import io.clientela.differentiate.Segments;
import io.clientela.identify.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Segments and their members, for other programs (R17). */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Segments")
class SegmentsApi {

    private static final int MOST = 1_000;
    private static final Instant LATEST = Instant.parse("9000-01-01T00:00:00Z");

    private final Segments segments;

    SegmentsApi(Segments segments) {
        this.segments = segments;
    }

    @GetMapping("/segments")
    @Operation(summary = "All segments with their rules and sizes; archived ones say since when")
    List<Segment> list() {
        return segments.list();
    }

    @GetMapping("/segments/{id}/members")
    @Operation(
            summary = "Members of a segment by cursor, the latest first: those present, or those who entered or left"
                    + " from a time (included) to another (not included)")
    Page<Segment.Member> members(
            @PathVariable long id,
            @RequestParam(defaultValue = "PRESENT") Segment.Show show,
            @RequestParam Optional<Instant> from,
            @RequestParam Optional<Instant> to,
            @RequestParam Optional<String> cursor,
            @RequestParam(defaultValue = "100") int limit) {
        if (segments.find(id).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no segment " + id);
        }
        return segments.members(
                id, show, from.orElse(Instant.EPOCH), to.orElse(LATEST), cursor, Limit.checked(limit, MOST));
    }
}
