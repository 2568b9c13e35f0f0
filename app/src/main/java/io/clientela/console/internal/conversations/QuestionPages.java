package io.clientela.console.internal.conversations;

import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.identify.Customers;
import io.clientela.interact.Medium;
import io.clientela.interact.Question;
import io.clientela.interact.Questions;
import io.clientela.interact.Questions.Asked;
import io.clientela.kernel.value.Outcome;
import io.clientela.organize.Right;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The register of questions: edit, order, stop; who was asked, what was answered (R9). */
@Controller
class QuestionPages {

    private static final int ROWS = 50;

    private final Questions questions;
    private final Customers customers;
    private final Clock clock;

    QuestionPages(Questions questions, Customers customers, Clock clock) {
        this.questions = questions;
        this.customers = customers;
        this.clock = clock;
    }

    @GetMapping("/questions")
    ModelAndView list(Page page) {
        return page.show("question/list", "results", questions.results(), "words", new QuestionWords(page.words()));
    }

    @GetMapping("/questions/new")
    ModelAndView make(Page page) {
        return page.show(
                "question/edit", "form", QuestionForm.empty(), "id", 0L, "words", new QuestionWords(page.words()));
    }

    @GetMapping("/questions/{id}")
    ModelAndView one(Page page, @PathVariable long id, @RequestParam(defaultValue = "0") long before) {
        var question = questions.find(id);
        if (question.isEmpty()) {
            return page.redirect("/questions", Notice.problem(page.say("question.nowhere")));
        }
        var asked = questions.asked(OptionalLong.empty(), OptionalLong.of(id), before, ROWS + 1);
        var shown = asked.subList(0, Math.min(ROWS, asked.size()));
        return page.show(
                "question/one",
                "question",
                question.get(),
                "asked",
                shown,
                "next",
                asked.size() > ROWS ? shown.getLast().askedId() : 0L,
                "cards",
                Talk.cards(customers, shown.stream().map(Asked::customerId).toList()),
                "words",
                new QuestionWords(page.words()),
                "talk",
                new Talk(page.words(), clock.instant()));
    }

    @GetMapping("/questions/{id}/edit")
    ModelAndView edit(Page page, @PathVariable long id) {
        return questions
                .find(id)
                .map(question -> page.show(
                        "question/edit",
                        "form",
                        QuestionForm.of(question),
                        "id",
                        id,
                        "words",
                        new QuestionWords(page.words())))
                .orElseGet(() -> page.redirect("/questions", Notice.problem(page.say("question.nowhere"))));
    }

    @PostMapping("/questions")
    ModelAndView add(Page page, @RequestParam Map<String, String> given) {
        return keep(page, 0, given);
    }

    @PostMapping("/questions/survey")
    ModelAndView survey(Page page) {
        int added = questions.addSurvey(Talk.who(page)).size();
        return page.redirect(
                "/questions",
                Notice.done(
                        added == 0
                                ? page.say("question.survey.there")
                                : page.words().count("question.survey.added", added)));
    }

    @PostMapping("/questions/{id}")
    ModelAndView change(Page page, @PathVariable long id, @RequestParam Map<String, String> given) {
        return keep(page, id, given);
    }

    private ModelAndView keep(Page page, long id, Map<String, String> given) {
        var form = new QuestionForm(given);
        Question question;
        try {
            question = form.question(id);
        } catch (IllegalArgumentException e) {
            return again(page, form, id, "question.wrong");
        }
        if (id == 0) {
            long added = questions.add(question, Talk.who(page));
            return page.redirect("/questions/" + added, Notice.done(page.say("question.added")));
        }
        return questions.change(question, Talk.who(page))
                ? page.redirect("/questions/" + id, Notice.done(page.say("question.changed")))
                : again(page, form, id, "question.was-asked");
    }

    private static ModelAndView again(Page page, QuestionForm form, long id, String why) {
        return page.showAgain(
                Notice.problem(page.say(why)),
                "question/edit",
                "form",
                form,
                "id",
                id,
                "words",
                new QuestionWords(page.words()));
    }

    @PostMapping("/questions/{id}/move")
    ModelAndView move(Page page, @PathVariable long id, @RequestParam(defaultValue = "up") String to) {
        questions.move(id, to.equals("up"), Talk.who(page));
        return page.redirect("/questions");
    }

    @PostMapping("/questions/{id}/active")
    ModelAndView activate(Page page, @PathVariable long id, @RequestParam(defaultValue = "false") boolean active) {
        questions.activate(id, active, Talk.who(page));
        return page.redirect("/questions", Notice.done(page.say(active ? "question.started" : "question.stopped")));
    }

    @PostMapping("/questions/round")
    ModelAndView round(Page page) {
        long job = questions.round(Talk.who(page));
        return page.may(Right.SEE_JOBS)
                ? page.redirect("/jobs/" + job)
                : page.redirect("/questions", Notice.done(page.say("question.round.started")));
    }

    @GetMapping("/questions/export.csv")
    void csv(@RequestParam(defaultValue = "0") long question, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"answers.csv\"");
        questions.exportCsv(
                question > 0 ? OptionalLong.of(question) : OptionalLong.empty(), response.getOutputStream());
    }

    /** Asks a customer the next question by a message. */
    @PostMapping("/customers/{id}/questions")
    ModelAndView ask(Page page, @PathVariable long id, @RequestParam(defaultValue = "") String how) {
        var asked = how.equals("phone")
                ? questions.askHere(id, Medium.PHONE, page.words().language(), Talk.who(page))
                : questions.ask(id, Optional.empty(), Talk.who(page));
        String back = "/customers/" + id;
        return switch (asked) {
            case Outcome.Known<Asked> known -> page.redirect(back, Notice.done(page.say("question.asked.done")));
            case Outcome.Unknown<Asked> unknown ->
                page.redirect(
                        back,
                        Notice.problem(page.say("question.why." + unknown.reason()) + " "
                                + new Talk(page.words(), clock.instant()).coded(unknown.detail())));
        };
    }

    /** Takes down what a customer answered on the phone or in the shop. */
    @PostMapping("/customers/{id}/questions/{asked}/answer")
    ModelAndView answer(
            Page page, @PathVariable long id, @PathVariable long asked, @RequestParam(defaultValue = "") String said) {
        String back = "/customers/" + id;
        return switch (questions.answer(id, asked, said, Medium.PHONE, Talk.who(page))) {
            case Outcome.Known<Asked> known -> page.redirect(back, Notice.done(page.say("question.answer.done")));
            case Outcome.Unknown<Asked> unknown ->
                page.redirect(back, Notice.problem(page.say("question.why." + unknown.reason())));
        };
    }

    @PostMapping("/customers/{id}/questions/{asked}/withdraw")
    ModelAndView withdraw(Page page, @PathVariable long id, @PathVariable long asked) {
        return page.redirect(
                "/customers/" + id,
                questions.withdraw(asked, Talk.who(page))
                        ? Notice.done(page.say("question.withdraw.done"))
                        : Notice.problem(page.say("question.why.no-question")));
    }

    /** The card of one customer, for htmx: the open question, the next one, what is known. */
    @GetMapping("/customers/{id}/questions")
    ModelAndView panel(Page page, @PathVariable long id) {
        List<Asked> asked = questions.asked(OptionalLong.of(id), OptionalLong.empty(), 0, 20);
        return page.show(
                "question/panel",
                "customerId",
                id,
                "asked",
                asked,
                "next",
                questions.next(id),
                "words",
                new QuestionWords(page.words()),
                "talk",
                new Talk(page.words(), clock.instant()));
    }
}
