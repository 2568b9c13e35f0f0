package io.clientela.differentiate.internal.analysis;

import io.clientela.differentiate.Reporting;
import io.clientela.differentiate.internal.census.Censuses;
import io.clientela.differentiate.internal.census.Censuses.Counted;
import io.clientela.differentiate.internal.picture.PictureQuestions;
import io.clientela.identify.Customers;
import io.clientela.identify.Report.Question;
import io.clientela.identify.ReportCells;
import io.clientela.kernel.value.Outcome;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Reports over the lines of the picture. What a report adds up is kept as long as the picture stays as it is; names are
 * asked anew, they may change without it.
 */
@Component
class PictureReporting implements Reporting {

    /** For how long after the picture was seen to equal the ledger its reports stand for those of the ledger. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    /** What takes longer than this to add up of many lines is computed anew in the background. */
    private static final Duration LONG = Duration.ofMillis(150);

    /** Below so many lines nothing takes long, and the ledger itself gives its reports in seconds. */
    private static final long SMALL = 1_000_000;

    private static final int MOST = 200;
    private static final AnalysisSql STAMP = new AnalysisSql("concentration");

    private final PictureQuestions picture;
    private final Customers customers;
    private final KeptAnswers answers;
    private final Censuses censuses;
    private final Clock clock;
    private final Set<Question> renewed = ConcurrentHashMap.newKeySet();
    private volatile String wholeAt = "";
    private final StampedAnswers<Question, Kept> kept = new StampedAnswers<>(MOST);

    PictureReporting(
            PictureQuestions picture, Customers customers, KeptAnswers answers, Censuses censuses, Clock clock) {
        this.picture = picture;
        this.customers = customers;
        this.answers = answers;
        this.censuses = censuses;
        this.clock = clock;
    }

    /**
     * What was added up.
     *
     * @param seenAt when the picture that it comes from last equalled the ledger
     */
    private record Kept(ReportCells cells, BigDecimal ledger, Instant seenAt, Duration took) {

        Kept flipped() {
            return new Kept(cells.flipped(), ledger, seenAt, took);
        }
    }

    private record Found(Kept answer, Instant seenAt, boolean renewed) {

        Found flipped() {
            return new Found(answer.flipped(), seenAt, renewed);
        }
    }

    @Override
    public Outcome<Answer> report(Question question) {
        if (!ReportSql.holds(question.filter())) {
            return new Outcome.Unknown<>("beyond", "the picture does not hold what the filter is about");
        }
        return picture.askFresh((connection, seenAt) -> {
                    if (seenAt.plus(FRESH).isBefore(clock.instant()) && small(connection)) {
                        return new Outcome.Unknown<>(
                                "behind", "the picture was last seen to equal the ledger at " + seenAt);
                    }
                    return isUpright(question)
                            ? found(connection, question, seenAt)
                            : found(connection, question.flipped(), seenAt).map(Found::flipped);
                })
                .map(one -> new Answer(
                        one.answer()
                                .cells()
                                .report(
                                        question,
                                        customers::labels,
                                        one.answer().ledger()),
                        one.seenAt(),
                        one.renewed()));
    }

    /** Of two tables that are each other's flip, one is added up. */
    private static boolean isUpright(Question question) {
        return question.rows().compareTo(question.columns()) <= 0;
    }

    /** Whether there are few lines. */
    private static boolean small(Connection connection) throws SQLException {
        return AnalysisSql.rowsOf(connection, ReportSql.size(), Map.of(), row -> row.getLong("lines"))
                        .getFirst()
                < SMALL;
    }

    private Outcome<Found> found(Connection connection, Question question, Instant seenAt) throws SQLException {
        var stamp = stamp(connection);
        var before = kept.look(question);
        if (before != null && before.from(stamp)) {
            return new Outcome.Known<>(new Found(before.answer(), seenAt, /* renewed= */ false));
        }
        if (before != null && before.answer().took().compareTo(LONG) > 0 && !small(connection)) {
            renew(question);
            return new Outcome.Known<>(
                    new Found(before.answer(), before.answer().seenAt(), /* renewed= */ true));
        }
        return computed(connection, question, stamp, seenAt).map(one -> new Found(one, seenAt, /* renewed= */ false));
    }

    private void renew(Question question) {
        if (renewed.add(question)) {
            answers.later(() -> {
                try {
                    picture.askFresh((connection, seenAt) -> computed(connection, question, stamp(connection), seenAt));
                } finally {
                    renewed.remove(question);
                }
            });
        }
    }

    private Outcome<Kept> computed(Connection connection, Question question, String stamp, Instant seenAt)
            throws SQLException {
        if (!whole(connection, stamp)) {
            return new Outcome.Unknown<>("beyond", "amounts from 10^12 on are in the ledger alone");
        }
        long started = System.nanoTime();
        var answer = compute(connection, question);
        var found = new Kept(answer.cells(), answer.all(), seenAt, Duration.ofNanos(System.nanoTime() - started));
        kept.keep(question, stamp, found);
        return new Outcome.Known<>(found);
    }

    private static String stamp(Connection connection) throws SQLException {
        return STAMP.rows(connection, "now", Map.of(), row -> row.getString("stamp"))
                .getFirst();
    }

    /** Whether the picture holds all amounts; looked at once in each state of it. */
    private boolean whole(Connection connection, String stamp) throws SQLException {
        if (!stamp.equals(wholeAt)) {
            if (!AnalysisSql.rowsOf(connection, ReportSql.leftOut(), Map.of(), row -> 1)
                    .isEmpty()) {
                return false;
            }
            wholeAt = stamp;
        }
        return true;
    }

    private Counted compute(Connection connection, Question question) throws SQLException {
        boolean tallies = PictureQuestions.holds(connection, "tally_coded");
        var counted = tallies ? censuses.count(connection, question) : Optional.<Counted>empty();
        return counted.isPresent() ? counted.get() : bySql(connection, new ReportSql(question, tallies));
    }

    private static Counted bySql(Connection connection, ReportSql sql) throws SQLException {
        var cells = new ReportCells();
        var firsts = sql.firsts();
        var found = firsts.isEmpty()
                ? Optional.<List<Long>>empty()
                : Optional.of(AnalysisSql.rowsOf(connection, firsts.get(), sql.parameters(), row -> row.getLong("id")));
        AnalysisSql.rowsOf(connection, sql.table(found), sql.parameters(), row -> {
            cells.add(
                    row.getInt("all_rows") == 1 ? Optional.empty() : Optional.of(row.getString("r")),
                    row.getInt("all_columns") == 1 ? Optional.empty() : Optional.of(row.getString("c")),
                    Optional.ofNullable(row.getBigDecimal("value")));
            return true;
        });
        var ledger = AnalysisSql.rowsOf(
                        connection,
                        sql.ledger(),
                        sql.parameters(),
                        row -> Optional.ofNullable(row.getBigDecimal("value")))
                .getFirst();
        return new Counted(cells, ledger.orElse(BigDecimal.ZERO));
    }
}
