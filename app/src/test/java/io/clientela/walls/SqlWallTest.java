package io.clientela.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A room's SQL names its own schema and the views {@code v_} of rooms to its left. */
class SqlWallTest {

    private static final Path APP = Path.of(System.getProperty("clientela.root"), "app", "src");

    @Test
    void statementsAndMigrationsKeepToTheirSchema() throws IOException {
        Path resources = APP.resolve("main").resolve("resources");
        assertThat(offences(resources.resolve("sql"), resources.resolve("db").resolve("migration")))
                .isEmpty();
    }

    @Test
    void offendersAreFound() throws IOException {
        Path planted = APP.resolve("test").resolve("resources").resolve("planted");
        assertThat(offences(planted.resolve("sql"), planted.resolve("migration")))
                .containsEntry("identify/right.sql", List.of("organize.v_person"))
                .containsEntry("identify/table.sql", List.of("platform.job"))
                .containsEntry("identify/nowhere.sql", List.of("customers"))
                .containsEntry("V0010__identify_reference.sql", List.of("platform.job"))
                .doesNotContainKey("identify/innocent.sql")
                .hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT extract(year FROM d) FROM identify.line",
                "SELECT * FROM identify.line l WHERE l.a IS DISTINCT FROM l.b",
                "WITH a AS (SELECT 1), b (x) AS MATERIALIZED (SELECT 2) SELECT * FROM a JOIN b ON true",
                "SELECT * FROM generate_series(1, 3) AS n JOIN LATERAL (SELECT 1) x ON true",
                "INSERT INTO identify.line VALUES (1) ON CONFLICT (a) DO UPDATE SET b = 1",
                "SELECT * FROM identify.line FOR UPDATE SKIP LOCKED",
                "SELECT * FROM platform.v_job -- FROM organize.person",
                "SELECT 'FROM organize.person'",
            })
    void innocentSqlIsLeftAlone(String sql) {
        assertThat(SqlNames.offences("identify", sql, Set.of())).isEmpty();
    }

    private static Map<String, List<String>> offences(Path statements, Path migrations) throws IOException {
        Map<String, List<String>> found = new TreeMap<>();
        for (Path room : list(statements)) {
            Set<String> temporary = new HashSet<>();
            for (Path file : list(room)) {
                temporary.addAll(SqlNames.temporary(Files.readString(file)));
            }
            String name = room.getFileName().toString();
            assertThat(Rooms.IN_ORDER).as("sql/%s", name).contains(name);
            for (Path file : list(room)) {
                note(
                        found,
                        name + "/" + file.getFileName(),
                        SqlNames.offences(name, Files.readString(file), temporary));
            }
        }
        for (Path file : list(migrations)) {
            String name = file.getFileName().toString();
            String room = name.replaceFirst("V\\d{4}__([a-z]+)_.*", "$1");
            assertThat(Rooms.IN_ORDER).as(name).contains(room);
            note(found, name, SqlNames.offences(room, Files.readString(file), Set.of()));
        }
        return found;
    }

    private static void note(Map<String, List<String>> found, String file, List<String> offences) {
        if (!offences.isEmpty()) {
            found.put(file, offences.stream().distinct().toList());
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.sorted().toList();
        }
    }
}
