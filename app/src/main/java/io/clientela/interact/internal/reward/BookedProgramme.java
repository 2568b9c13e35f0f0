package io.clientela.interact.internal.reward;

import io.clientela.interact.RewardProgramme;
import io.clientela.platform.Jobs;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The loyalty programme with its versions and its job. */
@Component
class BookedProgramme implements RewardProgramme {

    private final ProgrammeStore store;
    private final Jobs jobs;

    BookedProgramme(ProgrammeStore store, @Lazy Jobs jobs) {
        this.store = store;
        this.jobs = jobs;
    }

    @Override
    public Version now() {
        return store.now();
    }

    @Override
    public List<Version> history() {
        return store.history();
    }

    @Override
    public Version revise(Programme programme, String who, String why) {
        return store.revise(programme, who, why);
    }

    @Override
    public Optional<Version> back(long versionId, String who) {
        return store.one(versionId).map(then -> store.revise(then.programme(), who, "back to " + versionId));
    }

    @Override
    public long run(String who) {
        return jobs.submit(ProgrammeRun.order(who));
    }
}
