package io.clientela.identify.internal.erasing;

import io.clientela.identify.CustomerErased;
import io.clientela.identify.Customers;
import io.clientela.identify.ErasureWritten;
import io.clientela.identify.Erasures;
import io.clientela.identify.Lookup;
import io.clientela.identify.internal.posting.BookLocks;
import io.clientela.platform.Blackening;
import io.clientela.platform.DataFolder;
import io.clientela.platform.JobOrder;
import io.clientela.platform.Jobs;
import io.clientela.platform.Journal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Erases in this order: no import runs; in one transaction the tables of identify, then those of the rooms to the right, then
 * the words in the journal; after it the kept files; then the whole database is searched for what is left, and the proof is
 * kept. What frees rows and files of the rooms to the right comes last: where it fails, the proof of the rest is there.
 */
@Component
class ErasedCustomers implements Erasures {

    private final ErasureStore store;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;
    private final Blackening blackening;
    private final Ground ground;

    /** What an erasure reaches besides the tables. */
    @Component
    record Ground(
            DataSource dataSource,
            DataFolder folder,
            Customers customers,
            Journal journal,
            @Lazy Jobs jobs) {}

    ErasedCustomers(
            ErasureStore store,
            TransactionTemplate transactions,
            ApplicationEventPublisher events,
            Blackening blackening,
            Ground ground) {
        this.store = store;
        this.transactions = transactions;
        this.events = events;
        this.blackening = blackening;
        this.ground = ground;
    }

    @Override
    public long request(long customerId, String who) {
        mustBeHere(customerId);
        var parameters = new EraseJob.Parameters(customerId);
        return ground.jobs().submit(new JobOrder(EraseJob.KIND, "#" + customerId, parameters, who));
    }

    private void mustBeHere(long customerId) {
        if (!(ground.customers().find(customerId) instanceof Lookup.Here)) {
            throw new IllegalArgumentException("no customer at present: " + customerId);
        }
    }

    @Override
    public Report erase(long customerId, String who) {
        mustBeHere(customerId);
        List<Place> places = new ArrayList<>();
        var known = forgetEverywhere(customerId, who, places);
        var found = blackening.find(known.words()).stream()
                .filter(rows -> rows.rows() > 0)
                .map(rows -> new Found(rows.table(), rows.rows()))
                .toList();
        store.keep(customerId, known.records(), who, places, found);
        events.publishEvent(new ErasureWritten(customerId));
        return of(customerId).orElseThrow();
    }

    /** In the database and among the kept files; nothing is imported or linked meanwhile. */
    private ErasureStore.Known forgetEverywhere(long customerId, String who, List<Place> places) {
        try (var importing = BookLocks.importing(ground.dataSource(), () -> false);
                var linking = BookLocks.linking(ground.dataSource(), () -> false)) {
            var known = transactions.execute(status -> forget(customerId, who, places));
            if (known == null) {
                throw new IllegalStateException("an erasure without words");
            }
            var files = new KeptFiles(new HashSet<>(KeptFiles.hex(known.files())), known.sure());
            places.add(new Place(
                    "files", "files-deleted", files.delete(ground.folder().files())));
            places.add(new Place(
                    "temporary", "files-deleted", files.delete(ground.folder().temporary())));
            store.tidy();
            return known;
        }
    }

    private ErasureStore.Known forget(long customerId, String who, List<Place> places) {
        var known = store.known(customerId);
        store.forget(known, who, places);
        events.publishEvent(new CustomerErased(customerId, known.records(), known.words(), known.sure(), places::add));
        for (var rows : blackening.blacken(known.words())) {
            places.add(new Place(rows.table(), "blackened", rows.rows()));
        }
        ground.journal()
                .record(new Journal.Note(
                        who,
                        "identify.erased",
                        "customer:" + customerId,
                        Map.of("records", known.records(), "places", places),
                        "",
                        ""));
        return known;
    }

    @Override
    public Optional<Report> of(long customerId) {
        return store.latest(customerId);
    }

    @Override
    public boolean isErased(long recordId) {
        return store.isErased(recordId);
    }
}
