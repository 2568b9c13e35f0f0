package io.clientela.differentiate.internal.share;

import io.clientela.differentiate.Shares;
import io.clientela.differentiate.internal.picture.PictureQuestions;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.Exports;
import io.clientela.platform.Exports.Column;
import io.clientela.platform.Exports.Kind;
import io.clientela.platform.Jobs;
import java.io.OutputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;

/** Share of customer, from figures in PostgreSQL and look-alikes in the picture. */
@Service
class CustomerShares implements Shares {

    private static final int ALL = 10_000_000;

    private final PictureQuestions picture;
    private final SpendingFigures figures;
    private final DeclaredFile declared;
    private final Exports exports;
    private final Jobs jobs;
    private volatile Added added = new Added(Optional.empty(), List.of(), List.of());

    CustomerShares(
            PictureQuestions picture,
            SpendingFigures figures,
            DeclaredFile declared,
            Exports exports,
            @Lazy Jobs jobs) {
        this.picture = picture;
        this.figures = figures;
        this.declared = declared;
        this.exports = exports;
        this.jobs = jobs;
    }

    private Outcome<Optional<Run>> run() {
        return picture.ask(connection -> new Outcome.Known<>(ShareReader.run(connection)));
    }

    @Override
    public Outcome<Answer> ask(Filter filter) {
        return switch (run()) {
            case Outcome.Unknown<Optional<Run>> unknown -> new Outcome.Unknown<>(unknown.reason(), unknown.detail());
            case Outcome.Known<Optional<Run>> known -> {
                if (known.value().isEmpty()) {
                    yield new Outcome.Unknown<>("not-computed", "no computation yet");
                }
                var run = known.value().get();
                var standing = figures.standing(run.currency());
                yield switch (sums(run, standing)) {
                    case Outcome.Unknown<List<OfCategory>> none -> none.map(sums -> new Answer(run, List.of(), sums));
                    case Outcome.Known<List<OfCategory>> sums ->
                        picture.ask(connection -> new Outcome.Known<>(
                                new Answer(run, new ShareReader(connection, standing).rows(filter), sums.value())));
                };
            }
        };
    }

    /** The categories, added up once for a computation and the figures that stand. */
    private Outcome<List<OfCategory>> sums(Run run, List<Entered> standing) {
        var kept = added;
        if (kept.run().equals(Optional.of(run)) && kept.standing().equals(standing)) {
            return new Outcome.Known<>(kept.categories());
        }
        var made = picture.ask(connection -> new Outcome.Known<>(new ShareReader(connection, standing).categories()));
        if (made instanceof Outcome.Known<List<OfCategory>> known) {
            added = new Added(Optional.of(run), standing, known.value());
        }
        return made;
    }

    /** Categories as added up for a computation and figures. */
    private record Added(Optional<Run> run, List<Entered> standing, List<OfCategory> categories) {}

    @Override
    public void exportCsv(Filter filter, OutputStream out) {
        var columns = List.of(
                Column.of("customer_id", Kind.WHOLE),
                Column.of("kind", Kind.TEXT),
                Column.of("category", Kind.TEXT),
                Column.decimal("own", 2),
                Column.decimal("own_before", 2),
                Column.of("method", Kind.TEXT),
                Column.decimal("total", 2),
                Column.decimal("total_low", 2),
                Column.decimal("total_high", 2),
                Column.decimal("share", 4),
                Column.decimal("share_low", 4),
                Column.decimal("share_high", 4),
                Column.decimal("trend", 4),
                Column.of("reason", Kind.TEXT));
        var all = new Filter(filter.category(), filter.kind(), filter.customerId(), ALL);
        List<OfCustomer> rows =
                ask(all) instanceof Outcome.Known<Answer> known ? known.value().rows() : List.of();
        exports.csv(columns, sink -> rows.forEach(row -> sink.row(row(row))), out);
    }

    private static @Nullable Object[] row(OfCustomer row) {
        var total = known(row.total());
        var share = known(row.share());
        var trend = known(row.trend());
        return new @Nullable Object[] {
            row.customerId(),
            row.kind(),
            row.category(),
            BigDecimal.valueOf(row.own()),
            BigDecimal.valueOf(row.ownBefore()),
            row.method().name(),
            total == null ? null : BigDecimal.valueOf(total.estimate()),
            total == null || !row.ranged() ? null : BigDecimal.valueOf(total.low()),
            total == null || !row.ranged() ? null : BigDecimal.valueOf(total.high()),
            share == null ? null : BigDecimal.valueOf(share.estimate()),
            share == null || !row.ranged() ? null : BigDecimal.valueOf(share.low()),
            share == null || !row.ranged() ? null : BigDecimal.valueOf(share.high()),
            trend == null ? null : BigDecimal.valueOf(trend.estimate()),
            row.total() instanceof Outcome.Unknown<Interval> why ? why.reason() : ""
        };
    }

    private static @Nullable Interval known(Outcome<Interval> outcome) {
        return outcome instanceof Outcome.Known<Interval> known ? known.value() : null;
    }

    @Override
    public List<Entered> figures(Optional<Scope> scope, long customerId, int limit) {
        return figures.list(scope, customerId, limit);
    }

    @Override
    public boolean enter(Figure figure, String who) {
        return figures.enter(figure, currency(), who);
    }

    /** The currency of the estimates, else the euro. */
    private String currency() {
        return run() instanceof Outcome.Known<Optional<Run>> known
                ? known.value().map(Run::currency).orElse("EUR")
                : "EUR";
    }

    @Override
    public void turn(long figureId, String who) {
        figures.turn(figureId, who);
    }

    @Override
    public Imported importCsv(Reader csv, String who) {
        return declared.read(csv, currency(), who);
    }

    @Override
    public long compute(String who) {
        return jobs.submit(ShareJob.order(who));
    }
}
