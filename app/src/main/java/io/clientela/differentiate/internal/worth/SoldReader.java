package io.clientela.differentiate.internal.worth;

import io.clientela.differentiate.ValueRun.Basis;
import io.clientela.differentiate.ValueRun.Input;
import io.clientela.differentiate.internal.picture.PictureQuestions;
import io.clientela.differentiate.internal.worth.Sold.Head;
import io.clientela.kernel.lifetime.Credibility;
import io.clientela.kernel.lifetime.Purchases;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.JobRun;
import io.clientela.platform.Statements;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads from the picture what was sold. */
final class SoldReader {

    static final Statements SQL = Statements.of("differentiate/worth");

    private static final int LOOK = 1 << 16;

    private final Connection picture;
    private final JobRun run;
    private final Fingerprint fingerprint = new Fingerprint();
    private long[] ids = new long[1024];
    private int customers;

    private SoldReader(Connection picture, JobRun run) {
        this.picture = picture;
        this.run = run;
    }

    /** Reads it all, from one state of the picture; unknown, {@code no-customers}, where nothing was sold. */
    static Outcome<Sold> read(Connection picture, JobRun run) throws SQLException {
        return read(picture, PictureQuestions.day(picture).orElseThrow(), run);
    }

    /** The same until a day. */
    static Outcome<Sold> read(Connection picture, LocalDate today, JobRun run) throws SQLException {
        var currencies = new LinkedHashMap<String, Long>();
        rows(picture, SQL.get("currencies"), row -> currencies.put(row.getString(1), row.getLong(2)));
        if (currencies.isEmpty()) {
            return new Outcome.Unknown<>("no-customers", "nothing was sold to anybody");
        }
        String currency = currencies.keySet().iterator().next();
        currencies.remove(currency);
        var last = new LocalDate[1];
        rows(picture, of("last-day", currency, today), row -> last[0] = row.getObject(1, LocalDate.class));
        if (last[0] == null) {
            return new Outcome.Unknown<>("no-customers", "nothing was sold until " + today);
        }
        return new Outcome.Known<>(new SoldReader(picture, run).read(new Head(currency, last[0]), currencies));
    }

    private Sold read(Head head, Map<String, Long> leftOut) throws SQLException {
        run.step("read", "");
        execute(of("lay-sold", head.currency(), head.asOf()));
        var purchases = purchases();
        ids = Arrays.copyOf(ids, customers);
        var now = kept(head.asOf());
        var before = kept(Sold.before(head.asOf()));
        execute(SQL.get("forget-sold"));
        boolean margin = now.costed().sold() > 0;
        var parts = now.parts(margin);
        var basis = new Basis(
                margin,
                now.all().sold() > 0
                        ? Math.min(1, now.costed().sold() / now.all().sold())
                        : 0,
                parts.mean(),
                parts.within(),
                parts.between());
        long[] lines = new long[1];
        rows(picture, SQL.get("lines"), row -> lines[0] = row.getLong(1));
        var input = new Input(
                customers, purchases.lines() - purchases.merged(), lines[0], leftOut, basis, fingerprint.value());
        return new Sold(head, ids, purchases, parts, before.parts(margin), input);
    }

    private Purchases purchases() throws SQLException {
        long[] all = new long[1];
        rows(picture, SQL.get("count-purchases"), row -> all[0] = row.getLong(1));
        var builder = Purchases.builder(true);
        long[] done = new long[1];
        rows(picture, SQL.get("purchases"), row -> {
            long id = row.getLong(1);
            int day = row.getInt(2);
            double net = row.getDouble(3);
            if (customers == 0 || ids[customers - 1] != id) {
                add(id);
            }
            builder.add(customers - 1, day, net);
            for (int more = row.getInt(4); more > 1; more--) { // the day counts once; that it was several is told
                builder.add(customers - 1, day, 0);
            }
            fingerprint.add(id);
            fingerprint.add(day);
            fingerprint.add(net);
            if (done[0]++ % LOOK == 0) {
                run.checkCancelled();
                run.progress(done[0], all[0], "rows");
            }
        });
        return builder.build();
    }

    private void add(long id) {
        if (customers == ids.length) {
            ids = Arrays.copyOf(ids, 2 * customers);
        }
        ids[customers++] = id;
    }

    /** What stayed with the firm, of everything and of what has a known cost. */
    private record Kept(int customers, KeptParts all, KeptParts costed) {

        Credibility parts(boolean margin) {
            return (margin ? costed : all).parts(customers);
        }
    }

    private Kept kept(LocalDate until) throws SQLException {
        var all = new KeptParts();
        var costed = new KeptParts();
        int[] place = new int[1];
        rows(picture, SQL.get("kept").replace(":day", "'" + until + "'"), row -> {
            long id = row.getLong(1);
            while (place[0] < customers && ids[place[0]] < id) {
                place[0]++;
            }
            if (place[0] < customers && ids[place[0]] == id) {
                all.add(place[0], row.getDouble(3), row.getDouble(4));
                costed.add(place[0], row.getDouble(5), row.getDouble(6));
                fingerprint.add(row.getDouble(4));
                fingerprint.add(row.getDouble(6));
            }
        });
        return new Kept(customers, all, costed);
    }

    private static String of(String name, String currency, LocalDate day) {
        return SQL.get(name)
                .replace(":currency", "'" + currency.replace("'", "''") + "'")
                .replace(":day", "'" + day + "'");
    }

    /** Takes the rows of a statement one by one. */
    @FunctionalInterface
    private interface Taker {
        void take(ResultSet row) throws SQLException;
    }

    private static void rows(Connection picture, String sql, Taker taker) throws SQLException {
        try (var statement = picture.createStatement();
                var row = statement.executeQuery(sql)) {
            while (row.next()) {
                taker.take(row);
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = picture.createStatement()) {
            statement.execute(sql);
        }
    }
}
