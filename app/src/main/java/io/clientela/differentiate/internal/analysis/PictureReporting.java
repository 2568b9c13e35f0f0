package io.clientela.differentiate.internal.analysis;

import io.clientela.differentiate.Reporting;
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
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Reports over the lines of the picture. What a report adds up is kept as long as the picture stays as it is; names are
 * asked anew, they may change without it.
 */
@Component
class PictureReporting implements Reporting {

    /** For how long after the picture was seen to equal the ledger its reports stand for those of the ledger. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private static final int MOST = 200;
    private static final AnalysisSql STAMP = new AnalysisSql("concentration");

    private final PictureQuestions picture;
    private final Customers customers;
    private final Clock clock;
    private volatile String wholeAt = "";
    private final StampedAnswers<Question, Kept> kept = new StampedAnswers<>(MOST);

    PictureReporting(PictureQuestions picture, Customers customers, Clock clock) {
        this.picture = picture;
        this.customers = customers;
        this.clock = clock;
    }

    private record Kept(ReportCells cells, BigDecimal ledger) {}

    private record Found(Kept answer, Instant seenAt) {}

    @Override
    public Outcome<Answer> report(Question question) {
        if (!ReportSql.holds(question.filter())) {
            return new Outcome.Unknown<>("beyond", "the picture does not hold what the filter is about");
        }
        Outcome<Found> found = picture.askFresh((connection, seenAt) -> {
            if (seenAt.plus(FRESH).isBefore(clock.instant())) {
                return new Outcome.Unknown<>("behind", "the picture was last seen to equal the ledger at " + seenAt);
            }
            return kept(connection, question).map(answer -> new Found(answer, seenAt));
        });
        return found.map(one -> new Answer(
                one.answer()
                        .cells()
                        .report(question, customers::labels, one.answer().ledger()),
                one.seenAt()));
    }

    private Outcome<Kept> kept(Connection connection, Question question) throws SQLException {
        var stamp = STAMP.rows(connection, "now", Map.of(), row -> row.getString("stamp"))
                .getFirst();
        var before = kept.look(question);
        if (before != null && before.from(stamp)) {
            return new Outcome.Known<>(before.answer());
        }
        if (!whole(connection, stamp)) {
            return new Outcome.Unknown<>("beyond", "amounts from 10^12 on are in the ledger alone");
        }
        var answer = compute(connection, question);
        kept.keep(question, stamp, answer);
        return new Outcome.Known<>(answer);
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

    private static Kept compute(Connection connection, Question question) throws SQLException {
        var sql = new ReportSql(question, PictureQuestions.holds(connection, "tally_coded"));
        var cells = new ReportCells();
        AnalysisSql.rowsOf(connection, sql.table(), sql.parameters(), row -> {
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
        return new Kept(cells, ledger.orElse(BigDecimal.ZERO));
    }
}
