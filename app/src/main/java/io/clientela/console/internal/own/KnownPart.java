package io.clientela.console.internal.own;

import io.clientela.console.internal.segments.RuleWords;
import io.clientela.console.internal.segments.WhyLines;
import io.clientela.console.internal.shell.Words;
import io.clientela.console.internal.worth.HabitLines;
import io.clientela.differentiate.Features;
import io.clientela.differentiate.Need;
import io.clientela.differentiate.NeedFilter;
import io.clientela.differentiate.Needs;
import io.clientela.differentiate.Segment;
import io.clientela.differentiate.Segments;
import io.clientela.differentiate.Standing;
import io.clientela.differentiate.Standings;
import io.clientela.identify.CustomerPage;
import io.clientela.identify.CustomerPage.Purchase;
import io.clientela.identify.Customers;
import io.clientela.identify.Lookup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What is known of a customer and what is worked out from it: values, purchases, habits, value class, segments, needs. */
@Component
class KnownPart {

    private static final int PAGE = 500;

    private final Customers customers;
    private final Features features;
    private final Standings standings;
    private final Segments segments;
    private final Needs needs;

    KnownPart(Customers customers, Features features, Standings standings, Segments segments, Needs needs) {
        this.customers = customers;
        this.features = features;
        this.standings = standings;
        this.segments = segments;
        this.needs = needs;
    }

    /** Everything that his page shows; empty where he has become part of another customer meanwhile. */
    Optional<CustomerPage> page(long customerId) {
        return customers.find(customerId) instanceof Lookup.Here here ? Optional.of(here.page()) : Optional.empty();
    }

    /** How he buys, in words. */
    List<HabitLines.Line> habits(long customerId, Words words) {
        return HabitLines.of(features.of(customerId), words);
    }

    /** Where he stands. */
    Optional<Standing> standing(long customerId) {
        return standings.of(customerId);
    }

    /** The segments that he belongs to, with why. */
    List<Belongs> segments(long customerId, Words words) {
        List<Segment.Membership> present = segments.of(customerId).stream()
                .filter(one -> one.member().until().isEmpty())
                .toList();
        Map<Long, List<WhyLines.Line>> why = new LinkedHashMap<>();
        segments.verdicts(present.stream().map(Segment.Membership::segment).toList(), customerId)
                .forEach((segment, verdict) ->
                        why.put(segment, WhyLines.of(verdict, new RuleWords(segments, words), words)));
        return present.stream()
                .map(one -> new Belongs(one, why.getOrDefault(one.segment(), List.of())))
                .toList();
    }

    /** All of his documents, the latest first. */
    List<Purchase> purchases(long customerId) {
        List<Purchase> all = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            var page = customers.documents(customerId, cursor, PAGE);
            all.addAll(page.rows());
            cursor = page.next();
        } while (cursor.isPresent());
        return all;
    }

    /** The sections of this part. */
    List<Dossier.Section> sections(long customerId, Words words) {
        List<Dossier.Section> sections = new ArrayList<>();
        page(customerId).ifPresent(page -> sections.add(values(page, words)));
        List<Purchase> purchases = purchases(customerId);
        sections.add(purchases(purchases, words));
        sections.add(lines(purchases, words));
        sections.add(workedOut(customerId, words));
        sections.add(needs(customerId, words));
        return sections;
    }

    private static Dossier.Section values(CustomerPage page, Words words) {
        var rows = new Dossier.Rows(
                "values", words, "field", "value", "shown", "source", "stated", "basis", "superseded", "file");
        for (var field : page.fields()) {
            for (var value : field.values()) {
                rows.add(
                        new Dossier.Cell(field.field(), words.code("field", field.field())),
                        value.text(),
                        value.shown(),
                        value.source(),
                        value.statedOn(),
                        new Dossier.Cell(value.legalBasis(), words.code("basis", value.legalBasis())),
                        value.superseded(),
                        value.file());
            }
        }
        return rows.done();
    }

    private static Dossier.Section purchases(List<Purchase> purchases, Words words) {
        var rows = new Dossier.Rows(
                "purchases", words, "day", "document", "number", "net", "currency", "department", "channel", "source");
        for (Purchase one : purchases) {
            rows.add(
                    one.date(),
                    new Dossier.Cell(one.kind(), words.code("document", one.kind())),
                    one.number(),
                    one.net(),
                    one.currency(),
                    one.department(),
                    one.channel(),
                    one.source());
        }
        return rows.done();
    }

    private Dossier.Section lines(List<Purchase> purchases, Words words) {
        var rows = new Dossier.Rows(
                "lines", words, "day", "number", "code", "description", "quantity", "price", "amount", "currency");
        for (Purchase one : purchases) {
            for (var line : customers.lines(one.documentId())) {
                rows.add(
                        one.date(),
                        one.number(),
                        line.code(),
                        line.description(),
                        line.quantity(),
                        line.unitPrice(),
                        line.amount(),
                        one.currency());
            }
        }
        return rows.done();
    }

    private Dossier.Section workedOut(long customerId, Words words) {
        var rows = new Dossier.Rows("worked-out", words, "what", "said", "since");
        for (var line : habits(customerId, words)) {
            rows.add(
                    line.name().isEmpty() ? words.say("habit.title") : line.name(),
                    String.join("; ", line.texts()),
                    "");
        }
        standing(customerId)
                .ifPresent(standing ->
                        rows.add(words.say("own.data.class"), words.say("own.data.class." + standing.tier()), ""));
        for (var one : segments(customerId, words)) {
            String why = one.why().stream()
                    .map(line -> line.figure().isEmpty() ? line.text() : line.text() + ": " + line.figure())
                    .collect(Collectors.joining("; "));
            rows.add(
                    words.say("own.data.segment", one.membership().name()),
                    why,
                    one.membership().member().since());
        }
        return rows.done();
    }

    private Dossier.Section needs(long customerId, Words words) {
        var rows = new Dossier.Rows("needs", words, "what", "status", "stated", "from");
        for (Need need : needs.list(of(customerId), Long.MAX_VALUE, PAGE)) {
            rows.add(
                    need.what(),
                    new Dossier.Cell(need.status().name(), words.name("need.status", need.status())),
                    need.statedOn(),
                    new Dossier.Cell(need.origin().name(), words.name("need.origin", need.origin())));
        }
        return rows.done();
    }

    private static NeedFilter of(long customerId) {
        return new NeedFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(customerId));
    }
}
