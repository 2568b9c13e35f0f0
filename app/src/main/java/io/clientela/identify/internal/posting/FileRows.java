package io.clientela.identify.internal.posting;

import io.clientela.identify.ControlTotal;
import io.clientela.identify.ImportedFile;
import io.clientela.kernel.value.Flaw;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** Writes files, their flaws, signatures and control totals. One instance serves one import. */
final class FileRows {

    private static final int LONGEST = 4_000;

    private final BatchSql sql;
    private final HeldLines held;
    private final CopyRows files = new CopyRows(1 << 14);
    private final CopyRows flaws = new CopyRows(1 << 14);
    private final CopyRows signatures = new CopyRows(1 << 12);

    FileRows(BatchSql sql, LedgerRows ledger) {
        this.sql = sql;
        this.held = new HeldLines(sql, ledger);
    }

    /**
     * Writes the files that are new, as they stand at the end of the batch.
     *
     * @param lastDocument the last document that there is: those of the new files have higher ids
     */
    void begin(Collection<OpenFile> touched, long lastDocument, Instant now) {
        var known = new ArrayList<OpenFile>();
        for (var file : touched) {
            if (file.written) {
                known.add(file);
            } else {
                write(file, lastDocument, now);
                file.written = true;
            }
        }
        sql.copy(files, "copy-files");
        if (!known.isEmpty()) {
            update(known);
        }
    }

    private void write(OpenFile file, long lastDocument, Instant now) {
        var cover = file.cover;
        files.row(12)
                .integer(cover.fileId())
                .bigint(cover.importId())
                .integer(file.sourceId())
                .text(cover.name())
                .bytes(HexFormat.of().parseHex(cover.sha256()))
                .bigint(cover.bytes())
                .text(cover.format())
                .text(cover.mapping())
                .text(cover.legalBasis())
                .instant(now)
                .text(word(file.state))
                .bigint(lastDocument);
    }

    private void update(List<OpenFile> known) {
        for (var file : known) {
            if (file.resumed && !file.flawsDropped) {
                sql.sql("drop-open-flaws").param("file", file.id()).update();
                sql.sql("drop-signatures").param("file", file.id()).update();
                sql.sql("adopt-file")
                        .param("file", file.id())
                        .param("import", file.cover.importId())
                        .param("name", file.cover.name())
                        .update();
                file.flawsDropped = true;
            }
        }
        sql.sql("update-files")
                .param("ids", sql.integers(known.stream().map(OpenFile::id).toList()))
                .param(
                        "states",
                        sql.texts(known.stream().map(file -> word(file.state)).toList()))
                .param(
                        "formats",
                        sql.texts(
                                known.stream().map(file -> file.cover.format()).toList()))
                .update();
    }

    static String word(ImportedFile.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** Which of the flaws are not open any more. */
    Set<Long> settledFlaws(Set<Long> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(sql.sql("settled-flaws")
                .param("ids", sql.longs(ids))
                .query(Long.class)
                .list());
    }

    /** Says of flaws that they are mended. */
    void mend(Set<Long> ids, Instant now, long importId) {
        if (!ids.isEmpty()) {
            sql.sql("mend-flaws")
                    .param("ids", sql.longs(ids))
                    .param("now", Timestamp.from(now))
                    .param("by", "import:" + importId)
                    .update();
        }
    }

    /** Writes refused parts and remarks. */
    void flaws(List<Told.Refused> refused, List<Told.Remarked> remarked) {
        for (var one : refused) {
            var refusal = one.refusal();
            row(one.file(), refusal.flaw(), true, refusal.columns(), refusal.raw());
            if (refusal.amount().isPresent()) {
                var amount = refusal.amount().get();
                flaws.numeric(amount.amount()).text(amount.currency().getCurrencyCode());
            } else {
                flaws.none().none();
            }
        }
        for (var one : remarked) {
            row(one.file(), one.flaw(), false, List.of(), List.of());
            flaws.none().none();
        }
        sql.copy(flaws, "copy-flaws");
    }

    /** Writes the signatures that were checked. */
    void signatures(List<Told.Signed> signed) {
        for (var one : signed) {
            var signature = one.signature();
            signatures
                    .row(8)
                    .integer(one.file().id())
                    .text(signature.file())
                    .text(signature.signer())
                    .text(signature.signerTaxCode())
                    .text(signature.issuer())
                    .text(signature.broken());
            if (signature.signedAt().isPresent()) {
                signatures.instant(signature.signedAt().get());
            } else {
                signatures.none();
            }
            if (signature.validAtSigning().isPresent()) {
                signatures.flag(signature.validAtSigning().get());
            } else {
                signatures.none();
            }
        }
        sql.copy(signatures, "copy-signatures");
    }

    /** Keeps what documents bring with them; what is kept already is left. */
    void attachments(List<Told.Attached> attached) {
        for (var one : attached) {
            sql.sql("keep-attachment")
                    .param("document", one.document().uuid())
                    .param("file", one.file().id())
                    .param("name", cut(one.attachment().name()))
                    .param("kind", cut(one.attachment().kind()))
                    .param("content", one.attachment().content())
                    .update();
        }
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    private void row(OpenFile file, Flaw flaw, boolean refused, List<String> columns, List<String> raw) {
        flaws.row(11)
                .integer(file.id())
                .text(flaw.file())
                .bigint(flaw.line())
                .text(flaw.field())
                .text(flaw.reason())
                .text(cut(flaw.detail()))
                .flag(refused)
                .texts(columns)
                .texts(raw);
    }

    /** Writes the control totals of all files of the batch; those of ended files with what the database holds. */
    void finish(Collection<OpenFile> touched, List<OpenFile> ended) {
        held.count(ended);
        var fileIds = new ArrayList<Integer>();
        var totals = new ArrayList<ControlTotal>();
        for (var file : touched) {
            for (var total : file.tally.totals()) {
                fileIds.add(file.id());
                totals.add(total);
            }
        }
        if (!totals.isEmpty()) {
            write(fileIds, totals);
        }
    }

    private void write(List<Integer> fileIds, List<ControlTotal> totals) {
        sql.sql("write-totals")
                .param("files", sql.integers(fileIds))
                .param("currencies", column("text", totals, ControlTotal::currency))
                .param("readLines", column("int8", totals, ControlTotal::readLines))
                .param("readAmounts", column("numeric", totals, ControlTotal::readAmount))
                .param("postedLines", column("int8", totals, ControlTotal::postedLines))
                .param("postedAmounts", column("numeric", totals, ControlTotal::postedAmount))
                .param("knownLines", column("int8", totals, ControlTotal::knownLines))
                .param("knownAmounts", column("numeric", totals, ControlTotal::knownAmount))
                .param("refusedLines", column("int8", totals, ControlTotal::refusedLines))
                .param("refusedAmounts", column("numeric", totals, ControlTotal::refusedAmount))
                .update();
    }

    private java.sql.Array column(String type, List<ControlTotal> totals, Function<ControlTotal, Object> part) {
        return sql.array(type, totals.stream().map(part).toArray());
    }
}
