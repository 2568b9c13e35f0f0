package io.clientela.console.internal.segments;

import io.clientela.console.internal.segments.SegmentViews.Listed;
import io.clientela.console.internal.segments.SegmentViews.Row;
import io.clientela.console.internal.segments.SegmentViews.Versioned;
import io.clientela.console.internal.segments.SegmentViews.Worth;
import io.clientela.console.internal.shell.Page;
import io.clientela.console.internal.shell.Words;
import io.clientela.console.internal.worth.WorthWords;
import io.clientela.differentiate.Rule;
import io.clientela.differentiate.Segment;
import io.clientela.differentiate.Segments;
import io.clientela.differentiate.Segments.Together;
import io.clientela.differentiate.Verdict;
import io.clientela.identify.CustomerCard;
import io.clientela.identify.Customers;
import io.clientela.kernel.value.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The segments, their members, and the segments of one customer. */
@Controller
class SegmentPages {

    private static final int SHOWN = 50;
    private static final Duration MONTH = Duration.ofDays(30);

    private final Segments segments;
    private final Customers customers;
    private final Clock clock;

    SegmentPages(Segments segments, Customers customers, Clock clock) {
        this.segments = segments;
        this.customers = customers;
        this.clock = clock;
    }

    @GetMapping("/segments")
    ModelAndView list(Page page) {
        var moves = segments.movesSince(clock.instant().minus(MONTH));
        var rules = new RuleWords(segments, page.words());
        var rows = segments.list().stream()
                .map(segment -> new Row(
                        segment,
                        rules.sentence(segment.rule()),
                        moves.getOrDefault(segment.id(), new Segment.Moves(0, 0)),
                        value(segment, page.words())))
                .toList();
        return page.show(
                "segments/list",
                "rows",
                rows.stream()
                        .filter(row -> row.segment().archivedAt().isEmpty())
                        .toList(),
                "archived",
                rows.stream()
                        .filter(row -> row.segment().archivedAt().isPresent())
                        .toList(),
                "base",
                base(),
                "examples",
                Examples.NAMES);
    }

    private long base() {
        return segments.count(new Rule.Any(List.of()), 0) instanceof Outcome.Known<Segments.Count> known
                ? known.value().base()
                : 0;
    }

    private Worth value(Segment segment, Words words) {
        if (!(segments.value(segment.id()) instanceof Outcome.Known<List<Together>> known)) {
            return Worth.UNKNOWN;
        }
        return new Worth(
                known.value().stream().map(one -> words.wholeMoney(one.value())).collect(Collectors.joining(", ")),
                known.value().stream()
                        .flatMap(one -> one.interval().stream()
                                .map(range -> WorthWords.range(
                                        range, one.value().currency().getCurrencyCode(), words)))
                        .collect(Collectors.joining(", ")));
    }

    @GetMapping("/segments/{id}")
    ModelAndView one(
            Page page,
            @PathVariable long id,
            @RequestParam(defaultValue = "PRESENT") Segment.Show show,
            @RequestParam Optional<String> cursor,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to) {
        var segment = find(id);
        var listed = listed(page, show, from, to);
        var members = segments.members(id, show, start(page, listed), end(page, listed), cursor, SHOWN);
        var cards = cards(members.rows());
        if (page.isFragment()) {
            return page.show("segments/rows", "segment", segment, "listed", listed, "members", members, "cards", cards);
        }
        var rules = new RuleWords(segments, page.words());
        var month = clock.instant().minus(MONTH);
        return page.show(
                "segments/one",
                "segment",
                segment,
                "sentence",
                rules.sentence(segment.rule()),
                "versions",
                segments.versions(id).stream()
                        .map(version -> new Versioned(version, rules.sentence(version.rule())))
                        .toList(),
                "moves",
                segments.moves(id, month, clock.instant().plusSeconds(60)),
                "period",
                segments.moves(id, start(page, listed), end(page, listed)),
                "base",
                base(),
                "worth",
                value(segment, page.words()),
                "sizes",
                SizeChart.of(segments.sizes(id, page.words().zone()), today(page), page.words()),
                "listed",
                listed,
                "members",
                members,
                "cards",
                cards);
    }

    private Listed listed(Page page, Segment.Show show, @Nullable LocalDate from, @Nullable LocalDate to) {
        var today = today(page);
        var last = to == null ? today : to;
        var first = from == null ? last.minusDays(29) : from;
        return new Listed(show, first.isAfter(last) ? last : first, last);
    }

    private LocalDate today(Page page) {
        return LocalDate.ofInstant(clock.instant(), page.words().zone());
    }

    private static Instant start(Page page, Listed listed) {
        return listed.from().atStartOfDay(page.words().zone()).toInstant();
    }

    private static Instant end(Page page, Listed listed) {
        return listed.to().plusDays(1).atStartOfDay(page.words().zone()).toInstant();
    }

    private Map<Long, CustomerCard> cards(List<Segment.Member> members) {
        return customers
                .cards(members.stream().map(Segment.Member::customer).distinct().toList())
                .stream()
                .collect(Collectors.toMap(CustomerCard::customerId, Function.identity()));
    }

    /** Why a customer belongs to a segment, or does not, for htmx. */
    @GetMapping("/segments/{id}/why/{customer}")
    ModelAndView why(Page page, @PathVariable long id, @PathVariable long customer) {
        return page.show("segments/why", "lines", why(page, find(id), customer));
    }

    private List<WhyLines.Line> why(Page page, Segment segment, long customer) {
        return segments.verdict(segment.rule(), customer) instanceof Outcome.Known<Verdict> known
                ? WhyLines.of(known.value(), new RuleWords(segments, page.words()), page.words())
                : List.of();
    }

    /** The segments of one customer, a card of his page. */
    @GetMapping("/customers/{id}/segments")
    ModelAndView of(Page page, @PathVariable long id) {
        var all = segments.of(id);
        var present = all.stream().filter(one -> one.member().until().isEmpty()).toList();
        var rules = new RuleWords(segments, page.words());
        var why = new HashMap<Long, List<WhyLines.Line>>();
        segments.verdicts(present.stream().map(Segment.Membership::segment).toList(), id)
                .forEach((segment, verdict) -> why.put(segment, WhyLines.of(verdict, rules, page.words())));
        return page.show(
                "segments/panel",
                "present",
                present,
                "why",
                why,
                "past",
                all.stream().filter(one -> one.member().until().isPresent()).toList());
    }

    private Segment find(long id) {
        return segments.find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no segment " + id));
    }
}
