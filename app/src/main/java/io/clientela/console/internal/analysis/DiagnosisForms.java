package io.clientela.console.internal.analysis;

import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.differentiate.Diagnoses;
import io.clientela.kernel.value.Outcome;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Writing a diagnosis down, and taking the last one back. */
@Controller
class DiagnosisForms {

    private static final String PAGE = "/analyses/diagnosis";

    private final Diagnoses diagnoses;

    DiagnosisForms(Diagnoses diagnoses) {
        this.diagnoses = diagnoses;
    }

    @PostMapping("/analyses/diagnosis/keep")
    ModelAndView keep(Page page, @RequestParam(defaultValue = "EUR") String currency) {
        return diagnoses.keep(currency, AssumptionPages.who(page)) instanceof Outcome.Known
                ? page.redirect(PAGE, Notice.done(page.say("analysis.diagnosis.kept")))
                : page.redirect(PAGE, Notice.problem(page.say("analysis.none.none")));
    }

    @PostMapping("/analyses/diagnosis/drop")
    ModelAndView drop(Page page) {
        var last = diagnoses.kept().stream().findFirst();
        if (last.isPresent() && diagnoses.drop(last.get().id(), AssumptionPages.who(page))) {
            return page.redirect(PAGE, Notice.done(page.say("analysis.diagnosis.dropped")));
        }
        return page.redirect(PAGE);
    }
}
