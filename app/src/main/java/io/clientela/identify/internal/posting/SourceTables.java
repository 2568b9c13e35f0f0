package io.clientela.identify.internal.posting;

import io.clientela.identify.Sources.Source;
import io.clientela.identify.internal.input.FileReader;
import io.clientela.identify.internal.input.Intake;
import io.clientela.identify.internal.input.Limits;
import io.clientela.identify.internal.input.archive.SignedReader;
import io.clientela.identify.internal.input.archive.Workbooks;
import io.clientela.identify.internal.input.archive.ZipReader;
import io.clientela.identify.internal.input.table.BrokenTableException;
import io.clientela.identify.internal.input.table.ColumnMapping;
import io.clientela.identify.internal.input.table.MappingJson;
import io.clientela.identify.internal.input.table.Meaning;
import io.clientela.identify.internal.input.table.TableMapping;
import io.clientela.identify.internal.input.table.TablePreview;
import io.clientela.identify.internal.input.table.TableReader;
import io.clientela.identify.internal.input.table.TableSettings;
import io.clientela.kernel.value.Flaw;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Reads the tables of one source: with the map that the request brings, else the one that is remembered for tables with
 * these columns, else as recognised.
 */
final class SourceTables implements FileReader {

    private static final Logger LOG = LoggerFactory.getLogger(SourceTables.class);

    private final SourceStore store;
    private final Source source;
    private final Optional<TableMapping> map;
    private final Around around;

    /**
     * @param map the text of a map file
     * @param around reads each table, or leaves it
     * @throws IllegalArgumentException if the text is no map file or states an unknown legal basis, with a message for the
     *     person
     */
    SourceTables(SourceStore store, Source source, Optional<String> map, Around around) {
        this.store = store;
        this.source = source;
        this.map = checked(map);
        this.around = around;
    }

    /**
     * A map file's text, read.
     *
     * @throws IllegalArgumentException if the text is no map file or states an unknown legal basis, with a message for the
     *     person
     */
    static Optional<TableMapping> checked(Optional<String> map) {
        var read = map.map(MappingJson::read);
        read.flatMap(SourceTables::legalBasis).ifPresent(SourceStore::checkBasis);
        return read;
    }

    /** Stands around the reading of every table, also of each one inside an archive. */
    @FunctionalInterface
    interface Around {

        /** Reads tables with nothing before and after. */
        Around NOTHING = (table, name, file, rows) -> rows.read();

        /**
         * Comes to a table.
         *
         * @param name what every place in it says
         * @param file where it lies while this runs
         * @param rows reads it to its end
         * @throws IOException if it cannot be read
         */
        void table(Understood table, String name, Path file, Rows rows) throws IOException;
    }

    /** The rows of a table that was understood. */
    @FunctionalInterface
    interface Rows {

        void read() throws IOException;
    }

    /**
     * How one table is read.
     *
     * @param reader reads it
     * @param mapping what its columns mean
     * @param shape the fingerprint of its header
     * @param remembered whether a remembered map is used
     */
    record Understood(TableReader reader, TableMapping mapping, String shape, boolean remembered) {

        TablePreview preview(String name, Path file) throws IOException {
            return reader.preview(name, file);
        }

        /** What its columns mean, as one text: two tables with the same are read alike. */
        String fingerprint() {
            return SourceTables.fingerprint(mapping);
        }
    }

    private Understood understand(Path file) throws IOException {
        var plain = new TableReader(settings());
        var recognised = plain.mapping(file);
        var shape = shape(recognised);
        if (map.isPresent()) {
            return understood(file, map.get(), shape, false);
        }
        var remembered = source.sourceId() == 0 ? Optional.<String>empty() : store.map(source.sourceId(), shape);
        if (remembered.isPresent()) {
            var mapping = MappingJson.read(remembered.get());
            var here = recognised.format().sheet();
            return understood(file, shape(mapping).equals(shape) ? onSheet(mapping, here) : mapping, shape, true);
        }
        return new Understood(plain, recognised, shape, false);
    }

    /** The mapping for the sheet on which its columns stand in this workbook. */
    private static TableMapping onSheet(TableMapping mapping, int sheet) {
        return mapping.with(mapping.format().onSheet(sheet));
    }

    private TableSettings settings() {
        return TableSettings.italian().on(store.today());
    }

