package io.clientela.console.internal.analysis;

import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.differentiate.Assumptions;
import io.clientela.differentiate.Assumptions.Topic;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Assuming something else, and going back to what was assumed. */
@Controller
class AssumptionPages {

    private final Assumptions assumptions;
    private final List<AnalysisPage> pages;

    AssumptionPages(Assumptions assumptions, List<AnalysisPage> pages) {
        this.assumptions = assumptions;
        this.pages = pages;
    }

    @PostMapping("/analyses/{name}/assume")
    ModelAndView assume(Page page, @PathVariable String name, @RequestParam Map<String, String> given) {
        try {
            assumptions.assume(
                    topic(name),
                    AssumptionForm.read(given),
                    who(page),
                    given.getOrDefault("why", "").strip());
        } catch (IllegalArgumentException e) {
            return page.redirect("/analyses/" + name, Notice.problem(page.say("analysis.assume.unreadable")));
        }
        return page.redirect("/analyses/" + name, Notice.done(page.say("analysis.assume.done")));
    }

    @PostMapping("/analyses/{name}/assume/{id}/back")
    ModelAndView back(Page page, @PathVariable String name, @PathVariable long id) {
        if (assumptions.back(topic(name), id, who(page)).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return page.redirect("/analyses/" + name, Notice.done(page.say("analysis.assume.back.done")));
    }

    private Topic topic(String name) {
        return pages.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .flatMap(AnalysisPage::topic)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    static String who(Page page) {
        return "user:" + page.signedIn().called();
    }
}
