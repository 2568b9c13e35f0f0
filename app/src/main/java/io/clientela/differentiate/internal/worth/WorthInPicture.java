package io.clientela.differentiate.internal.worth;

import io.clientela.differentiate.Contracted;
import io.clientela.differentiate.CustomerWorth;
import io.clientela.differentiate.ValueRun;
import io.clientela.differentiate.Worth;
import io.clientela.differentiate.WorthFilter;
import io.clientela.differentiate.WorthSettings;
import io.clientela.differentiate.internal.picture.PictureQuestions;
import io.clientela.differentiate.internal.worth.WorthWatch.Standing;
import io.clientela.identify.Page;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.CursorException;
import io.clientela.platform.Jobs;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The values as they stand in the picture, with their account in PostgreSQL. */
@Component
class WorthInPicture implements Worth {

    private final OfRun<Choices> choices = new OfRun<>();
    private final OfRun<Outcome<GroupSums>> all = new OfRun<>();
    private final PictureQuestions picture;
    private final ValueRuns runs;
    private final WorthExport export;
    private final Jobs jobs;
    private final KeptContractMarks marks;
    private final AnyContract anyContract = new AnyContract();

    /** The jobs are taken lazily: they need their handlers first. */
    WorthInPicture(
            PictureQuestions picture, ValueRuns runs, WorthExport export, KeptContractMarks marks, @Lazy Jobs jobs) {
        this.picture = picture;
        this.runs = runs;
        this.export = export;
        this.marks = marks;
        this.jobs = jobs;
    }

    /** A question that is asked where values stand. */
    @FunctionalInterface
    private interface Question<T> {
        Outcome<T> to(Connection picture, long runId) throws SQLException;
    }

    private <T> Outcome<T> ask(Question<T> question) {
        return picture.ask(connection -> {
            var standing = Standing.read(connection);
            return standing.isEmpty()
                    ? new Outcome.Unknown<>("none", "no values were computed yet")
                    : question.to(connection, standing.get().runId());
        });
    }

    @Override
    public Outcome<ValueRun> standing() {
        return ask((connection, runId) -> new Outcome.Known<>(runId)).map(this::run);
    }

    private ValueRun run(long id) {
        return runs.run(id).orElseThrow(() -> new IllegalStateException("no account of the run " + id));
    }

    @Override
    public List<ValueRun> runs(int limit) {
        return runs.latest(limit);
    }

    @Override
    public Outcome<Ranked> of(long customerId) {
        Outcome<Found> found = ask((connection, runId) -> new Outcome.Known<>(find(connection, customerId, runId)));
        return switch (found) {
            case Outcome.Unknown<Found> none -> new Outcome.Unknown<>(none.reason(), none.detail());
            case Outcome.Known<Found> known -> {
                var one = known.value();
                if (one.ranked().isPresent()) {
                    yield new Outcome.Known<>(one.ranked().get());
                }
                yield new Outcome.Unknown<>(reason(one), "no score of customer " + customerId);
            }
        };
    }

    /** What there is of one customer. */
    private record Found(long runId, Optional<Ranked> ranked, Optional<String> currency, Optional<LocalDate> first) {}

