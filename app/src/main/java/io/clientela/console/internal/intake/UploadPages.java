package io.clientela.console.internal.intake;

import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.identify.ArchiveRefusedException;
import io.clientela.identify.ImportPreview;
import io.clientela.identify.ImportRequest;
import io.clientela.identify.Imports;
import io.clientela.identify.Sources;
import io.clientela.kernel.value.Flaw;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Files dropped on the console: kept, shown as they would be read, corrected, and imported on the person's word (R13). */
@Controller
class UploadPages {

    private final Imports imports;
    private final Sources sources;

    UploadPages(Imports imports, Sources sources) {
        this.imports = imports;
        this.sources = sources;
    }

    @PostMapping(path = "/import/files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ModelAndView drop(
            Page page,
            @RequestParam List<MultipartFile> files,
            @RequestParam(defaultValue = "") String source,
            HttpSession session)
            throws IOException {
        List<Path> kept = new ArrayList<>();
        for (MultipartFile file : files) {
            if (!file.isEmpty()) {
                try (InputStream content = file.getInputStream()) {
                    String name = Objects.requireNonNullElse(file.getOriginalFilename(), "file");
                    kept.add(imports.keep(name, content));
                }
            }
        }
        if (kept.isEmpty()) {
            return page.redirect("/import", Notice.problem(page.say("import.no-files")));
        }
        return page.redirect(
                "/import/files/" + Uploads.keep(session, proposed(kept, page).named(source)));
    }

    /** Files with the sources that are proposed: tables with known columns come from where those came from. */
    private Upload proposed(List<Path> paths, Page page) {
        List<Waiting> files = new ArrayList<>();
        for (Path path : paths) { // of very many the first are looked into
            boolean looked = files.size() < ImportPreview.MOST;
            String source = looked ? imports.sourceLike(List.of(path)).orElse("") : "";
            files.add(new Waiting(files.size(), path, source));
        }
        Set<String> known = files.stream()
                .map(Waiting::source)
                .filter(source -> !source.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return known.size() == 1
                ? new Upload(
                        known.iterator().next(),
                        files.stream().map(file -> file.from("")).toList())
                : new Upload(called(paths, page), files);
    }

    /** The name of a new source: invoices state themselves whose they are, other files are called as the first. */
    private static String called(List<Path> paths, Page page) {
        return paths.stream().allMatch(UploadPages::isInvoice)
                ? page.say("import.source.invoices")
                : ImportRequest.of("upload", paths.toArray(Path[]::new)).sourceName();
    }

    private static boolean isInvoice(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".xml") || name.endsWith(".p7m");
    }

