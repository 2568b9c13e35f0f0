package io.clientela.differentiate.internal.picture;

import io.clientela.differentiate.internal.picture.Ledger.Moment;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What the picture says of itself.
 *
 * @param format of its tables
 * @param identity the database that it is a picture of
 * @param position all transactions before this one are in it
 * @param seenAt when it last equalled the ledger
 * @param changedAt the last change that was taken over
 * @param builtAt when it was last made anew
 * @param builtIn how long that took, in seconds
 * @param featuresOn the day for which the features were computed
 */
record About(
        int format,
        String identity,
        long position,
        Instant seenAt,
        Optional<Instant> changedAt,
        Instant builtAt,
        double builtIn,
        Optional<LocalDate> featuresOn) {

    /** Raised whenever the tables of the picture, or those of values that lie beside them, change. */
    static final int FORMAT = 7;

    /** Whether the picture can follow to that moment: same tables, same database, and not from its future. */
    boolean fits(Moment moment) {
        return isOurs() && identity.equals(moment.identity()) && position <= moment.next();
    }

    /** Whether its tables are as this version has them. */
    boolean isOurs() {
        return format == FORMAT;
    }

    About at(long newPosition, Instant now, Optional<Instant> change, LocalDate features) {
        return new About(
                format,
                identity,
                newPosition,
                now,
                change.isPresent() ? change : changedAt,
                builtAt,
                builtIn,
                Optional.of(features));
    }

    /** Reads it; empty where the file holds no picture of ours. */
    static Optional<About> read(Connection picture) {
        try (var statement = picture.createStatement();
                var row = statement.executeQuery(PictureTables.SQL.get("about"))) {
            if (!row.next()) {
                return Optional.empty();
            }
            var features = row.getObject("features_on", LocalDate.class);
            return Optional.of(new About(
                    row.getInt("format"),
                    row.getString("identity"),
                    row.getLong("position"),
                    instant(row.getObject("seen_at", LocalDateTime.class)),
                    Optional.ofNullable(row.getObject("changed_at", LocalDateTime.class))
                            .map(About::instant),
                    instant(row.getObject("built_at", LocalDateTime.class)),
                    row.getDouble("built_in"),
                    Optional.ofNullable(features)));
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    /** Writes it in place of what stood there. */
    void write(Connection picture) throws SQLException {
        PictureTables.execute(picture, PictureTables.SQL.get("forget-about"));
        try (var statement = picture.prepareStatement(PictureTables.SQL.get("write-about"))) {
            statement.setInt(1, format);
            statement.setString(2, identity);
            statement.setLong(3, position);
            statement.setObject(4, local(seenAt));
            statement.setObject(5, changedAt.map(About::local).orElse(null));
            statement.setObject(6, local(builtAt));
            statement.setDouble(7, builtIn);
            statement.setObject(8, featuresOn.orElse(null));
            statement.executeUpdate();
        }
    }

    private static LocalDateTime local(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    private static Instant instant(LocalDateTime time) {
        return time.toInstant(ZoneOffset.UTC);
    }
}
