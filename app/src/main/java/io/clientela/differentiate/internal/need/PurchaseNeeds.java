package io.clientela.differentiate.internal.need;

import io.clientela.differentiate.internal.need.NeedsPicture.Cycles;
import io.clientela.differentiate.internal.need.NeedsPicture.Due;
import io.clientela.differentiate.internal.need.NeedsPicture.Pair;
import io.clientela.differentiate.internal.picture.PictureQuestions;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.JobHandler;
import io.clientela.platform.JobOrder;
import io.clientela.platform.JobRun;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks for needs in the purchases: an article that is due by its repeat cycle is an open need; it is met when it is
 * bought, and withdrawn when the cycle is no more (a return, a split). Running it again changes nothing.
 */
@Component
class PurchaseNeeds implements JobHandler {

    static final String KIND = "needs";
    private static final int AT_ONCE = 2_000;

    private final NeedsPicture picture;
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PurchaseNeeds(NeedsPicture picture, JdbcClient database, TransactionTemplate transaction, Clock clock) {
        this.picture = picture;
        this.database = database;
        this.transaction = transaction;
        this.clock = clock;
    }

    static JobOrder order(String who) {
        return new JobOrder(KIND, "purchases", Map.of(), who);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean restartable() {
        return true;
    }

    /** An open need of replenishment as the register has it. */
    private record Open(long needId, Pair pair, LocalDate since) {}

    /** What became of one. */
    private record Closed(long needId, String kind, LocalDate on, String reason) {}

    @Override
    public Object run(JobRun run) {
        run.step("read", "");
        return switch (picture.cycles()) {
            case Outcome.Known<Cycles> known -> apply(known.value(), run);
            case Outcome.Unknown<Cycles> none -> PictureQuestions.without(none);
        };
    }

    private Map<String, Object> apply(Cycles cycles, JobRun run) {
        var closed = new ArrayList<Closed>();
        for (var need : open()) {
            closing(need, cycles).ifPresent(closed::add);
        }
        run.step("write", "");
        var at = clock.instant().atOffset(ZoneOffset.UTC);
        int done = 0;
        for (var some : parts(closed)) {
            run.checkCancelled();
            transaction.executeWithoutResult(status -> close(some, at));
            done += some.size();
            run.progress(done, closed.size() + cycles.due().size(), "rows");
        }
        int stated = 0;
        for (var some : parts(cycles.due())) {
            run.checkCancelled();
            stated += Optional.ofNullable(transaction.execute(status -> see(some, cycles.day(), at)))
                    .orElse(0);
            done += some.size();
            run.progress(done, closed.size() + cycles.due().size(), "rows");
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("due", cycles.due().size());
        result.put("stated", stated);
        result.put(
                "met", closed.stream().filter(one -> one.kind().equals("MET")).count());
        return result;
    }

    private List<Open> open() {
        return database.sql(NeedRows.SQL.get("open-replenishments"))
                .query((row, number) -> new Open(
                        row.getLong("need_id"),
                        new Pair(row.getLong("customer_id"), row.getString("subject")),
                        row.getObject("since", LocalDate.class)))
                .list();
    }

    /** What became of a need; empty while it stays open. */
    private static Optional<Closed> closing(Open need, Cycles cycles) {
        var last = Optional.ofNullable(cycles.last().get(need.pair()));
        if (last.isEmpty() || last.get().isBefore(need.since())) {
            return Optional.of(new Closed(need.needId(), "TAKEN_BACK", cycles.day(), "cycle-gone"));
        }
        return last.get().isAfter(need.since())
                ? Optional.of(new Closed(need.needId(), "MET", last.get(), "bought"))
                : Optional.empty();
    }

    private static <T> List<List<T>> parts(List<T> all) {
        return IntStream.range(0, (all.size() + AT_ONCE - 1) / AT_ONCE)
                .mapToObj(i -> all.subList(i * AT_ONCE, Math.min(all.size(), (i + 1) * AT_ONCE)))
                .toList();
    }

    private void close(List<Closed> some, OffsetDateTime at) {
        database.sql(NeedRows.SQL.get("close"))
                .param("needs", some.stream().map(Closed::needId).toArray(Long[]::new))
                .param("kinds", some.stream().map(Closed::kind).toArray(String[]::new))
                .param("days", some.stream().map(one -> one.on().toString()).toArray(String[]::new))
                .param("reasons", some.stream().map(Closed::reason).toArray(String[]::new))
                .param("at", at)
                .param("who", "system")
                .update();
    }

    private int see(List<Due> some, LocalDate day, OffsetDateTime at) {
        return database.sql(NeedRows.SQL.get("see"))
                .param("customers", some.stream().map(Due::customer).toArray(Long[]::new))
                .param("records", some.stream().map(Due::recordId).toArray(Long[]::new))
                .param("articles", texts(some, one -> one.article().key()))
                .param(
                        "whats",
                        texts(
                                some,
                                one -> one.article().name().isBlank()
                                        ? one.article().key()
                                        : one.article().name()))
                .param("departments", texts(some, one -> one.article().department()))
                .param("stages", texts(some, one -> one.stage().name()))
                .param("since", texts(some, one -> one.last().toString()))
                .param("due", texts(some, one -> one.due().toString()))
                .param("day", day)
                .param("at", at)
                .param("who", "system")
                .update();
    }

    private static String[] texts(List<Due> some, Function<Due, String> text) {
        return some.stream().map(text).toArray(String[]::new);
    }
}
