package io.clientela.console.internal.sendings;

import io.clientela.interact.Agreements;
import io.clientela.interact.Medium;
import io.clientela.interact.Purpose;
import io.clientela.interact.Sendings.ArmMessage;
import io.clientela.interact.Sendings.Plan;
import io.clientela.interact.Templates.Template;
import io.clientela.measure.Experiment;
import io.clientela.measure.ExperimentPlan.Arm;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was filled in for a new sending. */
public final class SendingForm {

    /** The field that says of which experiment the arms were shown. */
    public static final String ARMS_OF = "arms-of";

    /** The media by which a sending may go. */
    public static final List<Medium> MEDIA = List.of(Medium.EMAIL, Medium.SMS, Medium.LETTER, Medium.PHONE, Medium.WEB);

    private static final String SEGMENT = "segment:";
    private static final String EXPERIMENT = "experiment:";
    private static final String TEMPLATE_OF = "template-of-";
    private static final String MEDIUM_OF = "medium-of-";

    private final Map<String, String> given;
    private final Optional<Experiment> experiment;

    private final List<Template> templates;

    private SendingForm(Map<String, String> given, List<Template> templates, Optional<Experiment> experiment) {
        this.given = Map.copyOf(given);
        this.templates =
                templates.stream().filter(one -> one.purpose().toMany()).toList();
        this.experiment = experiment;
    }

    /**
     * Reads it.
     *
     * @param given the fields by name
     * @param templates all that there are; those for what is not sent to many are left out
     * @param running the experiments that one may choose; where no target is named the first of them is chosen
     */
    static SendingForm of(Map<String, String> given, List<Template> templates, List<Experiment> running) {
        String target = given.getOrDefault("target", "");
        return new SendingForm(
                given,
                templates,
                running.stream()
                        .filter(one -> target.isEmpty() || target.equals(EXPERIMENT + one.id()))
                        .findFirst());
    }

    /** A field; empty where it was not filled in. */
    public String get(String name) {
        return given.getOrDefault(name, "");
    }

    /** Whether a field has this value. */
    public boolean is(String name, Object value) {
        return get(name).equals(String.valueOf(value));
    }

    /** The experiment of the target; empty for a segment. */
    public Optional<Experiment> experiment() {
        return experiment;
    }

    /** The arms that may get their own message: the treated ones, where there are several. */
    public List<Arm> arms() {
        var treated = experiment.stream()
                .flatMap(one -> one.plan().arms().stream())
                .filter(arm -> !arm.held())
                .toList();
        return treated.size() > 1 ? treated : List.of();
    }

    /** The name of the field with the template of an arm. */
    public static String templateOf(Arm arm) {
        return TEMPLATE_OF + arm.name();
    }

    /** The name of the field with the medium of an arm. */
    public static String mediumOf(Arm arm) {
        return MEDIUM_OF + arm.name();
    }

    /** Whether the arms of another target were shown when it was filled in, or none though there are several. */
    boolean armsUnseen() {
        return !arms().isEmpty()
                && experiment.filter(one -> is(ARMS_OF, one.id())).isEmpty();
    }

    /** The templates of which many may be told, by purpose; what goes without consent comes last. */
    public Map<Purpose, List<Template>> byPurpose() {
        return templates.stream()
                .collect(Collectors.groupingBy(
                        Template::purpose,
                        () -> new TreeMap<>(
                                Comparator.comparing(Purpose::ownBasis).thenComparing(one -> one)),
                        Collectors.toList()));
    }

    /** The chosen template; the first where none is chosen, empty where there is none to choose. */
    public Optional<Template> template() {
        return templates.stream()
                .filter(one -> is("template", one.templateId()))
                .findFirst()
                .or(() -> byPurpose().values().stream().findFirst().map(List::getFirst));
    }

    /** The templates of the same purpose as the chosen one: those that an arm may get. */
    public List<Template> alike() {
        return template()
                .map(chosen -> templates.stream()
                        .filter(one -> one.purpose() == chosen.purpose())
                        .toList())
                .orElse(List.of());
    }

    /** Whether it goes without consent, so that it needs a ground. */
    public boolean needsGround() {
        return template().filter(one -> one.purpose().ownBasis()).isPresent();
    }

    /**
     * The plan; its purpose is that of its template.
     *
     * @throws IllegalArgumentException if a field cannot be read
     */
    Plan plan(ZoneId zone) {
        var chosen = templates.stream()
                .filter(one -> is("template", one.templateId()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no template " + get("template")));
        return new Plan(
                get("name").strip(),
                Agreements.GENERAL,
                chosen.purpose(),
                medium(get("medium")),
                chosen.templateId(),
                target(SEGMENT),
                target(EXPERIMENT),
                get("why").strip(),
                get("topic").strip(),
                due(zone),
                armMessages(),
                chosen.purpose().ownBasis() ? get("ground").strip() : "");
    }

    private OptionalLong target(String kind) {
        String target = get("target");
        return target.startsWith(kind) ? number(target.substring(kind.length())) : OptionalLong.empty();
    }

    private static Optional<Medium> medium(String name) {
        return Arrays.stream(Medium.values())
                .filter(one -> one.name().equals(name))
                .findFirst();
    }

    /** A number; empty where a text is none. */
    static OptionalLong number(String text) {
        return text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    private Optional<Instant> due(ZoneId zone) {
        String text = get("due");
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(LocalDateTime.parse(text).atZone(zone).toInstant());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("no time: " + text, e);
        }
    }

    /** What was chosen for arms; none where it was chosen for those of another target. */
    private Map<String, ArmMessage> armMessages() {
        var messages = new TreeMap<String, ArmMessage>();
        if (experiment.filter(one -> is(ARMS_OF, one.id())).isEmpty()) {
            return messages;
        }
        given.forEach((field, value) -> {
            if (field.startsWith(TEMPLATE_OF) && !value.isEmpty()) {
                var template = OptionalLong.of(number(value).orElse(0));
                put(messages, field.substring(TEMPLATE_OF.length()), new ArmMessage(template, Optional.empty()));
            } else if (field.startsWith(MEDIUM_OF) && !value.isEmpty()) {
                put(
                        messages,
                        field.substring(MEDIUM_OF.length()),
                        new ArmMessage(OptionalLong.empty(), Optional.of(Medium.valueOf(value))));
            }
        });
        return messages;
    }

    private static void put(Map<String, ArmMessage> messages, String arm, ArmMessage half) {
        messages.merge(
                arm,
                half,
                (one, other) -> new ArmMessage(
                        one.templateId().isPresent() ? one.templateId() : other.templateId(),
                        one.medium().or(other::medium)));
    }
}
