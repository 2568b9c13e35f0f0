package io.clientela.console.internal.worth;

import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.differentiate.Extracts;
import io.clientela.differentiate.Extracts.DataSet;
import io.clientela.differentiate.Extracts.Extract;
import io.clientela.differentiate.Extracts.Format;
import io.clientela.differentiate.SqlDoor;
import io.clientela.kernel.value.Outcome;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Data sets taken out as files, and the door for programs that read by SQL. */
@Controller
class ExtractPages {

    private static final String PATH = "/extracts";
    private static final int SHOWN = 50;

    private final Extracts extracts;
    private final SqlDoor door;

    ExtractPages(Extracts extracts, SqlDoor door) {
        this.extracts = extracts;
        this.door = door;
    }

    @GetMapping(PATH)
    ModelAndView list(Page page) {
        return show(page, null);
    }

    private ModelAndView show(Page page, SqlDoor.@Nullable Opened opened) {
        var list = extracts.list(SHOWN);
        boolean running = list.stream().anyMatch(one -> one.state().equals("asked"));
        if (page.isFragment()) {
            return page.show("extract/table", "extracts", list, "running", running, "same", same(list));
        }
        return page.show(
                "extract/list",
                "extracts",
                list,
                "running",
                running,
                "same",
                same(list),
                "keyName",
                extracts.keyName(),
                "today",
                LocalDate.now(ZoneOffset.UTC),
                "door",
                door.open().orElse(null),
                "views",
                door.views(),
                "opened",
                opened);
    }

    /** How many of the files shown have each hash: more than one came out of the same request. */
    private static Map<String, Long> same(java.util.List<Extract> list) {
        return list.stream()
                .filter(one -> !one.sha256().isEmpty())
                .collect(Collectors.groupingBy(Extract::sha256, Collectors.counting()));
    }

    @PostMapping(PATH)
    ModelAndView ask(
            Page page,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam(required = false) @Nullable Set<DataSet> sets,
            @RequestParam Format format,
            @RequestParam(defaultValue = "false") boolean pseudonyms) {
        return told(
                page,
                extracts.ask(
                        day,
                        sets == null ? Set.of() : sets,
                        format,
                        pseudonyms,
                        page.signedIn().called()));
    }

    @PostMapping(PATH + "/{id}/again")
    ModelAndView again(Page page, @PathVariable long id) {
        return told(page, extracts.again(id, page.signedIn().called()));
    }

    private static ModelAndView told(Page page, Outcome<Long> asked) {
        return switch (asked) {
            case Outcome.Known<Long> known ->
                page.redirect(PATH, Notice.done(page.say("extract.asked", known.value())));
            case Outcome.Unknown<Long> unknown ->
                page.redirect(PATH, Notice.problem(page.words().code("extract", "not-" + unknown.reason())));
        };
    }

    @GetMapping(PATH + "/{id}/file")
    void file(Page page, @PathVariable long id, HttpServletResponse response) throws IOException {
        var file = extracts.take(id, page.signedIn().called())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no file of extract " + id));
        response.setContentType("application/zip");
        response.setHeader("Content-Disposition", "attachment; filename=\"clientela-" + id + ".zip\"");
        response.setContentLengthLong(Files.size(file));
        Files.copy(file, response.getOutputStream());
    }

    @PostMapping(PATH + "/{id}/delete")
    ModelAndView delete(Page page, @PathVariable long id) {
        boolean deleted = extracts.delete(id, page.signedIn().called());
        return page.redirect(
                PATH,
                deleted
                        ? Notice.done(page.say("extract.deleted", id))
                        : Notice.problem(page.say("extract.not-no-such-extract")));
    }

    @PostMapping(PATH + "/key")
    ModelAndView renewKey(Page page) {
        var name = extracts.renewKey(page.signedIn().called());
        return page.redirect(PATH, Notice.done(page.say("extract.key.renewed", name)));
    }

    @PostMapping(PATH + "/door")
    ModelAndView open(Page page) {
        return switch (door.renew(page.signedIn().called())) {
            case Outcome.Known<SqlDoor.Opened> known -> show(page, known.value());
            case Outcome.Unknown<SqlDoor.Opened> unknown ->
                page.redirect(PATH, Notice.problem(page.words().code("extract", "door-" + unknown.reason())));
        };
    }

    @PostMapping(PATH + "/door/close")
    ModelAndView close(Page page) {
        door.close(page.signedIn().called());
        return page.redirect(PATH, Notice.done(page.say("extract.door.closed")));
    }
}
