package io.clientela.differentiate.internal.price;

import io.clientela.differentiate.PriceResponses;
import io.clientela.differentiate.PriceResponses.Basis;
import io.clientela.differentiate.PriceResponses.Group;
import io.clientela.differentiate.PriceResponses.OfCustomer;
import io.clientela.differentiate.internal.picture.PictureQuestions;
import io.clientela.differentiate.internal.price.PriceReader.Read;
import io.clientela.kernel.price.CustomerResponses;
import io.clientela.kernel.price.PriceCells;
import io.clientela.kernel.price.PriceResponse;
import io.clientela.kernel.price.Shrinkage;
import io.clientela.kernel.price.Variation;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.JobFailure;
import io.clientela.platform.JobHandler;
import io.clientela.platform.JobOrder;
import io.clientela.platform.JobRun;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Estimates how quantities answer to prices, as a job of the kind {@value #KIND}, and keeps what it found. */
@Component
class PriceJob implements JobHandler {

    static final String KIND = "price";

    /** Stands for all categories. */
    static final String ALL = PriceResponses.ALL;

    private final PriceReader reader;
    private final PriceRows rows;
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PriceJob(PriceReader reader, PriceRows rows, JdbcClient database, TransactionTemplate transaction, Clock clock) {
        this.reader = reader;
        this.rows = rows;
        this.database = database;
        this.transaction = transaction;
        this.clock = clock;
    }

    static JobOrder order(String who) {
        return new JobOrder(KIND, "prices", Map.of(), who);
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
        var started = clock.instant();
        run.step("read", "");
        return switch (reader.read()) {
            case Outcome.Unknown<Read> none -> {
                if (none.reason().equals("nothing-bought")) {
                    throw new JobFailure("No customer bought anything yet. Import sales first.");
                }
                yield PictureQuestions.without(none);
            }
            case Outcome.Known<Read> read -> compute(read.value(), started, run);
        };
    }

    /** A single customer with how many articles carry information. */
    private record Single(OfCustomer customer, double articles) {}

    private Map<String, Object> compute(Read read, Instant started, JobRun run) {
        run.step("fit", "");
        var groups = groups(read.groups(), run);
        var singles = new ArrayList<Single>();
        read.kinds().forEach((kind, ofKind) -> {
            run.checkCancelled();
            for (var one : CustomerResponses.of(ofKind.cells(), ofKind.customer())) {
                singles.add(new Single(
                        new OfCustomer(
                                ofKind.customers().get(one.customer()),
                                kind,
                                one.alone().cells(),
                                one.drawn(),
                                one.alone().interval()),
                        one.alone().clusters()));
            }
        });
        run.step("write", "");
        transaction.executeWithoutResult(status -> write(read, groups, singles, started, run.who()));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("groups", groups.size());
        result.put(
                "estimated",
                groups.stream()
                        .filter(group -> group.response() instanceof Outcome.Known<?>)
                        .count());
        result.put("customers", singles.size());
        return result;
    }

    private void write(Read read, List<Group> groups, List<Single> singles, Instant started, String who) {
        var now = clock.instant();
        long runId = database.sql(PriceRows.SQL.get("add-run"))
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("who", who)
                .param("day", read.day())
                .param("currency", read.currency())
                .param("cells", read.cells())
                .param("seconds", Duration.between(started, now).toMillis() / 1000.0)
                .query(Long.class)
                .single();
        groups.forEach(group -> rows.add(runId, group));
        database.sql(PriceRows.SQL.get("forget-customers")).update();
        singles.forEach(single -> rows.add(single.customer(), single.articles()));
        database.sql(PriceRows.SQL.get("forget-runs")).update();
    }

    private static List<Group> groups(Map<PriceReader.Key, PriceCells> cells, JobRun run) {
        List<PriceReader.Key> keys = List.copyOf(cells.keySet());
        var alone = new ArrayList<Outcome<PriceResponse>>();
        for (var one : cells.values()) {
            run.checkCancelled();
            alone.add(PriceResponse.of(one));
            run.progress(alone.size(), keys.size(), "rows");
        }
        var drawn = drawn(alone);
        var groups = new ArrayList<Group>();
        int i = 0;
        for (var one : cells.entrySet()) {
            groups.add(new Group(
                    one.getKey().category(),
                    one.getKey().kind(),
                    basis(one.getValue()),
                    drawn.get(i),
                    alone.get(i).map(PriceResponse::interval),
                    change(one.getValue(), alone.get(i))));
            i++;
        }
        overall(cells).forEach((kind, all) -> {
            var whole = PriceResponse.of(all);
            groups.add(new Group(
                    ALL,
                    kind,
                    basis(all),
                    whole instanceof Outcome.Known<PriceResponse> known
                            ? narrow(known.value().interval())
                            : whole.map(PriceResponse::interval),
                    whole.map(PriceResponse::interval),
                    change(all, whole)));
        });
        return groups;
    }

    /** The articles of all categories of each kind of customer, where there are several categories. */
    private static Map<String, PriceCells> overall(Map<PriceReader.Key, PriceCells> cells) {
        Map<String, List<PriceCells>> byKind = new TreeMap<>();
        cells.forEach((key, one) ->
                byKind.computeIfAbsent(key.kind(), kind -> new ArrayList<>()).add(one));
        Map<String, PriceCells> overall = new TreeMap<>();
        byKind.forEach((kind, parts) -> {
            if (parts.size() > 1) {
                overall.put(kind, PriceCells.together(parts));
            }
        });
        return overall;
    }

    private static Basis basis(PriceCells cells) {
        var variation = Variation.of(cells);
        int articles = (int) Arrays.stream(cells.unit()).distinct().count();
        return new Basis(articles, cells.size(), variation.moving(), Math.min(1, variation.away()));
    }

    /** The estimates drawn towards each other; unknown where an interval is still too wide to say anything. */
    private static List<Outcome<Interval>> drawn(List<Outcome<PriceResponse>> alone) {
        var known = new ArrayList<PriceResponse>();
        for (var outcome : alone) {
            if (outcome instanceof Outcome.Known<PriceResponse> one) {
                known.add(one.value());
            }
        }
        var together = Shrinkage.of(
                known.stream().mapToDouble(PriceResponse::elasticity).toArray(),
                known.stream().mapToDouble(PriceResponse::half).toArray());
        var drawn = new ArrayList<Outcome<Interval>>();
        int next = 0;
        for (var outcome : alone) {
            drawn.add(
                    outcome instanceof Outcome.Known<PriceResponse>
                            ? narrow(together.intervals().get(next++))
                            : outcome.map(PriceResponse::interval));
        }
        return drawn;
    }

    private static Outcome<Interval> narrow(Interval interval) {
        return interval.high() - interval.low() <= PriceResponse.WIDEST
                ? new Outcome.Known<>(interval)
                : new Outcome.Unknown<>(
                        "interval-too-wide",
                        String.format(Locale.ROOT, "%.1f … %.1f", interval.low(), interval.high()));
    }

    /** The second half of the months against the first one. */
    private static Outcome<Interval> change(PriceCells cells, Outcome<PriceResponse> whole) {
        if (!(whole instanceof Outcome.Known<PriceResponse>)) {
            return whole.map(PriceResponse::interval);
        }
        int end = Arrays.stream(cells.month()).max().orElse(0) + 1;
        var early = PriceResponse.of(cells.between(0, end / 2));
        var late = PriceResponse.of(cells.between(end / 2, end));
        return switch (early) {
            case Outcome.Unknown<PriceResponse> unknown -> new Outcome.Unknown<>(unknown.reason(), unknown.detail());
            case Outcome.Known<PriceResponse> first -> late.map(second -> second.changeFrom(first.value()));
        };
    }
}
