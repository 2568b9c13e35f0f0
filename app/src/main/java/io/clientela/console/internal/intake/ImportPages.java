package io.clientela.console.internal.intake;

import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.identify.FlawFilter;
import io.clientela.identify.ImportReport;
import io.clientela.identify.Imports;
import io.clientela.identify.RecordedFlaw;
import io.clientela.platform.JobState;
import io.clientela.platform.Jobs;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** What came in: the imports, one with its control totals, its flaws to mend (R6, R13). */
@Controller
class ImportPages {

    private static final int IMPORTS = 30;
    private static final int FILES = 200;
    private static final int FLAWS = 100;

    private final Imports imports;
    private final Jobs jobs;

    ImportPages(Imports imports, Jobs jobs) {
        this.imports = imports;
        this.jobs = jobs;
    }

    @GetMapping("/import")
    ModelAndView list(Page page, @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before) {
        return page.show(
                "intake/list",
                "imports",
                imports.list(before, IMPORTS),
                "more",
                IMPORTS,
                "running",
                jobs.latest("import", 5).stream()
                        .filter(job -> !job.status().over())
                        .toList());
    }

    /** Where one looks for the list who knows the address of one import. */
    @GetMapping("/imports")
    ModelAndView imports(Page page) {
        return page.redirect("/import");
    }

    /** Follows the job of an import until it is over. */
    @GetMapping("/import/jobs/{id}")
    ModelAndView follow(Page page, @PathVariable long id, HttpServletResponse response) {
        JobState job =
                jobs.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no job " + id));
        if (job.status() == JobState.Status.DONE) {
            Optional<ImportReport> done = imports.ofJob(id);
            String address = done.map(report -> "/imports/" + report.summary().importId())
                    .orElse("/jobs/" + id);
            if (page.isFragment()) {
                response.setHeader("HX-Redirect", address);
                return page.show("intake/progress", "job", job);
            }
            return page.redirect(address);
        }
        return page.show(page.isFragment() ? "intake/progress" : "intake/follow", "job", job);
    }

    @GetMapping("/imports/{id}")
    ModelAndView one(Page page, @PathVariable long id) {
        return page.show(
                "intake/one",
                "report",
                report(id),
                "files",
                imports.files(id, 0, FILES),
                "signatures",
                imports.signatures(id, FILES),
                "most",
                FILES);
    }

    @GetMapping("/imports/{id}/flaws")
    ModelAndView flaws(
            Page page,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "0") long after) {
        FlawFilter all = FlawFilter.of(id);
        FlawFilter filter = new FlawFilter(
                all.importId(),
                OptionalInt.empty(),
                Optional.of(reason).filter(text -> !text.isEmpty()),
                false,
                Optional.empty());
        List<RecordedFlaw> flaws = imports.flaws(filter, after, FLAWS);
        return page.show("intake/flaws", "report", report(id), "flaws", flaws, "reason", reason, "most", FLAWS);
    }

    /** The refused rows of an import with the reasons, to be mended and imported again. */
    @GetMapping("/imports/{id}/flaws.csv")
    void download(Page page, @PathVariable long id, HttpServletResponse response) throws IOException {
        send(FlawFilter.openOf(id), page, response);
    }

    /** All refused rows that wait to be mended. */
    @GetMapping("/import/flaws.csv")
    void downloadAll(Page page, HttpServletResponse response) throws IOException {
        send(FlawFilter.open(), page, response);
    }

    private void send(FlawFilter filter, Page page, HttpServletResponse response) throws IOException {
        imports.download(filter, page.words().cellSeparator(), (name, type) -> {
            response.setContentType(type);
            response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
            return response.getOutputStream();
        });
    }

    @PostMapping("/imports/{id}/flaws/{flaw}/dismiss")
    ModelAndView dismiss(Page page, @PathVariable long id, @PathVariable long flaw, @RequestParam String why) {
        String back = "/imports/" + id + "/flaws";
        if (why.isBlank()) {
            return page.redirect(back, Notice.problem(page.say("import.dismiss.why")));
        }
        boolean done = imports.dismiss(flaw, why.strip(), UploadPages.by(page));
        return page.redirect(back, Notice.done(page.say(done ? "import.dismissed" : "import.dismissed.before")));
    }

    private ImportReport report(long id) {
        return imports.one(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no import " + id));
    }
}
