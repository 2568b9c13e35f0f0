package io.clientela.differentiate.internal.worth;

import io.clientela.differentiate.internal.picture.PictureQuestions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Whether anything at all is bought as by contract, found once for each state of the picture. */
final class AnyContract {

    private final AtomicReference<@Nullable Found> last = new AtomicReference<>();

    private record Found(String stamp, boolean any) {}

    boolean in(Connection picture) throws SQLException {
        String stamp = PictureQuestions.rows(
                        picture, ContractReader.SQL.get("stamp"), none -> {}, row -> row.getString(1))
                .getFirst();
        var found = last.get();
        if (found == null || !found.stamp().equals(stamp)) {
            found = new Found(stamp, look(picture));
            last.set(found);
        }
        return found.any();
    }

    private static boolean look(Connection picture) throws SQLException {
        var sql = ContractReader.SQL.get("any").replace(":regular", ContractReader.SQL.get("regular"));
        return PictureQuestions.rows(picture, sql, none -> {}, row -> row.getLong(1))
                        .getFirst()
                > 0;
    }
}
