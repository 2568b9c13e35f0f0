package io.clientela.console.internal.intake;

import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.identify.ImportPreview;
import io.clientela.identify.ImportRequest;
import io.clientela.identify.Imports;
import io.clientela.identify.Sources;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
        List<String> kept = new ArrayList<>();
        for (MultipartFile file : files) {
            if (!file.isEmpty()) {
                try (InputStream content = file.getInputStream()) {
                    String name = Objects.requireNonNullElse(file.getOriginalFilename(), "file");
                    kept.add(imports.keep(name, content).toString());
                }
            }
        }
        if (kept.isEmpty()) {
            return page.redirect("/import", Notice.problem(page.say("import.no-files")));
        }
        return page.redirect(
                "/import/files/" + Uploads.keep(session, new Upload(kept, source(source, kept), Map.of())));
    }

    /** The source that is named, else the one whose tables have these columns, else one that is called as the files. */
    private String source(String named, List<String> kept) {
        if (!named.isBlank()) {
            return named.strip();
        }
        List<Path> paths = kept.stream().map(Path::of).toList();
        return imports.sourceLike(paths)
                .orElseGet(() ->
                        ImportRequest.of("upload", paths.toArray(Path[]::new)).sourceName());
    }

    @GetMapping("/import/files/{name}")
    ModelAndView preview(Page page, @PathVariable String name, HttpSession session) {
        Upload upload = Uploads.find(session, name);
        String by = by(page);
        List<ImportPreview.FileHead> heads = new ArrayList<>();
        long bytes = 0;
        for (int i = 0; i < Math.min(upload.paths().size(), ImportPreview.MOST); i++) {
            ImportPreview one = imports.preview(upload.one(i, by));
            heads.addAll(one.heads());
            bytes += one.bytes();
        }
        return page.show(
                "intake/preview",
                "name",
                name,
                "preview",
                new ImportPreview(upload.source(), upload.paths().size(), bytes, heads),
                "known",
                sources.list());
    }

    /** Names the source, or says what the columns of one table mean. */
    @PostMapping("/import/files/{name}")
    ModelAndView correct(
            Page page, @PathVariable String name, @RequestParam Map<String, String> parameters, HttpSession session) {
        Upload upload = Uploads.find(session, name);
        Upload changed =
                Optional.ofNullable(parameters.get("source")).map(upload::named).orElse(upload);
        if (parameters.containsKey("file")) {
            int file = Integer.parseInt(parameters.get("file"));
            try {
                String map = imports.corrected(
                        parameters.getOrDefault("map", ""), meanings(parameters), constants(parameters));
                changed = changed.corrected(file, map);
            } catch (IllegalArgumentException e) {
                return page.redirect("/import/files/" + name, Notice.problem(page.say("import.map.refused", why(e))));
            }
        }
        Uploads.replace(session, name, changed);
        return page.redirect("/import/files/" + name);
    }

    @PostMapping("/import/files/{name}/start")
    ModelAndView start(
            Page page, @PathVariable String name, @RequestParam(defaultValue = "") String source, HttpSession session) {
        Upload upload = Uploads.find(session, name);
        Upload named = upload.named(source);
        if (!readsAlike(upload.requests(by(page)), named.requests(by(page)))) { // nobody has seen it so yet
            Uploads.replace(session, name, named);
            return page.redirect("/import/files/" + name, Notice.done(page.say("import.preview.other", source)));
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

    private boolean readsAlike(List<ImportRequest> shown, List<ImportRequest> asked) {
        for (int i = 0; i < shown.size(); i++) {
            if (!shown.get(i).equals(asked.get(i)) && !imports.readsAlike(shown.get(i), asked.get(i))) {
                return false;
            }
        }
        return true;
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

    private static String why(IllegalArgumentException e) {
        return Objects.requireNonNullElse(e.getMessage(), "?");
    }

    static String by(Page page) {
        return "user:" + page.signedIn().email();
    }
}
