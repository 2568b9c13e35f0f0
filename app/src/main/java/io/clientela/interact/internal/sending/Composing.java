package io.clientela.interact.internal.sending;

import io.clientela.interact.Medium;
import io.clientela.interact.MessageDraft;
import io.clientela.interact.Outbox.Verdict;
import io.clientela.interact.Sendings.Plan;
import io.clientela.interact.Sendings.Preview;
import io.clientela.interact.Sendings.Sending;
import io.clientela.interact.Templates;
import io.clientela.interact.Templates.Composed;
import io.clientela.interact.Templates.Given;
import io.clientela.interact.Templates.Use;
import io.clientela.interact.internal.agreement.LeaveLinks;
import io.clientela.interact.internal.gate.Facts;
import io.clientela.interact.internal.gate.FactsReader;
import io.clientela.interact.internal.gate.Gate;
import io.clientela.interact.internal.outbox.Planning;
import io.clientela.interact.internal.sending.Target.Stand;
import io.clientela.measure.Experiment;
import io.clientela.measure.Experiments;
import io.clientela.measure.Exposure;
import io.clientela.measure.Exposures;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the message of each customer of a sending, and asks the gate of it. */
@Component
class Composing {

    private final Templates templates;
    private final LeaveLinks links;
    private final FactsReader reader;
    private final Planning planning;
    private final ArmMessages arms;
    private final Experiments experiments;
    private final Exposures exposures;
    private final Clock clock;

    Composing(
            Templates templates,
            LeaveLinks links,
            FactsReader reader,
            Planning planning,
            ArmMessages arms,
            Experiments experiments,
            Exposures exposures,
            Clock clock) {
        this.experiments = experiments;
        this.exposures = exposures;
        this.templates = templates;
        this.links = links;
        this.reader = reader;
        this.planning = planning;
        this.arms = arms;
        this.clock = clock;
    }

    /** A composed text and the medium by which it goes, which the way out in it leaves. */
    record Text(Composed composed, Medium medium) {

        long customerId() {
            return composed.customerId();
        }
    }

    /**
     * The texts for some customers; who is nobody any more is left out.
     *
     * @param versions of the templates as they were approved, by their number; the present one of others
     */
    List<Text> texts(Plan plan, Map<Long, Integer> versions, Collection<Long> customers) {
        Map<Long, Long> records = reader.present(customers);
        var present = customers.stream().filter(records::containsKey).toList();
        var media = media(plan, present);
        return templates
                .compose(
                        plan.templateId(),
                        version(versions.get(plan.templateId())),
                        new Use(plan.purpose(), plan.dialogue()),
                        present,
                        customer -> new Given(
                                plan.why(),
                                links.link(
                                        records.getOrDefault(customer, 0L),
                                        plan.purpose(),
                                        media.getOrDefault(customer, Medium.EMAIL)),
                                ""))
                .stream()
                .map(text -> new Text(text, media.getOrDefault(text.customerId(), Medium.EMAIL)))
                .toList();
    }

    private static OptionalInt version(@Nullable Integer approved) {
        return approved == null ? OptionalInt.empty() : OptionalInt.of(approved);
    }

    /** The medium of each: that of the plan, else the one that the gate chooses for him. */
    private Map<Long, Medium> media(Plan plan, List<Long> customers) {
        var media = new HashMap<Long, Medium>();
        if (plan.medium().isPresent()) {
            customers.forEach(one -> media.put(one, plan.medium().get()));
            return media;
        }
        var chosen = planning.media(customers.stream()
                .map(one -> asked(0, plan, one, Exposure.Kind.NOT_MEASURED))
                .toList());
        for (int i = 0; i < chosen.size(); i++) {
            media.put(customers.get(i), chosen.get(i));
        }
        return media;
    }

    /** A composed message as it is planned. */
    static MessageDraft draft(long sendingId, Plan plan, Text chosen) {
        var text = chosen.composed();
        return new MessageDraft(
                text.customerId(),
                plan.dialogue(),
                plan.purpose(),
                Optional.of(chosen.medium()),
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

    /** @param wanted as if in which arm, where nobody is in any yet */
    Optional<Preview> preview(Sending sending, long customer, Optional<String> wanted) {
        var stand = stand(sending.plan(), customer, wanted);
        var plan = sending.plan().forArm(stand.arm());
        return texts(plan, sending.texts(), List.of(customer)).stream()
                .findFirst()
                .map(Text::composed)
                .map(text -> new Preview(
                        text.language(),
                        text.subject(),
                        text.text(),
                        text.html(),
                        verdict(sending.sendingId(), plan, customer, stand.kind()),
                        stand.arm()));
    }

    private Verdict verdict(long sendingId, Plan plan, long customer, Exposure.Kind kind) {
        return Gate.heldOut(kind)
                .map(words -> new Verdict(false, "arm", words, Optional.empty()))
                .orElseGet(() -> planning.verdicts(List.of(asked(sendingId, plan, customer, kind)))
                        .getFirst());
    }

    /** What his exposure would say now; before the experiment starts there are no arms, and all are told as if treated. */
    private Stand stand(Plan plan, long customer, Optional<String> wanted) {
        if (plan.experimentId().isEmpty()) {
            return new Stand(Exposure.Kind.NOT_MEASURED, Optional.empty());
        }
        long id = plan.experimentId().getAsLong();
        if (experiments
                .find(id)
                .filter(one -> one.state() == Experiment.State.DRAFT)
                .isPresent()) {
            var treated = arms.treated(plan);
            return new Stand(
                    Exposure.Kind.TREATED,
                    wanted.filter(treated::contains).or(() -> treated.stream().findFirst()));
        }
        var some = List.of(customer);
        return new Stand(
                exposures.standing(id, some).getOrDefault(customer, Exposure.Kind.OVER),
                Optional.ofNullable(exposures.arms(id, some).get(customer)));
    }

    /** How many of some customers would get it, or why not, by message key. */
    Map<String, Long> forecast(long sendingId, Plan plan, Exposure.Kind kind, List<Long> customers) {
        var counts = new TreeMap<String, Long>();
        var present = reader.present(customers).keySet();
        if (present.size() < customers.size()) {
            counts.put("gate.erased", (long) customers.size() - present.size());
        }
        if (present.isEmpty()) {
            return counts;
        }
        var heldOut = Gate.heldOut(kind);
        if (heldOut.isPresent()) {
            counts.put(heldOut.get(), (long) present.size());
            return counts;
        }
        for (var verdict : planning.verdicts(
                present.stream().map(one -> asked(sendingId, plan, one, kind)).toList())) {
            counts.merge(verdict.passes() ? "gate.passes" : verdict.words().split("\\|", 2)[0], 1L, Long::sum);
        }
        return counts;
    }

    /** @param sendingId 0 where it does not matter */
    private Facts.Asked asked(long sendingId, Plan plan, long customer, Exposure.Kind kind) {
        return new Facts.Asked(
                0,
                customer,
                plan.dialogue(),
                plan.purpose(),
                plan.medium(),
                plan.topic(),
                plan.dueAt().orElse(clock.instant()),
                kind,
                "",
                sendingId == 0 ? OptionalLong.empty() : OptionalLong.of(sendingId));
    }
}
