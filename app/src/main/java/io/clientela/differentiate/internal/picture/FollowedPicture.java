package io.clientela.differentiate.internal.picture;

import io.clientela.differentiate.Picture;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.Columnar;
import io.clientela.platform.Jobs;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The picture as other rooms see it. */
@Component
class FollowedPicture implements Picture {

    private final Columnar columnar;
    private final PictureUpdate update;
    private final TallyKeeping tallies;
    private final Turn turn;
    private final Jobs jobs;
    private final ApplicationEventPublisher events;

    /** The jobs are taken lazily: they need their handlers first. */
    FollowedPicture(
            Columnar columnar,
            PictureUpdate update,
            TallyKeeping tallies,
            Turn turn,
            @Lazy Jobs jobs,
            ApplicationEventPublisher events) {
        this.columnar = columnar;
        this.update = update;
        this.tallies = tallies;
        this.turn = turn;
        this.jobs = jobs;
        this.events = events;
    }

    @Override
    public Outcome<State> state() {
        if (!columnar.available()) {
            return new Outcome.Unknown<>("elsewhere", "another process owns the data folder");
        }
        Optional<State> state = columnar.run(PictureTables.FILE, session -> {
            var about = About.read(session.connection());
            return about.isEmpty() ? Optional.empty() : Optional.of(state(session.connection(), about.get()));
        });
        return state.<Outcome<State>>map(Outcome.Known::new)
                .orElseGet(() -> new Outcome.Unknown<>("none", "it was not made yet"));
    }

    private State state(Connection picture, About about) throws SQLException {
        try (var statement = picture.createStatement();
                var row = statement.executeQuery(PictureTables.SQL.get("sizes"))) {
            row.next();
            return new State(
                    latest(about.seenAt(), turn.seenAt()),
                    about.changedAt(),
                    about.builtAt(),
                    Duration.ofMillis(Math.round(about.builtIn() * 1000)),
                    row.getLong("lines"),
                    row.getLong("documents"),
                    row.getLong("customers"),
                    row.getLong("products"),
                    row.getLong("left_out"),
                    columnar.bytes(PictureTables.FILE));
        }
    }

    @Override
    public Optional<Instant> seenAt() {
        return columnar.available()
                ? columnar.run(PictureTables.FILE, session -> About.read(session.connection()))
                        .map(about -> latest(about.seenAt(), turn.seenAt()))
                : Optional.empty();
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    @Override
    public long rebuild(String who) {
        return jobs.submit(PictureJob.order(who));
    }

    @Override
    public boolean follow() {
        if (!columnar.available()) {
            return false;
        }
        var updated = turn.take(() -> {
            var seen = update.update();
            seen.ifPresent(one -> turn.seen(one.at()));
            seen.ifPresent(one -> tallies.ensure());
            return seen;
        });
        updated.flatMap(PictureUpdate.Updated::change).ifPresent(events::publishEvent);
        return updated.isPresent();
    }
}
