package io.clientela.differentiate.internal.picture;

import java.sql.Connection;
import java.sql.SQLException;

/** The tables of a picture without rows, for those who fill them by themselves. */
public final class EmptyPicture {

    private EmptyPicture() {}

    /** Makes them in the file that is attached by the name of the picture. */
    public static void make(Connection picture) throws SQLException {
        PictureTables.execute(picture, PictureTables.SQL.get("make"));
    }
}
