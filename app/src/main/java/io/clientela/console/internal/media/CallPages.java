package io.clientela.console.internal.media;

import static io.clientela.console.internal.media.MediaPages.who;

import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.interact.Calls;
import io.clientela.interact.Calls.Result;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The list of calls: whom to call, why, what to say, what became of it (R28). */
@Controller
class CallPages {

    private static final int SHOWN = 100;

    private final Calls calls;

    CallPages(Calls calls) {
        this.calls = calls;
    }

    @GetMapping("/media/calls")
    ModelAndView list(Page page, @RequestParam(defaultValue = "") String show) {
        boolean open = !show.equals("done");
        return page.show("media/calls", "calls", calls.list(open, SHOWN), "open", open, "waiting", calls.open());
    }

    @GetMapping("/media/calls/export.csv")
    void csv(@RequestParam(defaultValue = "") String show, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"calls.csv\"");
        calls.exportCsv(!show.equals("done"), response.getOutputStream());
    }

    @PostMapping("/media/calls/{id}")
    ModelAndView note(
            Page page,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String result,
            @RequestParam(defaultValue = "") String note) {
        Optional<Result> named = Arrays.stream(Result.values())
                .filter(one -> one.name().equals(result))
                .findFirst();
        if (named.isEmpty() || (named.get() == Result.REACHED && note.isBlank())) {
            return page.redirect("/media/calls", Notice.problem(page.say("medium.calls.what")));
        }
        return page.redirect(
                "/media/calls",
                calls.note(id, named.get(), note, who(page))
                        ? Notice.done(page.say("medium.calls.noted"))
                        : Notice.problem(page.say("medium.nothing")));
    }

    @PostMapping("/media/calls/{id}/reopen")
    ModelAndView reopen(Page page, @PathVariable long id) {
        return page.redirect(
                "/media/calls",
                calls.reopen(id, who(page))
                        ? Notice.done(page.say("medium.calls.reopened"))
                        : Notice.problem(page.say("medium.nothing")));
    }
}
