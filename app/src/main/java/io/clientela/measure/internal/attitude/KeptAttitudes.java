package io.clientela.measure.internal.attitude;

import io.clientela.kernel.attitude.Standing;
import io.clientela.kernel.counting.Means;
import io.clientela.kernel.counting.Share;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import io.clientela.measure.Attitudes;
import io.clientela.platform.Journal;
import io.clientela.platform.Statements;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The marks as rows of a table that only grows. */
@Component
class KeptAttitudes implements Attitudes {

    private static final Statements SQL = Statements.of("measure/attitudes");
    private static final int MONTHS = 12;
    private static final int READ_DAYS = 3 * 365;

    private final JdbcClient database;
    private final Journal journal;
    private final Clock clock;
    private final Closings closings;

    KeptAttitudes(JdbcClient database, Journal journal, Clock clock, Closings closings) {
        this.closings = closings;
        this.database = database;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    @Transactional
    public boolean record(Mark mark, String who) {
        return database.sql(SQL.whole("add"))
                        .param("customer", mark.customerId())
                        .param("about", mark.about().name())
                        .param("mark", mark.mark())
                        .param("at", mark.at().atOffset(ZoneOffset.UTC))
                        .param("source", mark.source())
                        .param("by", who)
                        .update()
                == 1;
    }

    @Override
    @Transactional
    public boolean withdraw(long attitudeId, String who) {
        boolean done = database.sql(SQL.whole("withdraw"))
                        .param("attitude", attitudeId)
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("by", who)
                        .update()
                == 1;
        if (done) {
            journal.record(new Journal.Note(
                    who, "measure.mark-withdrawn", "attitude:" + attitudeId, Map.of("attitude", attitudeId), "", ""));
        }
        return done;
    }

    @Override
    public List<Kept> of(long customerId) {
        return database.sql(SQL.whole("of"))
                .param("customer", customerId)
                .query((row, n) -> new Kept(
                        row.getLong("attitude_id"),
                        new Mark(
                                customerId,
                                About.valueOf(row.getString("about")),
                                row.getInt("mark"),
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getString("source")),
                        row.getString("by")))
                .list();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private Histories read() {
        var histories = new Histories();
        var since = clock.instant().atOffset(ZoneOffset.UTC).minusDays(READ_DAYS);
        database.sql(SQL.whole("marks")).param("since", since).query(row -> {
            histories.said(
                    row.getLong("customer_id"),
                    About.valueOf(row.getString("about")),
                    row.getObject("day", LocalDate.class),
                    row.getInt("mark"));
        });
        database.sql(SQL.whole("bought")).param("since", since).query(row -> {
            histories.bought(row.getLong("customer_id"), row.getObject("day", LocalDate.class));
        });
        return histories;
    }

    @Override
    public Picture picture() {
        var histories = read();
        var today = today();
        var chains = new Chains(histories, today);
        var figures = new ArrayList<Figure>();
        for (var about : About.values()) {
            var marks = histories.marks(about, today);
            long agree = marks.stream().filter(mark -> mark >= Standing.AGREES).count();
            figures.add(new Figure(
                    about,
                    marks.size(),
                    mean(marks),
                    Share.of(agree, marks.size()),
                    mean(histories.marks(about, today.minusDays(Histories.COUNTS_FOR)))));
        }
        return new Picture(
                clock.instant(), figures, repeat(today), chains.chain(), chains.experience(), months(histories, today));
    }

    static Outcome<Interval> mean(List<Integer> marks) {
        double mean = marks.stream().mapToInt(mark -> mark).average().orElse(0);
        double squares = marks.stream()
                .mapToDouble(mark -> (mark - mean) * (mark - mean))
                .sum();
        double deviation = marks.size() < 2 ? 0 : Math.sqrt(squares / (marks.size() - 1));
        return Means.of(marks.size(), mean, deviation);
    }

    private Outcome<Interval> repeat(LocalDate today) {
        return database.sql(SQL.whole("repeat"))
                .param(
                        "start",
                        today.minusDays(2L * Histories.AGAIN).atStartOfDay().atOffset(ZoneOffset.UTC))
                .param("middle", today.minusDays(Histories.AGAIN).atStartOfDay().atOffset(ZoneOffset.UTC))
                .query((row, n) -> Share.of(row.getLong("again"), row.getLong("before")))
                .single();
    }

    private static LocalDate end(YearMonth month, LocalDate today) {
        return month.equals(YearMonth.from(today)) ? today : month.atEndOfMonth();
    }

    private static List<Month> months(Histories histories, LocalDate today) {
        var out = new ArrayList<Month>();
        for (int back = MONTHS - 1; back >= 0; back--) {
            var month = YearMonth.from(today).minusMonths(back);
            var standings = new EnumMap<Standing, Long>(Standing.class);
            var moves = new HashMap<Move, Long>();
            for (var one : histories.all().values()) {
                var now = one.standing(end(month, today));
                now.ifPresent(standing -> standings.merge(standing, 1L, Long::sum));
                var before = one.standing(end(month.minusMonths(1), today));
                if (now.isPresent() && before.isPresent() && now.get() != before.get()) {
                    moves.merge(new Move(before.get(), now.get()), 1L, Long::sum);
                }
            }
            out.add(new Month(month, standings, moves));
        }
        return out;
    }

    @Override
    public List<Long> customers(Place place) {
        var histories = read();
        var today = today();
        return switch (place) {
            case Place.Lost lost -> new Chains(histories, today).lostAt(lost.step());
            case Place.At at ->
                histories.all().entrySet().stream()
                        .filter(entry -> entry.getValue()
                                .standing(today)
                                .filter(standing -> standing == at.standing())
                                .isPresent())
                        .map(Map.Entry::getKey)
                        .toList();
            case Place.Moved moved ->
                histories.all().entrySet().stream()
                        .filter(entry -> isMoved(entry.getValue(), moved, today))
                        .map(Map.Entry::getKey)
                        .toList();
        };
    }

    @Override
    public List<Closing> closings() {
        return closings.all();
    }

    @Override
    public Optional<Closing> closing(long experimentId) {
        return closings.one(experimentId);
    }

    @Override
    public List<Felt> felt(long experimentId) {
        return closings.felt(experimentId);
    }

    private static boolean isMoved(Histories.One one, Place.Moved moved, LocalDate today) {
        var now = one.standing(end(moved.month(), today));
        var before = one.standing(end(moved.month().minusMonths(1), today));
        return now.isPresent()
                && before.isPresent()
                && now.get() == moved.move().to()
                && before.get() == moved.move().from();
    }
}
