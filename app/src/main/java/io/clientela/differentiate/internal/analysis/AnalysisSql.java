package io.clientela.differentiate.internal.analysis;

import io.clientela.differentiate.internal.picture.PictureQuestions;
import io.clientela.differentiate.internal.picture.PictureQuestions.Row;
import io.clientela.platform.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The statements of one analysis, with their steps put together and their named parameters set. */
final class AnalysisSql {

    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-zA-Z]+)");

    private final Statements statements;

    /** Those of {@code sql/differentiate/analysis-<topic>.sql}. */
    AnalysisSql(String topic) {
        this.statements = Statements.of("differentiate/analysis-" + topic);
    }

    /** Whether there is a statement of this name. */
    boolean has(String name) {
        return statements.names().contains(name);
    }

    /** The text of a statement with its steps, without comments. */
    String text(String name) {
        return statements.whole(name);
    }

    /** The rows of a statement. */
    <T> List<T> rows(Connection picture, String name, Map<String, ?> parameters, Row<T> reader) throws SQLException {
        return rowsOf(picture, text(name), parameters, reader);
    }

    /**
     * The rows of a text without comments, with named parameters.
     *
     * @throws IllegalArgumentException if a parameter has no value
     */
    static <T> List<T> rowsOf(Connection picture, String text, Map<String, ?> parameters, Row<T> reader)
            throws SQLException {
        var values = new ArrayList<Object>();
        var named = PARAMETER.matcher(text);
        while (named.find()) {
            var value = parameters.get(named.group(1));
            if (value == null) {
                throw new IllegalArgumentException("nothing is said of " + named.group(1));
            }
            values.add(value);
        }
        return PictureQuestions.rows(
                picture,
                PARAMETER.matcher(text).replaceAll("?"),
                statement -> {
                    for (int i = 0; i < values.size(); i++) {
                        statement.setObject(i + 1, values.get(i));
                    }
                },
                reader);
    }
}
