package io.clientela.console.internal.media;

import static io.clientela.console.internal.media.MediaPages.who;

import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.interact.Letters;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Letters: what is collected, printed, posted, came back (R28, R31). */
@Controller
class LetterPages {

    private final Letters letters;

    LetterPages(Letters letters) {
        this.letters = letters;
    }

    @GetMapping("/media/letters")
    ModelAndView batches(Page page) {
        return page.show("media/letters", "batches", letters.batches());
    }

    @GetMapping("/media/letters/{id}")
    ModelAndView batch(Page page, @PathVariable long id) {
        return page.show("media/letterbatch", "batch", found(id), "letters", letters.letters(id));
    }

    private Letters.Batch found(long id) {
        return letters.batches().stream()
                .filter(batch -> batch.batchId() == id)
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no letters " + id));
    }

    @GetMapping("/media/letters/{id}/letters.pdf")
    void print(@PathVariable long id, HttpServletResponse response) throws IOException {
        if (found(id).letters() == 0) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no letters in " + id);
        }
        response.setContentType("application/pdf");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"letters-" + id + ".pdf\"");
        letters.print(id, response.getOutputStream());
    }

    @GetMapping("/media/letters/{id}/letters.csv")
    void csv(@PathVariable long id, HttpServletResponse response) throws IOException {
        found(id);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"letters-" + id + ".csv\"");
        letters.exportCsv(id, response.getOutputStream());
    }

    @PostMapping("/media/letters/{id}/{what:close|posted|unposted}")
    ModelAndView change(Page page, @PathVariable long id, @PathVariable String what) {
        boolean done = switch (what) {
            case "close" -> letters.close(id, who(page));
            case "posted" -> letters.posted(id, true, who(page));
            default -> letters.posted(id, false, who(page));
        };
        return page.redirect(
                "/media/letters/" + id,
                done
                        ? Notice.done(page.say("medium.letters." + what + ".done"))
                        : Notice.problem(page.say("medium.nothing")));
    }

    @PostMapping("/media/letters/{id}/back/{letter}")
    ModelAndView back(Page page, @PathVariable long id, @PathVariable long letter) {
        boolean done = letters.cameBack(letter, who(page));
        return page.redirect(
                "/media/letters/" + id,
                done ? Notice.done(page.say("medium.letters.back.done")) : Notice.problem(page.say("medium.nothing")));
    }
}
