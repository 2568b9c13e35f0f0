package io.clientela.console.internal.media;

import static io.clientela.console.internal.media.MediaPages.who;

import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.interact.Hooks;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Webhooks: which programs are told what, and how well that goes (R16). */
@Controller
class HookPages {

    private static final int SHOWN = 100;

    private final Hooks hooks;

    HookPages(Hooks hooks) {
        this.hooks = hooks;
    }

    @GetMapping("/media/hooks")
    ModelAndView list(Page page) {
        return page.show("media/hooks", "hooks", hooks.list(), "secret", "");
    }

    @PostMapping("/media/hooks")
    ModelAndView make(
            Page page,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") List<String> events) {
        try {
            String secret = hooks.make(name, address, Set.copyOf(events), who(page));
            return page.show("media/hooks", "hooks", hooks.list(), "secret", secret);
        } catch (IllegalArgumentException e) {
            return page.redirect("/media/hooks", Notice.problem(page.say("medium.hooks.wrong")));
        }
    }

    @GetMapping("/media/hooks/{id}")
    ModelAndView one(Page page, @PathVariable long id) {
        Hooks.Hook hook = hooks.list().stream()
                .filter(one -> one.hookId() == id)
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no hook " + id));
        return page.show("media/hook", "hook", hook, "calls", hooks.calls(id, SHOWN));
    }

    @PostMapping("/media/hooks/{id}/end")
    ModelAndView end(Page page, @PathVariable long id) {
        return page.redirect(
                "/media/hooks",
                hooks.end(id, who(page))
                        ? Notice.done(page.say("medium.hooks.ended.done"))
                        : Notice.problem(page.say("medium.nothing")));
    }

    @PostMapping("/media/hooks/{id}/retry/{call}")
    ModelAndView retry(Page page, @PathVariable long id, @PathVariable long call) {
        return page.redirect(
                "/media/hooks/" + id,
                hooks.retry(call, who(page))
                        ? Notice.done(page.say("medium.hooks.retry.done"))
                        : Notice.problem(page.say("medium.nothing")));
    }
}
