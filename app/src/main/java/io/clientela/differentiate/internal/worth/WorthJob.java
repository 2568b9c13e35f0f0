package io.clientela.differentiate.internal.worth;

import io.clientela.differentiate.ValueRun;
import io.clientela.differentiate.ValueRun.Question;
import io.clientela.differentiate.WorthSettings;
import io.clientela.differentiate.internal.picture.PictureQuestions;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.Columnar;
import io.clientela.platform.JobFailure;
import io.clientela.platform.JobHandler;
import io.clientela.platform.JobOrder;
import io.clientela.platform.JobRun;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Computes what all customers are worth, as a job of the kind {@value #KIND}. */
@Component
class WorthJob implements JobHandler {

    static final String KIND = "worth";

    /** The file of the picture. */
    static final String FILE = "picture";

    private final PictureQuestions picture;
    private final Columnar columnar;
    private final ValueRuns runs;
    private final DataSource postgres;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final ReentrantLock one = new ReentrantLock();

    WorthJob(
            PictureQuestions picture,
            Columnar columnar,
            ValueRuns runs,
            DataSource postgres,
            Clock clock,
            ApplicationEventPublisher events) {
        this.picture = picture;
        this.columnar = columnar;
        this.runs = runs;
        this.postgres = postgres;
        this.clock = clock;
        this.events = events;
    }

    static JobOrder order(String who) {
        return new JobOrder(KIND, "worth", Map.of(), who);
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
    public Object run(JobRun run) {
        one.lock();
        try {
            return switch (picture.ask(connection -> SoldReader.read(connection, run))) {
                case Outcome.Unknown<Sold> none ->
                    throw new JobFailure(
                            switch (none.reason()) {
                                case "elsewhere" -> "Another process keeps the picture of this data folder.";
                                case "none" -> "There is no picture of the ledger yet. Make it first.";
                                default -> "No customer bought anything yet. Import sales first.";
                            });
                case Outcome.Known<Sold> sold -> compute(sold.value(), run);
            };
        } finally {
            one.unlock();
        }
    }

    private Object compute(Sold sold, JobRun run) {
        var started = clock.instant();
        var settings = runs.settings();
        var valued = Valued.of(sold, settings, run);
        long id = columnar.run(FILE, session -> {
            var connection = session.connection();
            connection.setAutoCommit(false);
            try {
                long made = write(connection, new Work(sold, settings, valued, started), run);
                places(session);
                connection.commit();
                return made;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        });
        events.publishEvent(new WorthComputed());
        return Map.of("run", id, "customers", sold.input().customers());
    }

    /** What is to be written. */
    private record Work(Sold sold, WorthSettings settings, Outcome<Valued> valued, Instant started) {}

    private long write(Connection connection, Work work, JobRun run) throws SQLException {
        var sold = work.sold();
        var account = new RunAccount(sold);
        ValueRun made;
        if (work.valued() instanceof Outcome.Known<Valued> known) {
            var sums = new WorthWriter(connection, sold, known.value(), run).write();
            made = account.known(question(work), known.value(), sums);
        } else {
            try (var statement = connection.createStatement()) {
                statement.execute(SoldReader.SQL.get("make"));
            }
            made = account.unknown(question(work), ((Outcome.Unknown<Valued>) work.valued()).reason());
        }
        var now = clock.instant();
        long id = runs.add(account.signed(made, run.who(), seconds(work.started(), now)));
        try (var statement = connection.prepareStatement(SoldReader.SQL.get("write-run"))) {
            statement.setLong(1, id);
            statement.setObject(2, LocalDateTime.ofInstant(now, ZoneOffset.UTC));
            statement.setObject(3, sold.asOf());
            statement.setLong(4, sold.input().lines());
            statement.executeUpdate();
        }
        return id;
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }

    private static Question question(Work work) {
        return new Question(
                work.sold().asOf(),
                work.sold().before(),
                work.sold().currency(),
                work.settings().horizonDays(),
                work.settings().yearlyDiscount(),
                Valued.LEVEL);
    }

    private void places(Columnar.Session session) throws SQLException {
        try (var statement = session.connection().createStatement()) {
            statement.execute(SoldReader.SQL.get("make-places"));
        }
        try (var connection = postgres.getConnection()) {
            connection.setAutoCommit(false);
            session.take(SoldReader.SQL.get("take-places"), connection, SoldReader.SQL.get("places"), rows -> {});
            connection.rollback();
        }
    }
}
