package io.clientela.differentiate.internal.picture;

import io.clientela.differentiate.internal.feature.FeatureSteps;
import io.clientela.differentiate.internal.picture.Ledger.Snapshot;
import io.clientela.differentiate.internal.tally.TallySteps;
import io.clientela.platform.Columnar;
import io.clientela.platform.Columnar.Session;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes the picture anew from one snapshot of the ledger. Until it is done, questions are answered by the old one. */
@Component
class PictureBuild {

    private static final List<String> SMALL = List.of("sources", "products", "records", "customers", "documents");

    private final Columnar columnar;
    private final Ledger ledger;
    private final Clock clock;

    PictureBuild(Columnar columnar, Ledger ledger, Clock clock) {
        this.columnar = columnar;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Hears how far it is; throws to stop it. */
    interface Watch {
        void step(String code);

        void progress(long done, long total);
    }

    /** Makes the picture. @return what it says of itself */
    About build(Watch watch) {
        return ledger.read(snapshot -> columnar.run(PictureTables.FILE, session -> {
            boolean ours =
                    About.read(session.connection()).filter(About::isOurs).isPresent();
            session.connection().setAutoCommit(false);
            try {
                var about = build(session, ours, snapshot, watch);
                session.connection().commit();
                return about;
            } catch (SQLException | RuntimeException e) {
                session.connection().rollback();
                throw e;
            }
        }));
    }

    private About build(Session session, boolean ours, Snapshot snapshot, Watch watch) throws SQLException {
        var started = clock.instant();
        var moment = snapshot.moment();
        var tables = new PictureTables(session, snapshot);
        if (!ours) {
            tables.clear();
        }
        tables.make();
        new TallySteps(session.connection()).drop(); // made anew when this is done
        for (var what : SMALL) {
            watch.step(what);
            tables.take(what, Selection.ALL, rows -> watch.progress(rows, 0));
        }
        watch.step("lines");
        long about = snapshot.lines();
        tables.take("lines", Selection.ALL, rows -> watch.progress(rows, Math.max(about, rows)));
        watch.step("features");
        var today = LocalDate.ofInstant(started, ZoneOffset.UTC);
        var steps = new FeatureSteps(session, today);
        steps.all(step -> watch.progress(0, 0));
        steps.allBaskets(step -> watch.progress(0, 0));
        var made = new About(
                About.FORMAT,
                moment.identity(),
                moment.position(),
                started,
                Optional.empty(),
                started,
                Duration.between(started, clock.instant()).toMillis() / 1000.0,
                Optional.of(today));
        made.write(session.connection());
        return made;
    }
}
