package io.clientela.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StatementsTest {

    @Test
    void readsStatementsByNameInOrder() {
        var parsed = Statements.parse("a.sql", """
            -- What this topic is about.
            -- name: find
            -- One row by its id.
            SELECT 1
            WHERE 1 = :id;

            -- name: count-all
            SELECT 2
            """);
        assertThat(parsed)
                .containsExactly(
                        java.util.Map.entry("find", "-- One row by its id.\nSELECT 1\nWHERE 1 = :id"),
                        java.util.Map.entry("count-all", "SELECT 2"));
    }

    @Test
    void namesWhatItHasWhenAskedForSomethingElse() {
        assertThatThrownBy(() -> Statements.of("platform/bootstrap").get("fnd"))
                .hasMessageContaining("fnd")
                .hasMessageContaining("find-database")
                .hasMessageContaining("create-database");
        assertThatThrownBy(() -> Statements.of("platform/nothing")).hasMessageContaining("sql/platform/nothing.sql");
    }

    @Test
    void putsStepsInAndLeavesCommentsOut() {
        var statements = Statements.of("differentiate/tallies");
        assertThat(statements.get("head")).contains("-- Way and month");
        assertThat(statements.get("documents")).contains("{month}");
        assertThat(statements.whole("documents"))
                .startsWith("CREATE TEMP TABLE tally_heading")
                .contains("CAST(year(d.occurred_at) * 100 + month(d.occurred_at) AS INTEGER) AS month")
                .doesNotContain("--", "{");
        assertThat(statements.bare("documents")).contains("{month}").doesNotContain("--");
    }

    @Test
    void refusesDoubleEmptyAndOddNames() {
        assertThatThrownBy(() -> Statements.parse("a.sql", "-- name: a\nSELECT 1\n-- name: a\nSELECT 2"))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> Statements.parse("a.sql", "-- name: a\n-- only words\n;"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Statements.parse("a.sql", "-- name: A b\nSELECT 1"))
                .hasMessageContaining("A b");
    }
}
