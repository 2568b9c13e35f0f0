package io.clientela.differentiate.internal.group;

import io.clientela.differentiate.internal.picture.PictureQuestions;
import io.clientela.kernel.grouping.Grouping;
import io.clientela.kernel.grouping.GroupingSettings;
import io.clientela.kernel.grouping.Groups;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.JobFailure;
import io.clientela.platform.JobRun;
import io.clientela.platform.Journal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Groups customers on the features of the picture, and keeps the run. */
@Component
public class GroupingWork {

    /** The seed of every run: the same customers with the same features are grouped the same way. */
    static final long SEED = 1;

    private final PictureQuestions picture;
    private final GroupStore store;
    private final Journal journal;
    private final Clock clock;

    GroupingWork(PictureQuestions picture, GroupStore store, Journal journal, Clock clock) {
        this.picture = picture;
        this.store = store;
        this.journal = journal;
        this.clock = clock;
    }

    private record Read(LocalDate day, GroupPoints points) {}

    /** A run as a part of a job. @return how many groups were found */
    public int run(JobRun run) {
        run.step("read", "");
        var read = switch (picture.ask(connection -> new Outcome.Known<>(
                new Read(PictureQuestions.day(connection).orElseThrow(), GroupPoints.all(connection))))) {
            case Outcome.Known<Read> known -> known.value();
            case Outcome.Unknown<Read> unknown ->
                throw new JobFailure("There is no picture of the ledger yet: " + unknown.detail());
        };
        run.checkCancelled();
        run.step("group", "");
        var settings = GroupingSettings.usual(SEED);
        Outcome<Groups> groups = Grouping.of(read.points().table(), settings);
        run.checkCancelled();
        run.step("keep", "");
        var order = new GroupStore.Order(clock.instant(), run.who(), read.day(), settings);
        long id = store.keep(order, read.points(), groups);
        journal.record(new Journal.Note(
                run.who(),
                "differentiate.grouped",
                "group-run:" + id,
                Map.of("seed", SEED, "customers", read.points().customers().length),
                "",
                "picture:" + read.day()));
        return groups instanceof Outcome.Known<Groups> known
                ? known.value().groups().size()
                : 0;
    }
}
