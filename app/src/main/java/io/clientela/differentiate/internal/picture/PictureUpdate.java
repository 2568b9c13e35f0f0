package io.clientela.differentiate.internal.picture;

import io.clientela.differentiate.internal.feature.FeatureSteps;
import io.clientela.differentiate.internal.picture.Ledger.Change;
import io.clientela.differentiate.internal.picture.Ledger.Moment;
import io.clientela.differentiate.internal.picture.Ledger.Snapshot;
import io.clientela.differentiate.internal.tally.TallySteps;
import io.clientela.platform.Columnar;
import io.clientela.platform.Columnar.Session;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Takes over what changed in the ledger: everything that the change feed names is read again, in the snapshot in which
 * the feed was read. So the picture equals that snapshot, whatever ran beside it. Changes of transactions that lie beyond
 * the oldest one that still runs are remembered one by one until that one is over.
 */
@Component
class PictureUpdate {

    private static final List<String> ORDER = List.of("sources", "products", "records", "customers", "documents");
    private static final Map<String, String> COLUMNS = Map.of(
            "sources",
            "source_id",
            "products",
            "product_id",
            "records",
            "record_id",
            "customers",
            "customer_id",
            "documents",
            "document_id");

    /** What has a bearing on features; the cards of customers have none. */
    private static final List<String> TOUCHING = List.of("sources", "products", "records", "documents");

    private final Columnar columnar;
    private final Ledger ledger;
    private final Clock clock;

    PictureUpdate(Columnar columnar, Ledger ledger, Clock clock) {
        this.columnar = columnar;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * The picture was brought up to the present.
     *
     * @param at when it was looked at
     * @param change what is different now; empty where nothing is
     */
    record Updated(Instant at, Optional<PictureChanged> change) {}

    /** Brings the picture up to the present; empty where it has to be made anew. */
    Optional<Updated> update() {
        var present = columnar.run(PictureTables.FILE, session -> About.read(session.connection()));
        if (present.isEmpty()) {
            return Optional.empty();
        }
        var about = present.get();
        return ledger.read(snapshot -> {
            var now = clock.instant();
            var moment = snapshot.moment();
            if (!about.fits(moment)) {
                return Optional.empty();
            }
            var changes = snapshot.changes(about.position());
            var day = LocalDate.ofInstant(now, ZoneOffset.UTC);
            Optional<PictureChanged> change = Optional.empty();
            if (!changes.isEmpty() || !about.featuresOn().equals(Optional.of(day))) {
                change = columnar.run(
                        PictureTables.FILE, session -> apply(session, snapshot, about, moment, changes, now));
            }
            return Optional.of(new Updated(now, change));
        });
    }

    private Optional<PictureChanged> apply(
            Session session, Snapshot snapshot, About about, Moment moment, List<Change> changes, Instant now)
            throws SQLException {
        var applied = applied(session);
        var fresh = changes.stream().filter(one -> !applied.contains(one.id())).toList();
        var day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var newDay = !about.featuresOn().equals(Optional.of(day));
        if (fresh.isEmpty() && !newDay) {
            return Optional.empty();
        }
        session.connection().setAutoCommit(false);
        try {
            var tables = new PictureTables(session, snapshot);
            tables.execute(PictureTables.SQL.get("make-todo"));
            var selections = selections(fresh);
            var tallies = new TallySteps(session.connection());
            var conditions = conditions(selections);
            if (newDay) {
                tallies.drop(); // made anew once a day, in as few rows as can be
            }
            tallies.before(conditions);
            take(tables, selections, conditions);
            tallies.after(conditions);
            var steps = new FeatureSteps(session, day);
            if (newDay) {
                steps.all(step -> {});
                steps.allBaskets(step -> {});
            } else {
                steps.some();
            }
            var change = newDay ? PictureChanged.EVERYTHING : changed(session, of(selections, "customers"));
            remember(session, fresh, moment.position());
            var last = fresh.stream().map(Change::at).max(Instant::compareTo);
            about.at(moment.position(), now, last, day).write(session.connection());
            session.connection().commit();
            return Optional.of(change);
        } catch (SQLException | RuntimeException e) {
            session.connection().rollback();
            throw e;
        }
    }

    private static Map<String, Selection> selections(List<Change> changes) {
        var selections = new TreeMap<String, Selection>();
        for (var change : changes) {
            var selection = selections.computeIfAbsent(change.what(), what -> new Selection());
            change.range().ifPresent(range -> selection.add(range.first(), range.last()));
            selection.add(change.ids());
        }
        return selections;
    }

    /** Puts the present rows in place of the old ones, and notes the customers concerned before and after. */
    private static void take(
            PictureTables tables, Map<String, Selection> selections, Map<String, List<String>> conditions)
            throws SQLException {
        touch(tables, conditions);
        for (var what : ORDER) {
            for (var which : of(selections, what).conditions(COLUMNS.getOrDefault(what, ""))) {
                tables.replace(what, which);
                if (what.equals("documents")) {
                    tables.replace("lines", which);
                }
            }
        }
        touch(tables, conditions);
    }

    private static void touch(PictureTables tables, Map<String, List<String>> conditions) throws SQLException {
        for (var what : TOUCHING) {
            for (var which : conditions.getOrDefault(what, List.of())) {
                tables.touch(what, which);
            }
        }
    }

    /** What selects the things of each kind that had a bearing on others already. */
    private static Map<String, List<String>> conditions(Map<String, Selection> selections) {
        var conditions = new TreeMap<String, List<String>>();
        selections.forEach((what, selection) -> {
            var column = COLUMNS.getOrDefault(what, "");
            // what is new of products and sources is named by documents that are new too
            var known = what.equals("products") || what.equals("sources");
            conditions.put(what, known ? selection.single(column) : selection.conditions(column));
        });
        return conditions;
    }

    private static Selection of(Map<String, Selection> selections, String what) {
        return selections.getOrDefault(what, new Selection());
    }

    /** The customers whose features were computed anew, and those whose cards were read again. */
    private static PictureChanged changed(Session session, Selection cards) throws SQLException {
        var customers = new HashSet<>(PictureQuestions.rows(
                session.connection(),
                PictureTables.SQL.get("done-todo"),
                none -> {},
                row -> row.getLong("customer_id")));
        customers.addAll(cards.ids());
        return customers.size() > PictureChanged.MOST
                ? PictureChanged.EVERYTHING
                : new PictureChanged(false, customers);
    }

    private static Set<Long> applied(Session session) throws SQLException {
        var applied = new HashSet<Long>();
        try (var statement = session.connection().createStatement();
                var row = statement.executeQuery(PictureTables.SQL.get("applied"))) {
            while (row.next()) {
                applied.add(row.getLong("change_id"));
            }
        }
        return applied;
    }

    private static void remember(Session session, List<Change> fresh, long position) throws SQLException {
        try (var statement = session.connection().prepareStatement(PictureTables.SQL.get("forget-applied"))) {
            statement.setLong(1, position);
            statement.executeUpdate();
        }
        try (var statement = session.connection().prepareStatement(PictureTables.SQL.get("add-applied"))) {
            for (var change : fresh) {
                if (change.xid() >= position) {
                    statement.setLong(1, change.id());
                    statement.setLong(2, change.xid());
                    statement.executeUpdate();
                }
            }
        }
    }
}