    @GetMapping("/import/files/{name}")
    ModelAndView preview(Page page, @PathVariable String name, HttpSession session) {
        Upload upload = Uploads.find(session, name);
        String by = by(page);
        List<ImportPreview.FileHead> heads = new ArrayList<>();
        long bytes = 0;
        for (Waiting file : upload.files()) {
            if (heads.size() < ImportPreview.MOST) {
                heads.addAll(imports.preview(upload.request(file, by)).heads());
            }
            bytes += size(file.file());
        }
        return page.show(
                "intake/preview",
                "name",
                name,
                "source",
                upload.source(),
                "files",
                upload.files(),
                "bytes",
                bytes,
                "heads",
                heads,
                "known",
                sources.list());
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at " + file, e);
        }
    }

    /** Shows each file of an archive by itself, so that its columns can be corrected. */
    @PostMapping("/import/files/{name}/open")
    ModelAndView open(
            Page page,
            @PathVariable String name,
            @RequestParam int file,
            @RequestParam Map<String, String> parameters,
            HttpSession session)
            throws IOException {
        Upload upload = named(Uploads.find(session, name), parameters);
        String back = "/import/files/" + name;
        Optional<Waiting> archive = upload.file(file);
        if (archive.isEmpty()) {
            return page.redirect(back, Notice.problem(page.say("import.preview.changed")));
        }
        try {
            List<Path> inside = imports.unpack(archive.get().file());
            Uploads.replace(session, name, upload.opened(archive.get(), inside));
            return page.redirect(back, Notice.done(page.words().count("import.opened", inside.size())));
        } catch (ArchiveRefusedException e) {
            Flaw flaw = e.flaw();
            String why = flaw.file() + ": " + page.words().code("flaw", flaw.reason()) + ", "
                    + page.words().detail(flaw.detail());
            return page.redirect(back, Notice.problem(page.say("import.opened.refused", why)));
        }
    }

    /** Says what the columns of one table mean. */
    @PostMapping("/import/files/{name}")
    ModelAndView correct(
            Page page,
            @PathVariable String name,
            @RequestParam int file,
            @RequestParam Map<String, String> parameters,
            HttpSession session) {
        Upload upload = named(Uploads.find(session, name), parameters);
        String back = "/import/files/" + name;
        Optional<Waiting> table = upload.file(file);
        if (table.isEmpty()) {
            return page.redirect(back, Notice.problem(page.say("import.preview.changed")));
        }
        try {
            String map = imports.readAs(
                    imports.corrected(parameters.getOrDefault("map", ""), meanings(parameters), constants(parameters)),
                    parameters);
            Uploads.replace(session, name, upload.with(table.get().read(map)));
        } catch (IllegalArgumentException e) {
            return page.redirect(back, Notice.problem(page.say("import.map.refused", why(page, e))));
        }
        return page.redirect(back);
    }

    @PostMapping("/import/files/{name}/start")
    ModelAndView start(
            Page page, @PathVariable String name, @RequestParam Map<String, String> parameters, HttpSession session) {
        Upload upload = Uploads.find(session, name);
        Upload named = named(upload, parameters);
        Set<String> other = readOtherwise(upload, named, by(page));
        if (!other.isEmpty()) { // nobody has seen it so yet
            Uploads.replace(session, name, named);
            String notice = page.say("import.preview.other", String.join(", ", other));
            return page.redirect("/import/files/" + name, Notice.done(notice));
        }
        List<ImportRequest> requests = named.requests(by(page));
        List<Long> jobs = requests.stream().map(imports::submit).toList();
        Uploads.forget(session, name);
        if (jobs.size() == 1) {
            return page.redirect("/import/jobs/" + jobs.getFirst());
        }
        List<String> titles =
                requests.stream().map(request -> imports.order(request).title()).toList();
        return page.redirect(
                "/import", Notice.done(page.words().count("import.started", jobs.size(), String.join(", ", titles))));
    }

    /** The files with the sources that the person states: one for all, others for some. */
    private static Upload named(Upload upload, Map<String, String> parameters) {
        Upload named = upload.named(parameters.getOrDefault("source", ""));
        for (Waiting file : upload.files()) {
            String own = parameters.get("source-" + file.id());
            named = own == null ? named : named.with(file.from(own));
        }
        return named;
    }

    /** The sources for which a file would be read otherwise than was shown. */
    private Set<String> readOtherwise(Upload shown, Upload asked, String by) {
        Set<String> sources = new TreeSet<>();
        for (Waiting file : shown.files().stream().limit(ImportPreview.MOST).toList()) {
            ImportRequest before = shown.request(file, by);
            ImportRequest now = asked.request(asked.file(file.id()).orElseThrow(), by);
            if (!before.equals(now) && !imports.readsAlike(before, now)) {
                sources.add(now.source());
            }
        }
        return sources;
    }

    @PostMapping("/import/files/{name}/forget")
    ModelAndView forget(Page page, @PathVariable String name, HttpSession session) {
        Uploads.forget(session, name);
        return page.redirect("/import", Notice.done(page.say("import.forgotten")));
    }

    private static Map<Integer, String> meanings(Map<String, String> parameters) {
        Map<Integer, String> meanings = new HashMap<>();
        parameters.forEach((key, value) -> {
            if (key.startsWith("column-")) {
                meanings.put(Integer.valueOf(key.substring("column-".length())), value);
            }
        });
        return meanings;
    }

    private static Map<String, String> constants(Map<String, String> parameters) {
        Map<String, String> constants = new HashMap<>();
        parameters.forEach((key, value) -> {
            if (key.startsWith("constant-")) {
                constants.put(key.substring("constant-".length()), value);
            }
        });
        return constants;
    }

    private static String why(Page page, IllegalArgumentException e) {
        return page.words().detail(Objects.requireNonNullElse(e.getMessage(), "?"));
    }

    static String by(Page page) {
        return "user:" + page.signedIn().email();
    }
}
