package io.clientela.console.internal.analysis;

import io.clientela.console.internal.analysis.Charts.Series;
import io.clientela.console.internal.shell.Words;
import io.clientela.differentiate.Analyses;
import io.clientela.differentiate.Assumptions.Topic;
import io.clientela.differentiate.ContactPlans;
import io.clientela.differentiate.ContactPlans.Plan;
import io.clientela.kernel.value.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The money lost between choices product by product and one choice over the whole customer (R73). */
@Component
class ContactsPage implements AnalysisPage {

    private final Analyses analyses;

    ContactsPage(Analyses analyses) {
        this.analyses = analyses;
    }

    @Override
    public int order() {
        return 70;
    }

    @Override
    public String name() {
        return "contacts";
    }

    @Override
    public String icon() {
        return "arrows-split-2";
    }

    @Override
    public Optional<Topic> topic() {
        return Optional.of(Topic.CONTACTS);
    }

    @Override
    public Outcome<Figure> headline(Words words, Asked asked) {
        var writing = new Writing(words, asked.currency());
        return analyses.contacts(asked.currency(), "margin")
                .map(found -> new Figure(
                        writing.say("contacts.headline"),
                        writing.money(found.gained().estimate()),
                        writing.between(found.gained(), writing::money) + ", " + writing.say("service.assumed"),
                        null));
    }

    @Override
    public Outcome<View> view(Words words, Asked asked) {
        var writing = new Writing(words, asked.currency());
        var basis = asked.word("basis", List.of("margin", "worth"), "margin");
        return analyses.contacts(asked.currency(), basis).map(found -> view(found, asked, writing));
    }

    private static String behind(ContactPlans found, Asked asked) {
        return Writing.behind("contacts", Map.of("currency", asked.currency()), "basis", found.basis());
    }

    private static View view(ContactPlans found, Asked asked, Writing writing) {
        var controls = new ArrayList<>(writing.currency(asked));
        controls.add(writing.choice("basis", found.basis(), List.of("margin", "worth")));
        var figures = List.of(
                new Figure(
                        writing.say("contacts.lost"),
                        writing.money(found.gained().estimate()),
                        writing.between(found.gained(), writing::money),
                        behind(found, asked)),
                new Figure(
                        writing.say("contacts.alone"),
                        writing.money(found.alone().margin()),
                        writing.say("contacts.overlapping", found.alone().overlapping()),
                        null),
                new Figure(
                        writing.say("contacts.together"),
                        writing.money(found.together().margin()),
                        writing.say("contacts.overlapping", found.together().overlapping()),
                        null),
                new Figure(
                        writing.say("contacts.budget"),
                        writing.words().number(found.budget()),
                        writing.say("contacts.budget.note", found.customers()),
                        null));
        return new View(
                found.asOf(),
                controls,
                figures,
                List.of(writing.say("contacts.rests." + found.basis())),
                List.of(plans(found, asked, writing), departments(found, writing)),
                writing.say("contacts.method"));
    }

    private static Section plans(ContactPlans found, Asked asked, Writing writing) {
        return new Section(
                "plans",
                writing.say("contacts.plans"),
                writing.say(
                        "contacts.plans.says",
                        writing.money(found.gained().estimate()),
                        writing.between(found.gained(), writing::money)),
                Charts.lying(
                        List.of(writing.say("contacts.alone"), writing.say("contacts.together")),
                        Series.bars(
                                writing.say("contacts.margin"),
                                List.of(
                                        Writing.point(Math.round(found.alone().margin()), behind(found, asked)),
                                        Writing.point(
                                                Math.round(found.together().margin()), behind(found, asked))))),
                new Table(
                        writing.say("contacts.plans"),
                        List.of(
                                writing.say("contacts.plan"),
                                writing.say("contacts.contacts"),
                                writing.say("customers"),
                                writing.say("contacts.overlap"),
                                writing.say("contacts.margin"),
                                writing.say("contacts.differ")),
                        List.of(
                                row(writing.say("contacts.alone"), found.alone(), found, asked, writing),
                                row(writing.say("contacts.together"), found.together(), found, asked, writing))));
    }

    private static List<Entry> row(String name, Plan plan, ContactPlans found, Asked asked, Writing writing) {
        return List.of(
                Entry.words(name),
                writing.count(plan.contacts()),
                writing.count(plan.customers()),
                writing.count(plan.overlapping()),
                writing.amount(plan.margin()),
                writing.count(found.differing().size()).opening(behind(found, asked)));
    }

    private static Section departments(ContactPlans found, Writing writing) {
        var rows = new ArrayList<List<Entry>>();
        var names = new ArrayList<String>();
        var alone = new ArrayList<Object>();
        var together = new ArrayList<Object>();
        for (var one : found.departments()) {
            names.add(one.name());
            alone.add(one.alone());
            together.add(one.together());
            rows.add(List.of(
                    Entry.words(one.name()),
                    writing.count(one.places()),
                    writing.count(one.alone()),
                    writing.count(one.together())));
        }
        return new Section(
                "departments",
                writing.say("contacts.departments"),
                writing.say("contacts.departments.says"),
                Charts.over(
                        names,
                        Series.bars(writing.say("contacts.alone"), alone),
                        Series.bars(writing.say("contacts.together"), together)),
                new Table(
                        writing.say("contacts.departments"),
                        List.of(
                                writing.say("contacts.department"),
                                writing.say("contacts.places"),
                                writing.say("contacts.alone"),
                                writing.say("contacts.together")),
                        rows));
    }
}
