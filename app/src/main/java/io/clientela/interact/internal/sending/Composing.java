package io.clientela.interact.internal.sending;

import io.clientela.interact.Medium;
import io.clientela.interact.MessageDraft;
import io.clientela.interact.Sendings.Plan;
import io.clientela.interact.Sendings.Preview;
import io.clientela.interact.Templates;
import io.clientela.interact.Templates.Composed;
import io.clientela.interact.Templates.Given;
import io.clientela.interact.internal.agreement.LeaveLinks;
import io.clientela.interact.internal.gate.Facts;
import io.clientela.interact.internal.gate.FactsReader;
import io.clientela.interact.internal.outbox.Planning;
import io.clientela.measure.Exposure;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Makes the message of each customer of a sending, and asks the gate of it. */
@Component
class Composing {

    private final Templates templates;
    private final LeaveLinks links;
    private final FactsReader reader;
    private final Planning planning;
    private final Clock clock;

    Composing(Templates templates, LeaveLinks links, FactsReader reader, Planning planning, Clock clock) {
        this.templates = templates;
        this.links = links;
        this.reader = reader;
        this.planning = planning;
        this.clock = clock;
    }

    /** The texts for some customers; who is nobody any more is left out. */
    List<Composed> texts(Plan plan, Collection<Long> customers) {
        Map<Long, Long> records = reader.present(customers);
        return templates.compose(
                plan.templateId(),
                customers.stream().filter(records::containsKey).toList(),
                customer -> new Given(
                        plan.why(),
                        links.link(
                                records.getOrDefault(customer, 0L),
                                plan.purpose(),
                                plan.medium().orElse(Medium.EMAIL)),
                        ""));
    }

    /** A composed message as it is planned. */
    static MessageDraft draft(long sendingId, Plan plan, Composed text) {
        return new MessageDraft(
                text.customerId(),
                plan.dialogue(),
                plan.purpose(),
                plan.medium(),
                text.language(),
                text.subject(),
                text.text(),
                text.html(),
                plan.why(),
                "sending:" + sendingId,
                plan.topic(),
                plan.dueAt(),
                OptionalLong.empty(),
                OptionalLong.of(sendingId));
    }

    Optional<Preview> preview(Plan plan, long customer) {
        var kind = plan.experimentId().isPresent() ? Exposure.Kind.TREATED : Exposure.Kind.NOT_MEASURED;
        return texts(plan, List.of(customer)).stream()
                .findFirst()
                .map(text -> new Preview(
                        text.language(),
                        text.subject(),
                        text.text(),
                        text.html(),
                        planning.verdicts(List.of(asked(plan, customer, kind))).getFirst()));
    }

    /** How many of some customers would get it, or why not, by message key. */
    Map<String, Long> forecast(Plan plan, Exposure.Kind kind, List<Long> customers) {
        var counts = new TreeMap<String, Long>();
        var present = reader.present(customers).keySet();
        if (present.size() < customers.size()) {
            counts.put("gate.erased", (long) customers.size() - present.size());
        }
        if (present.isEmpty()) {
            return counts;
        }
        if (kind == Exposure.Kind.HELD_OUT || kind == Exposure.Kind.HELD_OUT_OF_ALL) {
            String key = kind == Exposure.Kind.HELD_OUT ? "gate.arm.held-out" : "gate.arm.held-out-of-all";
            counts.put(key, (long) present.size());
            return counts;
        }
        for (var verdict : planning.verdicts(
                present.stream().map(one -> asked(plan, one, kind)).toList())) {
            counts.merge(verdict.passes() ? "gate.passes" : verdict.words().split("\\|", 2)[0], 1L, Long::sum);
        }
        return counts;
    }

    private Facts.Asked asked(Plan plan, long customer, Exposure.Kind kind) {
        return new Facts.Asked(
                0,
                customer,
                plan.dialogue(),
                plan.purpose(),
                plan.medium(),
                plan.topic(),
                plan.dueAt().orElse(clock.instant()),
                kind,
                "");
    }
}
