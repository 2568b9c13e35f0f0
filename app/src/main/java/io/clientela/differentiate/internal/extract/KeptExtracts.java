package io.clientela.differentiate.internal.extract;

import io.clientela.differentiate.Extracts;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.DataFolder;
import io.clientela.platform.Jobs;
import io.clientela.platform.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Extracts as other rooms see them. */
@Component
class KeptExtracts implements Extracts {

    private final Account account;
    private final Pseudonyms pseudonyms;
    private final DataFolder folder;
    private final Journal journal;
    private final Jobs jobs;

    /** The jobs are taken lazily: they need their handlers first. */
    KeptExtracts(Account account, Pseudonyms pseudonyms, DataFolder folder, Journal journal, @Lazy Jobs jobs) {
        this.account = account;
        this.pseudonyms = pseudonyms;
        this.folder = folder;
        this.journal = journal;
        this.jobs = jobs;
    }

    @Override
    public Outcome<Long> ask(LocalDate day, Set<DataSet> sets, Format format, boolean pseudonymised, String who) {
        if (sets.isEmpty()) {
            return new Outcome.Unknown<>("nothing-chosen", "no data set was chosen");
        }
        var settled = account.settled();
        if (day.isAfter(LocalDate.ofInstant(settled, ZoneOffset.UTC))) {
            return new Outcome.Unknown<>("in-the-future", day + " is not over");
        }
        Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minus(1, ChronoUnit.MICROS);
        var moment = end.isBefore(settled) ? end : settled;
        return new Outcome.Known<>(submit(new Request(moment, sets, format, pseudonymised ? keyName() : ""), who));
    }

    @Override
    public Outcome<Long> again(long id, String who) {
        var extract = account.find(id);
        if (extract.isEmpty()) {
            return new Outcome.Unknown<>("no-such-extract", "no extract " + id);
        }
        var request = extract.get().request();
        return request.pseudonymised() && !request.keyName().equals(keyName())
                ? new Outcome.Unknown<>("key-gone", "the key " + request.keyName() + " was destroyed")
                : new Outcome.Known<>(submit(request, who));
    }

    private long submit(Request request, String who) {
        long id = account.add(request, who);
        account.byJob(id, jobs.submit(ExtractJob.order(id, who)));
        return id;
    }

    @Override
    public List<Extract> list(int limit) {
        return account.list(limit);
    }

    @Override
    public Optional<Extract> find(long id) {
        return account.find(id);
    }

    @Override
    public Optional<Path> take(long id, String who) {
        var file = ExtractJob.file(folder, id);
        if (account.find(id).filter(one -> one.state().equals("done")).isEmpty() || !Files.exists(file)) {
            return Optional.empty();
        }
        journal.record(Journal.Note.of(who, "differentiate.extract-taken", "extract:" + id));
        return Optional.of(file);
    }

    @Override
    public boolean delete(long id, String who) {
        try {
            boolean deleted = Files.deleteIfExists(ExtractJob.file(folder, id));
            if (deleted) {
                account.state(id, "deleted");
                journal.record(Journal.Note.of(who, "differentiate.extract-deleted", "extract:" + id));
            }
            return deleted;
        } catch (IOException e) {
            throw new UncheckedIOException("The file of extract " + id + " cannot be deleted", e);
        }
    }

    @Override
    public String keyName() {
        return pseudonyms.key().name();
    }

    @Override
    public String renewKey(String who) {
        var before = keyName();
        var after = pseudonyms.renew().name();
        journal.record(new Journal.Note(
                who,
                "differentiate.pseudonyms-renewed",
                "pseudonyms",
                Map.of("before", before, "after", after),
                "",
                ""));
        return after;
    }
}
