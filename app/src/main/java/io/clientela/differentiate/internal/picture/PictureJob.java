package io.clientela.differentiate.internal.picture;

import io.clientela.differentiate.internal.picture.PictureBuild.Watch;
import io.clientela.platform.Columnar;
import io.clientela.platform.JobFailure;
import io.clientela.platform.JobHandler;
import io.clientela.platform.JobOrder;
import io.clientela.platform.JobRun;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Makes the picture anew, as a job of the kind {@value #KIND}. */
@Component
class PictureJob implements JobHandler {

    static final String KIND = "picture";

    private final PictureBuild build;
    private final Columnar columnar;
    private final TallyKeeping tallies;
    private final Turn turn;
    private final ApplicationEventPublisher events;

    PictureJob(
            PictureBuild build, Columnar columnar, TallyKeeping tallies, Turn turn, ApplicationEventPublisher events) {
        this.build = build;
        this.columnar = columnar;
        this.tallies = tallies;
        this.turn = turn;
        this.events = events;
    }

    static JobOrder order(String who) {
        return new JobOrder(KIND, "picture", Map.of(), who);
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
        if (!columnar.available()) {
            throw new JobFailure("Another process keeps the picture of this data folder.");
        }
        var about = turn.take(() -> {
            var made = build.build(new Watching(run));
            turn.seen(made.seenAt());
            return made;
        });
        run.step("tallies", "");
        turn.take(() -> {
            tallies.ensure();
            return about;
        });
        events.publishEvent(PictureChanged.EVERYTHING);
        return Map.of("seconds", about.builtIn());
    }

    private record Watching(JobRun run) implements Watch {

        @Override
        public void step(String code) {
            run.checkCancelled();
            run.step(code, "");
        }

        @Override
        public void progress(long done, long total) {
            run.checkCancelled();
            run.progress(done, total, "rows");
        }
    }
}
