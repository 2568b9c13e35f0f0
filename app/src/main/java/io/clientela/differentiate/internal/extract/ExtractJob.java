package io.clientela.differentiate.internal.extract;

import io.clientela.differentiate.Extracts.DataSet;
import io.clientela.differentiate.Extracts.Extract;
import io.clientela.differentiate.Extracts.Request;
import io.clientela.differentiate.WorthSettings;
import io.clientela.differentiate.internal.feature.FeatureSteps;
import io.clientela.differentiate.internal.worth.WorthThen;
import io.clientela.platform.Columnar;
import io.clientela.platform.DataFolder;
import io.clientela.platform.JobFailure;
import io.clientela.platform.JobHandler;
import io.clientela.platform.JobOrder;
import io.clientela.platform.JobRun;
import io.clientela.platform.Journal;
import io.clientela.platform.Journal.Note;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** Makes an extract, as a job of the kind {@value #KIND}. */
@Component
class ExtractJob implements JobHandler {

    static final String KIND = "extract";

    private final Columnar columnar;
    private final DataSource postgres;
    private final Account account;
    private final Pseudonyms pseudonyms;
    private final DataFolder folder;
    private final Journal journal;
    private final WorthThen worth;
    private final Packing packing = new Packing();

    ExtractJob(Columnar columnar, DataSource postgres, Account account, Pseudonyms pseudonyms, Extras extras) {
        this.columnar = columnar;
        this.postgres = postgres;
        this.account = account;
        this.pseudonyms = pseudonyms;
        this.folder = extras.folder();
        this.journal = extras.journal();
        this.worth = extras.worth();
    }

    /** What is needed beside databases and keys. */
    @Component
    record Extras(DataFolder folder, Journal journal, WorthThen worth) {}

    /** What the job is told. */
    record Order(long extractId) {}

    static JobOrder order(long extractId, String who) {
        return new JobOrder(KIND, "extract " + extractId, new Order(extractId), who);
    }

    /** Where the file of an extract lies. */
    static Path file(DataFolder folder, long id) {
        return folder.exports().resolve("extract-" + id + ".zip");
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean restartable() {
        return true;
    }

    @Override
    public Object run(JobRun run) throws IOException {
        long id = run.parameters(Order.class).extractId();
        var extract = account.find(id).orElseThrow(() -> new JobFailure("There is no extract " + id + "."));
        try {
            return made(extract, run);
        } catch (RuntimeException | IOException e) {
            account.state(id, "failed");
            throw e;
        }
    }

    private Map<String, Object> made(Extract extract, JobRun run) throws IOException {
        var request = extract.request();
        var key = key(request);
        var settings = worth.settings(request.moment());
        var work = Files.createTempDirectory(folder.temporary(), "extract-");
        try {
            var sets = columnar.alone("picture", session -> {
                try (var connection = postgres.getConnection()) {
                    connection.setAutoCommit(false);
                    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                    new ThenLedger(session, connection, request.moment(), run).lay();
                    connection.rollback();
                }
                features(session, request, settings, run);
                return written(session.connection(), request, key, work, run);
            });
            run.step("pack", "");
            var packed = packing.pack(request, sets, work, file(folder, extract.id()));
            Map<DataSet, Long> rows = new EnumMap<>(DataSet.class);
            sets.forEach(set -> rows.put(set.set(), set.rows()));
            account.done(extract.id(), rows, packed.sha256(), packed.bytes());
            journal.record(note(extract, rows, packed.sha256()));
            return Map.of("extract", extract.id(), "sha256", packed.sha256());
        } finally {
            Packing.delete(work);
        }
    }

    private Optional<Pseudonyms.Key> key(Request request) {
        if (!request.pseudonymised()) {
            return Optional.empty();
        }
        var key = pseudonyms.key();
        if (!key.name().equals(request.keyName())) {
            throw new JobFailure("The key of these pseudonyms was destroyed; they cannot be made again.");
        }
        return Optional.of(key);
    }

    private static void features(Columnar.Session session, Request request, WorthSettings settings, JobRun run)
            throws SQLException {
        run.step("features", "");
        var day = LocalDate.ofInstant(request.moment(), ZoneOffset.UTC);
        new FeatureSteps(session, day).all(step -> run.checkCancelled());
        if (request.sets().contains(DataSet.WORTH)) {
            WorthThen.write(session.connection(), request.moment(), settings, run);
        }
    }

    private static List<DataDictionary.Written> written(
            Connection connection, Request request, Optional<Pseudonyms.Key> key, Path work, JobRun run)
            throws SQLException, IOException {
        var files = new SetFiles(connection, request);
        files.name(key);
        var dictionary = new DataDictionary();
        var sets = new ArrayList<DataDictionary.Written>();
        for (var set : request.sets().stream().sorted().toList()) {
            run.step("write", set.code());
            var name = set.code() + "." + request.format().code();
            long rows = files.write(set, work.resolve(name));
            sets.add(new DataDictionary.Written(
                    set,
                    name,
                    rows,
                    Packing.sha256(work.resolve(name)),
                    files.columns(set).stream()
                            .map(column -> dictionary.entry(set, column))
                            .toList()));
        }
        return sets;
    }

    private static Note note(Extract extract, Map<DataSet, Long> rows, String sha256) {
        var request = extract.request();
        return new Note(
                extract.who(),
                "differentiate.extracted",
                "extract:" + extract.id(),
                Map.of(
                        "moment", request.moment().toString(),
                        "sets",
                                request.sets().stream()
                                        .sorted()
                                        .map(DataSet::code)
                                        .toList(),
                        "format", request.format().code(),
                        "key", request.keyName(),
                        "rows", rows,
                        "sha256", sha256),
                "",
                "");
    }
}
