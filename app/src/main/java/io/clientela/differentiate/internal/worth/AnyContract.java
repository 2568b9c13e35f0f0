package io.clientela.differentiate.internal.worth;

import io.clientela.differentiate.internal.picture.PictureQuestions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Whether anything at all is bought as by contract, found once for each state of the picture and of what people say. */
final class AnyContract {

    private final AtomicReference<@Nullable Found> last = new AtomicReference<>();

    private record Found(String stamp, boolean any) {}

    /** @param marks what people say of articles */
    boolean in(Connection picture, String marks) throws SQLException {
        String stamp =
                PictureQuestions.rows(picture, ContractReader.SQL.get("stamp"), none -> {}, row -> row.getString(1))
                                .getFirst()
                        + marks;
        var found = last.get();
        if (found == null || !found.stamp().equals(stamp)) {
            found = new Found(stamp, look(picture, marks));
            last.set(found);
        }
        return found.any();
    }

    private static boolean look(Connection picture, String marks) throws SQLException {
        return PictureQuestions.rows(
                                picture,
                                ContractReader.SQL.whole("any"),
                                statement -> statement.setString(1, marks),
                                row -> row.getLong(1))
                        .getFirst()
                > 0;
    }
}