    private static Found find(Connection connection, long customerId, long runId) throws SQLException {
        var worth = WorthRows.read(connection, List.of(customerId)).stream().findFirst();
        if (worth.isPresent()) {
            var ranked = PictureQuestions.rows(
                    connection,
                    SoldReader.SQL.get("rank"),
                    statement -> statement.setLong(1, customerId),
                    row -> new Ranked(worth.get(), row.getLong("rank"), row.getLong("among")));
            return new Found(runId, ranked.stream().findFirst(), Optional.empty(), Optional.empty());
        }
        return PictureQuestions.rows(
                        connection,
                        SoldReader.SQL.get("history-of"),
                        statement -> statement.setLong(1, customerId),
                        row -> new Found(
                                runId,
                                Optional.empty(),
                                Optional.of(row.getString("currency")),
                                Optional.ofNullable(row.getObject("first_on", LocalDate.class))))
                .stream()
                .findFirst()
                .orElse(new Found(runId, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Override
    public Outcome<List<Contracted>> contracts(long customerId) {
        var marked = marks.text();
        return ask((connection, runId) -> {
            var scored = WorthRows.read(connection, List.of(customerId));
            if (scored.isEmpty()) {
                return new Outcome.Unknown<>("none", "no score of customer " + customerId);
            }
            return new Outcome.Known<>(
                    anyContract.in(connection, marked)
                            ? new ContractReader(connection, scored.getFirst(), marked).read(run(runId))
                            : List.of());
        });
    }

    private String reason(Found found) {
        var run = run(found.runId());
        if (found.first().isEmpty()) {
            return "prospect";
        }
        if (!found.currency().equals(Optional.of(run.question().currency()))) {
            return "other-currency";
        }
        return run.unknown().isEmpty() ? "new" : run.unknown();
    }

    @Override
    public Outcome<Page<CustomerWorth>> list(WorthFilter filter, Sort sort, Optional<String> cursor, int limit) {
        var from = cursor.map(text -> CursorException.read(text, Place::parse)).orElse(Place.START);
        var where = Where.of(filter);
        return ask((connection, runId) -> {
            var places = PictureQuestions.rows(
                    connection,
                    where.in("list").replace(":place", order(sort)),
                    statement -> where.set(statement, from.order(), from.order(), from.customerId(), limit + 1),
                    row -> new Place(row.getDouble("place"), row.getLong("customer_id")));
            var shown = places.subList(0, Math.min(limit, places.size()));
            var rows = WorthRows.read(
                    connection, shown.stream().map(Place::customerId).toList());
            return new Outcome.Known<>(new Page<>(
                    rows, places.size() > limit ? Optional.of(shown.getLast().text()) : Optional.empty()));
        });
    }

    static String order(Sort sort) {
        return SoldReader.SQL.get("order-" + sort.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public Outcome<Choices> choices() {
        return ask((connection, runId) ->
                new Outcome.Known<>(choices.read(connection, runId, WorthInPicture::readChoices)));
    }

    private static Choices readChoices(Connection connection) throws SQLException {
        return new Choices(
                PictureQuestions.rows(connection, SoldReader.SQL.get("areas"), none -> {}, row -> row.getString(1)),
                PictureQuestions.rows(
                        connection, SoldReader.SQL.get("departments"), none -> {}, row -> row.getString(1)));
    }

    @Override
    public Outcome<Group> best(WorthFilter filter, long most) {
        return group(filter, size -> most);
    }

    @Override
    public Outcome<Group> bestShare(WorthFilter filter, double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("not a share above 0 and up to 1: " + share);
        }
        return filter.equals(WorthFilter.ALL) && share == 1
                ? group((connection, runId) -> all.read(
                        connection, runId, from -> GroupSums.read(from, runId, Where.of(filter), size -> size)))
                : group(filter, size -> (long) Math.ceil(share * size));
    }

    private Outcome<Group> group(WorthFilter filter, LongUnaryOperator most) {
        return group((connection, runId) -> GroupSums.read(connection, runId, Where.of(filter), most));
    }

    private Outcome<Group> group(Question<GroupSums> question) {
        Outcome<GroupSums> sums = ask(question);
        return switch (sums) {
            case Outcome.Unknown<GroupSums> none -> new Outcome.Unknown<>(none.reason(), none.detail());
            case Outcome.Known<GroupSums> known ->
                known.value().group(run(known.value().runId()));
        };
    }

    @Override
    public void exportCsv(WorthFilter filter, Sort sort, OutputStream out) {
        export.csv(filter, sort, out);
    }

    @Override
    public void exportParquet(WorthFilter filter, Sort sort, OutputStream out) {
        export.parquet(filter, sort, out);
    }

    @Override
    public WorthSettings settings() {
        return runs.settings();
    }

    @Override
    public long set(WorthSettings settings, String who) {
        runs.set(settings, who);
        return compute(who);
    }

    @Override
    public long compute(String who) {
        return jobs.submit(WorthJob.order(who));
    }
}