    private Understood understood(Path file, TableMapping mapping, String shape, boolean remembered)
            throws IOException {
        var reader = new TableReader(settings().with(mapping));
        return new Understood(reader, reader.mapping(file), shape, remembered);
    }

    /** The fingerprint of a mapping: what the columns mean, whatever is believed why. */
    private static String fingerprint(TableMapping mapping) {
        var fingerprint = new Fingerprint();
        fingerprint.add(mapping.kind().name());
        for (var column : mapping.columns()) {
            fingerprint.add(column.index()).add(column.meaning().code());
        }
        mapping.constants().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(entry -> fingerprint.add(entry.getKey().code()).add(entry.getValue()));
        fingerprint.add(String.valueOf(mapping.format().numbers().decimal()));
        fingerprint.add(mapping.format().dates().order().name());
        if (mapping.format().sheet() > 0) { // of the first it says nothing, as in files that are known already
            fingerprint.add(mapping.format().sheet());
        }
        return fingerprint.key().uuid().toString();
    }

    /**
     * The fingerprint of how a file is read, under which the ledger knows it beside its bytes: of what the columns of a
     * table mean; of the map that the request brings where it is another file, which may be an archive that holds tables.
     *
     * @param table how the file is read, where it is a table that lies open
     */
    String fingerprint(String name, Optional<Understood> table) {
        return table.map(open -> fingerprint(open.mapping()))
                .orElseGet(() -> name.endsWith(".xml")
                        ? ""
                        : map.map(SourceTables::fingerprint).orElse(""));
    }

    /** The legal basis of a table on disk: what its map states for all rows, else that of the source. */
    String legalBasis(Understood understood) {
        return legalBasis(understood.mapping()).orElseGet(source::legalBasis);
    }

    /** The legal basis of an archive that may hold tables: what the map of the request states, else that of the source. */
    String legalBasisOfArchive() {
        return map.flatMap(SourceTables::legalBasis).orElseGet(source::legalBasis);
    }

    private static Optional<String> legalBasis(TableMapping mapping) {
        return Optional.ofNullable(mapping.constants().get(Meaning.LEGAL_BASIS));
    }

    private static String shape(TableMapping mapping) {
        var fingerprint = new Fingerprint();
        fingerprint.add(mapping.columns().stream()
                .filter(column -> column.reason() != ColumnMapping.Reason.FLAW_COLUMN)
                .map(ColumnMapping::header)
                .map(header -> header.strip().toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.joining("\u001f")));
        return fingerprint.key().uuid().toString();
    }

    @Override
    public boolean recognises(String name, byte[] head) {
        return new TableReader(TableSettings.italian()).recognises(name, head);
    }

    @Override
    public void read(String name, InputStream in, Intake intake) throws IOException {
        var file = Files.createTempFile("clientela-table", ".tmp");
        try {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            var understood = understand(file);
            var basis = legalBasis(understood);
            if (!basis.equals(legalBasisOfArchive())) { // an archive is one file, and a file has one basis
                intake.remark(new Flaw(name, 0, "", "other-legal-basis", basis));
            }
            read(understood, name, file, intake);
        } catch (BrokenTableException e) {
            intake.refused(e.refusal(name));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Reads a table on disk as it was understood. */
    void read(Understood understood, String name, Path file, Intake intake) throws IOException {
        around.table(understood, name, file, () -> understood.reader().read(name, file, intake));
    }

    /**
     * How a file on disk is read, where it is a table that can be read where it lies and be understood.
     *
     * @throws DataAccessException if what is remembered cannot be looked up
     */
    Optional<Understood> understand(String name, Path file) {
        try {
            return isTable(name, file) ? Optional.of(understand(file)) : Optional.empty();
        } catch (IOException | UncheckedIOException e) {
            LOG.info("{} is not understood as a table: {}", file, e.getMessage());
            return Optional.empty();
        } catch (DataAccessException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("{} made the recognition of tables fail", file, e);
            return Optional.empty();
        }
    }

    private boolean isTable(String name, Path file) throws IOException {
        byte[] head;
        try (var in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        if (ZipReader.recognises(head)) {
            return Workbooks.mayBeRead(file, Limits.USUAL);
        }
        return !SignedReader.recognises(head) && recognises(name, head);
    }
}
