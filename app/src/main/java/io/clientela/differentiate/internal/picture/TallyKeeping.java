package io.clientela.differentiate.internal.picture;

import io.clientela.differentiate.internal.tally.TallySteps;
import io.clientela.platform.Columnar;
import io.clientela.platform.Columnar.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes the tallies of a picture that has none; the picture answers meanwhile, from its lines. */
@Component
class TallyKeeping {

    private static final Logger LOG = LoggerFactory.getLogger(TallyKeeping.class);

    private final Columnar columnar;
    private volatile @Nullable State without;

    TallyKeeping(Columnar columnar) {
        this.columnar = columnar;
    }

    /** A picture that was made at some time, with the features of a day. */
    private record State(Instant builtAt, Optional<LocalDate> day) {}

    /**
     * Makes them where there are none. Whoever calls has the turn. Where they cannot be made the picture stands without them,
     * and it is tried again when the picture is made anew or the day is another.
     */
    void ensure() {
        try {
            columnar.run(PictureTables.FILE, this::ensure);
        } catch (RuntimeException e) {
            LOG.warn("nothing is known of the tallies; reports are added up from the lines where there are none", e);
        }
    }

    private boolean ensure(Session session) throws SQLException {
        var picture = session.connection();
        var tallies = new TallySteps(picture);
        var state = About.read(picture).map(about -> new State(about.builtAt(), about.featuresOn()));
        if (PictureQuestions.day(picture).isEmpty()
                || state.isEmpty()
                || state.get().equals(without)
                || tallies.made()) {
            return false;
        }
        boolean made = made(picture, tallies);
        without = made ? null : state.get();
        return made;
    }

    private static boolean made(Connection picture, TallySteps tallies) throws SQLException {
        picture.setAutoCommit(false);
        try {
            boolean made = tallies.all();
            picture.commit();
            if (!made) {
                LOG.info("the keys of the tallies would be too large; reports are added up from the lines");
            }
            return made;
        } catch (SQLException | RuntimeException e) {
            LOG.warn("the tallies could not be made; reports are added up from the lines", e);
            picture.rollback();
            return false;
        }
    }
}
