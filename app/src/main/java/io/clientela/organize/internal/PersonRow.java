package io.clientela.organize.internal;

import io.clientela.organize.Person;
import io.clientela.organize.PersonId;
import io.clientela.organize.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;

/** Reads a person from a row. */
final class PersonRow {

    private PersonRow() {}

    static Person read(ResultSet row, int number) throws SQLException {
        OffsetDateTime lastSeen = row.getObject("last_seen", OffsetDateTime.class);
        return new Person(
                new PersonId(row.getLong("person_id")),
                row.getString("name"),
                row.getString("email"),
                new Person.Profile(row.getString("language"), ZoneId.of(row.getString("zone"))),
                roles(row),
                row.getString("department"),
                row.getBoolean("has_password"),
                row.getBoolean("active"),
                lastSeen == null ? null : lastSeen.toInstant());
    }

    private static Set<Role> roles(ResultSet row) throws SQLException {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String name : (String[]) row.getArray("roles").getArray()) {
            roles.add(Role.valueOf(name));
        }
        return roles;
    }
}
