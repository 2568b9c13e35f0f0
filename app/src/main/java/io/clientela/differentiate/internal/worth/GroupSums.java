package io.clientela.differentiate.internal.worth;

import io.clientela.differentiate.ValueRun;
import io.clientela.differentiate.Worth.Group;
import io.clientela.differentiate.internal.picture.PictureQuestions;
import io.clientela.kernel.value.Outcome;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.LongUnaryOperator;

/**
 * What the value of a group of customers and its error need: sums over the customers.
 *
 * @param runId the computation that they come from
 * @param customers how many
 * @param value the sum of their values
 * @param least the least value among them
 * @param past what they left to the firm in a year
 * @param all the value of all customers
 */
record GroupSums(long runId, long customers, ValueSum value, double least, double past, double all) {

    /** Reads the sums over the customers of the highest values. */
    static Outcome<GroupSums> read(Connection picture, long runId, Where where, LongUnaryOperator most)
            throws SQLException {
        long size = PictureQuestions.rows(picture, where.in("size"), where::set, row -> row.getLong(1))
                .getFirst();
        if (size == 0) {
            return new Outcome.Unknown<>("nobody", "no customer with a value is among them");
        }
        long limit = Math.max(1, most.applyAsLong(size));
        return new Outcome.Known<>(PictureQuestions.rows(
                        picture, where.in("group"), statement -> where.set(statement, limit), row -> of(runId, row))
                .getFirst());
    }

    private static GroupSums of(long runId, ResultSet row) throws SQLException {
        return new GroupSums(
                runId,
                row.getLong("customers"),
                ValueSum.of(row),
                row.getDouble("least"),
                row.getDouble("past"),
                row.getDouble("all_value"));
    }

    /** The group, with the covariance of the run's parameters. */
    Outcome<Group> group(ValueRun run) {
        return value.interval(SumErrors.of(run))
                .<Outcome<Group>>map(interval -> new Outcome.Known<>(
                        new Group(customers, interval, all == 0 ? 0 : value.value() / all, past, least)))
                .orElseGet(() -> new Outcome.Unknown<>("no-values", "the run " + run.id() + " has no values"));
    }
}
