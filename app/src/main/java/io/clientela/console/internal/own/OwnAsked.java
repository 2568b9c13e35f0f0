package io.clientela.console.internal.own;

import io.clientela.console.internal.security.Visitor;
import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.interact.Agreements;
import io.clientela.interact.Agreements.Consent;
import io.clientela.interact.Agreements.Side;
import io.clientela.interact.CustomerRights;
import io.clientela.interact.Marks;
import io.clientela.interact.Marks.Given;
import io.clientela.interact.Marks.Mark;
import io.clientela.interact.Medium;
import io.clientela.interact.Purpose;
import io.clientela.interact.Questions;
import io.clientela.interact.Questions.Asked;
import io.clientela.kernel.value.Outcome;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The one question that waits for a customer, and his marks of what we wrote (R9, R33). */
@Controller
class OwnAsked {

    private static final int LONGEST = 2_000;

    private final Questions questions;
    private final Marks marks;
    private final Agreements agreements;
    private final CustomerRights rights;

    OwnAsked(Questions questions, Marks marks, Agreements agreements, CustomerRights rights) {
        this.questions = questions;
        this.marks = marks;
        this.agreements = agreements;
        this.rights = rights;
    }

    /** The question, for htmx; nothing where none waits, and none is made unless he agreed to questions. */
    @GetMapping("/own/question")
    ModelAndView question(Page page) {
        long customer = Visitor.present().customerId();
        var open = questions.open(customer).or(() -> agreed(customer) ? asked(page, customer) : Optional.empty());
        return page.show(
                "own/question",
                "asked",
                open,
                "points",
                open.flatMap(one -> questions.find(one.questionId()))
                        .map(question -> question.points())
                        .orElse(0));
    }

    private boolean agreed(long customerId) {
        return !rights.of(customerId).doNotContact()
                && agreements
                        .consent(customerId, Purpose.QUESTIONS, Medium.WEB)
                        .filter(Consent::given)
                        .isPresent();
    }

    private Optional<Asked> asked(Page page, long customerId) {
        return questions.askHere(customerId, Medium.WEB, page.words().language(), "system")
                        instanceof Outcome.Known<Asked> known
                ? Optional.of(known.value())
                : Optional.empty();
    }

    @PostMapping("/own/question/{asked}")
    ModelAndView answer(Page page, @PathVariable long asked, @RequestParam(defaultValue = "") String said) {
        Visitor visitor = Visitor.present();
        boolean taken = said.length() <= LONGEST
                && questions.answer(visitor.customerId(), asked, said, Medium.WEB, visitor.who())
                        instanceof Outcome.Known<Asked>;
        return page.redirect(
                "/own", taken ? Notice.done(page.say("asked.thanks")) : Notice.problem(page.say("asked.not-read")));
    }

    @PostMapping("/own/messages/{id}/mark")
    ModelAndView mark(
            Page page,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String understood,
            @RequestParam(defaultValue = "") String interesting) {
        Visitor visitor = Visitor.present();
        var one = number(understood);
        var other = number(interesting);
        boolean marked = (one.isPresent() || other.isPresent())
                && marks.rate(visitor.customerId(), id, Side.CUSTOMER, new Given(one, other, ""), visitor.who())
                        instanceof Outcome.Known<Mark>;
        boolean paused = marked && !marks.pauses(visitor.customerId()).isEmpty();
        return page.redirect(
                "/own/messages",
                marked
                        ? Notice.done(page.say(paused ? "asked.marked.paused" : "asked.marked"))
                        : Notice.problem(page.say("asked.mark.none")));
    }

    private static OptionalInt number(String text) {
        return text.matches("[1-5]") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }
}
