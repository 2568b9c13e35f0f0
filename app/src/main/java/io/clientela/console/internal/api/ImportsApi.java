package io.clientela.console.internal.api;

import io.clientela.identify.FileSignature;
import io.clientela.identify.FlawFilter;
import io.clientela.identify.ImportReport;
import io.clientela.identify.ImportRequest;
import io.clientela.identify.ImportSummary;
import io.clientela.identify.Imports;
import io.clientela.identify.RecordedFlaw;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** Files in, control totals and flaws out, for other programs (R16). */
@RestController
@RequestMapping("/api/v1/imports")
@Tag(name = "Imports")
class ImportsApi {

    private final Imports imports;

    ImportsApi(Imports imports) {
        this.imports = imports;
    }

    /**
     * An import that was asked for.
     *
     * @param job the job that runs it, to be followed under {@code /api/v1/jobs/{id}}
     */
    record Asked(long job) {}

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Hands files in; the same file again changes nothing")
    Asked bringIn(
            @RequestParam List<MultipartFile> files, @RequestParam(defaultValue = "") String source, Principal who)
            throws IOException {
        List<Path> kept = new ArrayList<>();
        for (MultipartFile file : files) {
            try (InputStream content = file.getInputStream()) {
                kept.add(imports.keep(Objects.requireNonNullElse(file.getOriginalFilename(), "file"), content));
            }
        }
        ImportRequest request =
                ImportRequest.of(who.getName(), kept.toArray(Path[]::new)).source(source);
        return new Asked(imports.submit(request));
    }

    @GetMapping
    @Operation(summary = "The imports, the latest first")
    List<ImportSummary> list(@RequestParam(defaultValue = "" + Long.MAX_VALUE) long before) {
        return imports.list(before, 100);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One import with its control totals and flaws by reason")
    ImportReport one(@PathVariable long id) {
        return imports.one(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no import " + id));
    }

    @GetMapping("/{id}/signatures")
    @Operation(
            summary = "The signatures under the files of an import, also inside archives; those that do not hold first")
    List<FileSignature> signatures(@PathVariable long id) {
        return imports.signatures(id, 500);
    }

    @GetMapping("/{id}/flaws")
    @Operation(summary = "The flaws of an import, in the order of their ids")
    List<RecordedFlaw> flaws(@PathVariable long id, @RequestParam(defaultValue = "0") long after) {
        return imports.flaws(FlawFilter.of(id), after, 500);
    }
}
