package io.clientela.differentiate.internal.picture;

import io.clientela.differentiate.internal.tally.TallySteps;
import io.clientela.platform.Columnar;
import java.sql.SQLException;
import org.springframework.stereotype.Component;

/** Makes the tallies of a picture that has none; the picture answers meanwhile, from its lines. */
@Component
class TallyKeeping {

    private final Columnar columnar;

    TallyKeeping(Columnar columnar) {
        this.columnar = columnar;
    }

    /** Makes them where there are none. Whoever calls has the turn. */
    void ensure() {
        columnar.run(PictureTables.FILE, session -> {
            var picture = session.connection();
            var tallies = new TallySteps(picture);
            if (PictureQuestions.day(picture).isEmpty() || tallies.made()) {
                return false;
            }
            picture.setAutoCommit(false);
            try {
                tallies.all();
                picture.commit();
                return true;
            } catch (SQLException | RuntimeException e) {
                picture.rollback();
                throw e;
            }
        });
    }
}
