package io.clientela.differentiate.internal.worth;

import io.clientela.differentiate.WorthFilter;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A filter as a condition with its parameters. */
record Where(String condition, List<Object> parameters) {

    Where {
        parameters = List.copyOf(parameters);
    }

    static Where of(WorthFilter filter) {
        var conditions = new ArrayList<String>();
        var parameters = new ArrayList<Object>();
        filter.state()
                .ifPresent(state -> conditions.add(
                        only(state.name().toLowerCase(Locale.ROOT).replace('_', '-'))));
        filter.cause().ifPresent(cause -> {
            conditions.add(only("cause"));
            parameters.add(cause.name());
        });
        filter.area().ifPresent(area -> {
            conditions.add(only("area"));
            parameters.add(area);
        });
        filter.department().ifPresent(department -> {
            conditions.add(only("department"));
            parameters.add(department);
        });
        filter.least().ifPresent(least -> {
            conditions.add(only("least"));
            parameters.add(least);
        });
        return new Where(conditions.isEmpty() ? "true" : String.join(" AND ", conditions), parameters);
    }

    private static String only(String name) {
        return "(" + SoldReader.SQL.get("only-" + name) + ")";
    }

    /** The statement with the condition in it. */
    String in(String name) {
        return SoldReader.SQL.get(name).replace(":which", condition);
    }

    /** Sets its parameters, and others behind them. */
    void set(PreparedStatement statement, Object... others) throws SQLException {
        int at = 1;
        for (var parameter : parameters) {
            statement.setObject(at++, parameter);
        }
        for (var other : others) {
            statement.setObject(at++, other);
        }
    }
}
