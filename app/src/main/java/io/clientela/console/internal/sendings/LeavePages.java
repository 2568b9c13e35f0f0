package io.clientela.console.internal.sendings;

import io.clientela.console.internal.shell.Page;
import io.clientela.interact.Leaving;
import io.clientela.interact.Leaving.Way;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The way out that stands in each message (RFC 8058): POST leaves at once, with no cookie, no token of a form and no sign-in;
 * GET, which programs follow by themselves, changes nothing and shows a button.
 */
@Controller
class LeavePages {

    private final Leaving leaving;

    LeavePages(Leaving leaving) {
        this.leaving = leaving;
    }

    @GetMapping("/leave/{token}")
    ModelAndView ask(Page page, @PathVariable String token) {
        return show(page, token, leaving.read(token), false);
    }

    @PostMapping("/leave/{token}")
    ModelAndView leave(
            Page page,
            @PathVariable String token,
            @RequestParam(defaultValue = "") String what,
            HttpServletRequest from) {
        return show(page, token, leaving.leave(token, what.equals("everything"), from.getRemoteAddr()), true);
    }

    private static ModelAndView show(Page page, String token, Optional<Way> way, boolean done) {
        var shown = page.show("agreement/leave", "token", token, "way", way, "done", done);
        if (way.isEmpty()) {
            shown.setStatus(HttpStatus.NOT_FOUND);
        }
        return shown;
    }
}
