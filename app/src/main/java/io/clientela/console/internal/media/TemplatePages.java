package io.clientela.console.internal.media;

import static io.clientela.console.internal.media.MediaPages.who;

import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.interact.Purpose;
import io.clientela.interact.Templates;
import io.clientela.interact.Templates.Checked;
import io.clientela.interact.Templates.Composed;
import io.clientela.interact.Templates.Template;
import io.clientela.interact.Templates.Text;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Templates: write them, see what a named customer would get and how readable it is, go back to an earlier version (R30, R33). */
@Controller
class TemplatePages {

    private static final List<String> LANGUAGES = List.of("en", "it");

    private final Templates templates;

    TemplatePages(Templates templates) {
        this.templates = templates;
    }

    /** The purposes for which something can be sent. */
    static List<Purpose> purposes() {
        return Arrays.stream(Purpose.values())
                .filter(purpose -> !purpose.needsAgreement() || purpose.isSent())
                .toList();
    }

    @GetMapping("/media/templates")
    ModelAndView list(Page page) {
        return page.show("media/templates", "templates", templates.list());
    }

    @GetMapping("/media/templates/new")
    ModelAndView fresh(Page page, @RequestParam(defaultValue = "0") long from) {
        Map<String, Text> texts = templates.find(from).map(Template::texts).orElse(Map.of());
        Purpose purpose = templates.find(from).map(Template::purpose).orElse(Purpose.NEWS);
        return page.show("media/template", parameters(new TemplateForm(0, "", purpose, texts), Optional.empty()));
    }

    @GetMapping("/media/templates/{id}")
    ModelAndView one(Page page, @PathVariable long id) {
        Template template = found(id);
        TemplateForm form = new TemplateForm(id, template.name(), template.purpose(), template.texts());
        return page.show("media/template", parameters(form, Optional.of(template)));
    }

    private Template found(long id) {
        return templates
                .find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no template " + id));
    }

    private Object[] parameters(TemplateForm form, Optional<Template> template) {
        Checked checked = form.texts().isEmpty()
                ? new Checked(List.of(), Map.of())
                : templates.check(form.purpose(), form.texts());
        return new Object[] {
            "form", form,
            "template", template,
            "checked", checked,
            "purposes", purposes(),
            "languages", LANGUAGES,
            "versions", template.isPresent() ? templates.versions(form.templateId()) : List.of()
        };
    }

    private static TemplateForm form(long id, Map<String, String> given) {
        Map<String, Text> texts = new LinkedHashMap<>();
        for (String language : LANGUAGES) {
            String subject = given.getOrDefault("subject-" + language, "");
            String body = given.getOrDefault("body-" + language, "");
            if (!subject.isBlank() || !body.isBlank()) {
                texts.put(language, new Text(subject, body.replace("\r\n", "\n")));
            }
        }
        String named = given.getOrDefault("purpose", "");
        Purpose purpose = purposes().stream()
                .filter(one -> one.name().equals(named))
                .findFirst()
                .orElse(Purpose.NEWS);
        return new TemplateForm(id, given.getOrDefault("name", ""), purpose, texts);
    }

    @PostMapping("/media/templates/{id}")
    ModelAndView save(Page page, @PathVariable long id, @RequestParam Map<String, String> given) {
        TemplateForm form = form(id, given);
        Optional<Template> before = id == 0 ? Optional.empty() : Optional.of(found(id));
        Checked checked = templates.check(form.purpose(), form.texts());
        String faults = checked.faults().stream()
                .map(fault -> language(page, fault.language()) + Said.of(page.words(), fault.words()))
                .collect(Collectors.joining(" "));
        if (!faults.isEmpty()) {
            return page.showAgain(Notice.problem(faults), "media/template", parameters(form, before));
        }
        Optional<Template> saved = templates.save(id, form.name(), form.purpose(), form.texts(), who(page));
        return saved.isEmpty()
                ? page.showAgain(
                        Notice.problem(page.say("medium.template.taken")), "media/template", parameters(form, before))
                : page.redirect(
                        "/media/templates/" + saved.get().templateId(),
                        Notice.done(
                                page.say("medium.template.saved", saved.get().version())));
    }

    private static String language(Page page, String language) {
        return language.isEmpty() ? "" : page.words().sayOr("medium.language." + language, language) + ": ";
    }

    /** What a named customer would get, for htmx; without a number, somebody who does not exist. */
    @PostMapping("/media/templates/preview")
    ModelAndView preview(
            Page page,
            @RequestParam Map<String, String> given,
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(defaultValue = "en") String language) {
        TemplateForm form = form(0, given);
        Checked checked = templates.check(form.purpose(), form.texts());
        Optional<Composed> composed = Optional.empty();
        String trouble = checked.faults().stream()
                .map(fault -> language(page, fault.language()) + Said.of(page.words(), fault.words()))
                .collect(Collectors.joining(" "));
        if (trouble.isEmpty()) {
            try {
                composed = Optional.of(
                        customer.isBlank()
                                ? templates.preview(form.texts(), language)
                                : templates.preview(form.texts(), Long.parseLong(customer.strip())));
            } catch (IllegalArgumentException e) {
                trouble = page.say("medium.template.nobody", customer);
            }
        }
        return page.show("media/preview", "composed", composed, "trouble", trouble, "checked", checked);
    }

    @PostMapping("/media/templates/{id}/versions/{version}")
    ModelAndView takeBack(Page page, @PathVariable long id, @PathVariable int version) {
        found(id);
        Optional<Template> back = templates.takeBack(id, version, who(page));
        return page.redirect(
                "/media/templates/" + id,
                back.isPresent()
                        ? Notice.done(page.say("medium.template.back", version))
                        : Notice.problem(page.say("medium.nothing")));
    }

    @PostMapping("/media/templates/{id}/archive")
    ModelAndView archive(Page page, @PathVariable long id) {
        templates.archive(id, true, who(page));
        return page.redirect("/media/templates/" + id, Notice.done(page.say("medium.template.archived")));
    }

    @PostMapping("/media/templates/{id}/restore")
    ModelAndView restore(Page page, @PathVariable long id) {
        boolean done = templates.archive(id, false, who(page));
        return page.redirect(
                "/media/templates/" + id,
                done ? Notice.done(page.say("medium.template.restored")) : Notice.problem(page.say("medium.nothing")));
    }
}
