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

    /** So many files are shown before they go in. */
    private static final int SHOWN = 20;

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
        String from = source.isBlank()
                ? imports.sourceLike(kept.stream().map(Path::of).toList()).orElse("")
                : source.strip();
        return page.redirect("/import/files/" + Uploads.keep(session, new Upload(kept, from, Map.of())));
    }

    @GetMapping("/import/files/{name}")
    ModelAndView preview(Page page, @PathVariable String name, HttpSession session) {
        Upload upload = Uploads.find(session, name);
        String by = by(page);
        List<ImportPreview.FileHead> heads = new ArrayList<>();
        long bytes = 0;
        String source = "";
        for (int i = 0; i < Math.min(upload.paths().size(), SHOWN); i++) {
            ImportPreview one = imports.preview(upload.one(i, by));
            heads.addAll(one.heads());
            bytes += one.bytes();
            source = source.isEmpty() ? one.source() : source;
        }
        return page.show(
                "intake/preview",
                "name",
                name,
                "preview",
                new ImportPreview(source, upload.paths().size(), bytes, heads),
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
        Upload named = source.isBlank() ? upload : upload.named(source);
        if (!named.equals(upload)
                && !understood(named, by(page)).equals(understood(upload, by(page)))) { // nobody has seen it so yet
            Uploads.replace(session, name, named);
            return page.redirect("/import/files/" + name, Notice.done(page.say("import.preview.other", source)));
        }
        long job = 0;
        for (ImportRequest request : named.requests(by(page))) {
            job = imports.submit(request);
        }
        Uploads.forget(session, name);
        return page.redirect("/import/jobs/" + job);
    }

    /** What the columns of the files mean, as far as they are tables. */
    private List<String> understood(Upload upload, String by) {
        List<String> meanings = new ArrayList<>();
        for (int i = 0; i < Math.min(upload.paths().size(), SHOWN); i++) {
            for (ImportPreview.FileHead head :
                    imports.preview(upload.one(i, by)).heads()) {
                head.table().ifPresent(table -> {
                    table.columns().forEach(column -> meanings.add(column.meaning()));
                    table.constants().forEach((meaning, value) -> meanings.add(meaning + "=" + value));
                });
            }
        }
        return meanings;
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
