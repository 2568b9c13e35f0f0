package io.clientela.differentiate.internal.segment;

import io.clientela.differentiate.Segments.Together;
import io.clientela.differentiate.internal.picture.PictureQuestions;
import io.clientela.differentiate.internal.worth.SumErrors;
import io.clientela.differentiate.internal.worth.ValueSum;
import io.clientela.kernel.value.Money;
import io.clientela.kernel.value.Outcome;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the members of a segment are worth together, with the interval of the sum. */
@Component
class MemberSums {

    private final PictureQuestions picture;
    private final SumErrors errors;

    MemberSums(PictureQuestions picture, SumErrors errors) {
        this.picture = picture;
        this.errors = errors;
    }

    /** Sums by currency, and the run that they come from. */
    private record Sums(Optional<Long> runId, List<Sum> rows) {}

    /** One sum with what its error needs. */
    private record Sum(String currency, long customers, ValueSum value) {

        static Sum of(ResultSet row) throws SQLException {
            return new Sum(row.getString("currency"), row.getLong("customers"), ValueSum.of(row));
        }
    }

    Outcome<List<Together>> of(long segment) {
        Outcome<Sums> sums = picture.ask(connection -> {
            if (!SumErrors.valued(connection) || !PictureQuestions.holds(connection, "member")) {
                return new Outcome.Unknown<>("no-scores", "customers have no scores yet");
            }
            return new Outcome.Known<>(new Sums(
                    SumErrors.standing(connection),
                    PictureQuestions.rows(
                            connection, RuleSql.SQL.get("value"), one -> one.setLong(1, segment), Sum::of)));
        });
        return sums.map(known ->
                known.rows().stream().map(sum -> together(sum, known.runId())).toList());
    }

    private Together together(Sum sum, Optional<Long> runId) {
        return new Together(
                sum.customers(),
                new Money(
                        BigDecimal.valueOf(sum.value().value()).setScale(2, RoundingMode.HALF_UP),
                        Currency.getInstance(sum.currency())),
                sum.value().interval(runId.flatMap(errors::of)));
    }
}
