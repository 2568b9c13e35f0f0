package io.clientela.console.internal.segments;

import io.clientela.console.internal.shell.Page;
import io.clientela.differentiate.Segment;
import io.clientela.differentiate.Segments;
import io.clientela.identify.CustomerCard;
import io.clientela.identify.Customers;
import io.clientela.platform.Exports;
import io.clientela.platform.Exports.Column;
import io.clientela.platform.Exports.Kind;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Members of a segment as files: those of the list on its page. */
@Controller
class MemberExports {

    private static final List<Column> COLUMNS = List.of(
            Column.of("customer", Kind.WHOLE),
            Column.of("name", Kind.TEXT),
            Column.of("kind", Kind.TEXT),
            Column.of("city", Kind.TEXT),
            Column.of("province", Kind.TEXT),
            Column.of("country", Kind.TEXT),
            Column.of("email", Kind.TEXT),
            Column.of("phone", Kind.TEXT),
            Column.of("since", Kind.MOMENT),
            Column.of("until", Kind.MOMENT),
            Column.of("ended", Kind.TEXT));

    private final Segments segments;
    private final Customers customers;
    private final Exports exports;

    MemberExports(Segments segments, Customers customers, Exports exports) {
        this.segments = segments;
        this.customers = customers;
        this.exports = exports;
    }

    @GetMapping("/segments/{id}/members.csv")
    void csv(
            Page page,
            @PathVariable long id,
            @RequestParam(defaultValue = "PRESENT") Segment.Show show,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> to,
            HttpServletResponse response)
            throws IOException {
        offer(response, "segment-" + id + ".csv", "text/csv;charset=UTF-8");
        exports.csv(
                COLUMNS,
                rows(
                        id,
                        show,
                        start(from, page.words().zone()),
                        end(to, page.words().zone())),
                response.getOutputStream());
    }

    @GetMapping("/segments/{id}/members.parquet")
    void parquet(
            Page page,
            @PathVariable long id,
            @RequestParam(defaultValue = "PRESENT") Segment.Show show,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> to,
            HttpServletResponse response)
            throws IOException {
        offer(response, "segment-" + id + ".parquet", "application/vnd.apache.parquet");
        exports.parquet(
                COLUMNS,
                rows(
                        id,
                        show,
                        start(from, page.words().zone()),
                        end(to, page.words().zone())),
                response.getOutputStream());
    }

    @GetMapping("/segments/{id}/sizes.csv")
    void sizes(Page page, @PathVariable long id, HttpServletResponse response) throws IOException {
        offer(response, "segment-" + id + "-sizes.csv", "text/csv;charset=UTF-8");
        var columns = List.of(Column.of("day", Kind.DAY), Column.of("members", Kind.WHOLE));
        exports.csv(
                columns,
                sink -> segments.sizes(id, page.words().zone()).forEach(size -> sink.row(size.day(), size.members())),
                response.getOutputStream());
    }

    private static Instant start(Optional<LocalDate> day, ZoneId zone) {
        return day.map(from -> from.atStartOfDay(zone).toInstant()).orElse(Instant.EPOCH);
    }

    private static Instant end(Optional<LocalDate> day, ZoneId zone) {
        return day.map(to -> to.plusDays(1).atStartOfDay(zone).toInstant())
                .orElse(Instant.parse("9000-01-01T00:00:00Z"));
    }

    private Exports.Rows rows(long id, Segment.Show show, Instant from, Instant to) {
        return sink -> segments.members(id, show, from, to, piece -> {
            var cards = customers
                    .cards(piece.stream()
                            .map(Segment.Member::customer)
                            .distinct()
                            .toList())
                    .stream()
                    .collect(Collectors.toMap(CustomerCard::customerId, Function.identity()));
            for (var member : piece) {
                write(member, Optional.ofNullable(cards.get(member.customer())), sink);
            }
        });
    }

    /** A member without a card became part of another customer: its number, and nothing else, is left of it. */
    private static void write(Segment.Member member, Optional<CustomerCard> card, Exports.Sink sink) {
        sink.row(
                member.customer(),
                card.map(CustomerCard::name).orElse(null),
                card.map(CustomerCard::kind).orElse(null),
                card.map(CustomerCard::city).orElse(null),
                card.map(CustomerCard::province).orElse(null),
                card.map(CustomerCard::country).orElse(null),
                card.map(CustomerCard::email).orElse(null),
                card.map(CustomerCard::phone).orElse(null),
                member.since(),
                member.until().orElse(null),
                member.ended().isEmpty() ? null : member.ended());
    }

    private static void offer(HttpServletResponse response, String name, String type) {
        response.setContentType(type);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    }
}
