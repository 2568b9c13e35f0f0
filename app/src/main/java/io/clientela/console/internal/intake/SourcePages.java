package io.clientela.console.internal.intake;

import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.identify.Sources;
import io.clientela.kernel.value.Outcome;
import java.util.Arrays;
import java.util.Objects;
import java.util.SortedSet;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The systems of the firm that state things, on what legal basis, and how their tables are understood. */
@Controller
class SourcePages {

    private final Sources sources;

    SourcePages(Sources sources) {
        this.sources = sources;
    }

    @GetMapping("/sources")
    ModelAndView list(Page page) {
        return page.show("intake/sources", listed(String.join(", ", sources.firmNumbers())));
    }

    /** @param numbers the firm's VAT numbers as they stand in their field */
    private Object[] listed(String numbers) {
        return new Object[] {"sources", sources.list(), "numbers", numbers, "issuers", sources.issuers()};
    }

    /** Says which VAT numbers are the firm's: what others issued is not its sales. */
    @PostMapping("/sources/firm")
    ModelAndView firm(Page page, @RequestParam(defaultValue = "") String numbers) {
        var given = Arrays.stream(numbers.split("[,;\\n]+"))
                .filter(number -> !number.isBlank())
                .toList();
        return switch (sources.sayFirmNumbers(given, UploadPages.by(page))) {
            case Outcome.Known<SortedSet<String>> known ->
                page.redirect("/sources", Notice.done(page.say("import.firm.saved")));
            case Outcome.Unknown<SortedSet<String>> unknown ->
                page.showAgain(
                        Notice.problem(page.say(
                                "import.firm.refused",
                                unknown.detail(),
                                page.words().code("flaw", unknown.reason()))),
                        "intake/sources",
                        listed(numbers));
        };
    }

    @GetMapping("/sources/{id}")
    ModelAndView one(Page page, @PathVariable int id) {
        return page.show("intake/source", "source", source(id), "maps", sources.maps(id), "bases", Sources.LEGAL_BASES);
    }

    @PostMapping("/sources/{id}")
    ModelAndView edit(
            Page page,
            @PathVariable int id,
            @RequestParam String name,
            @RequestParam String basis,
            @RequestParam String department,
            @RequestParam String channel) {
        source(id);
        try {
            sources.edit(
                    new Sources.Source(id, name.strip(), basis, department.strip(), channel.strip()),
                    UploadPages.by(page));
        } catch (IllegalArgumentException e) {
            Notice why = Notice.problem(
                    page.say("import.source.refused", page.words().detail(Objects.toString(e.getMessage()))));
            return page.showAgain(
                    why, "intake/source", "source", source(id), "maps", sources.maps(id), "bases", Sources.LEGAL_BASES);
        }
        return page.redirect("/sources", Notice.done(page.say("import.source.saved", name)));
    }

    /** Forgets how the tables of one shape are understood. */
    @PostMapping("/sources/{id}/forget")
    ModelAndView forget(Page page, @PathVariable int id, @RequestParam String shape) {
        sources.forget(id, shape, UploadPages.by(page));
        return page.redirect("/sources/" + id, Notice.done(page.say("import.source.forgotten")));
    }

    private Sources.Source source(int id) {
        return sources.list().stream()
                .filter(source -> source.sourceId() == id)
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no source " + id));
    }
}
