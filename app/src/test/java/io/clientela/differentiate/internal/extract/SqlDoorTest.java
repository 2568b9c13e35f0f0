package io.clientela.differentiate.internal.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clientela.differentiate.Rule;
import io.clientela.differentiate.Segment;
import io.clientela.differentiate.Segments;
import io.clientela.differentiate.SqlDoor;
import io.clientela.differentiate.SqlDoor.Opened;
import io.clientela.identify.internal.card.Cards;
import io.clientela.identify.internal.joining.Books;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.ClientelaTest;
import io.clientela.platform.JobOrder;
import io.clientela.platform.Jobs;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The role of the door reads the views, no table, and writes nothing; closed, nobody enters by it (R8). */
@ClientelaTest
@TestPropertySource(properties = "clientela.test=features") // the context of the features
class SqlDoorTest {

    @Autowired
    SqlDoor door;

    @Autowired
    Segments segments;

    @Autowired
    Cards cards;

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcClient jdbc;

    private static Connection enter(Opened opened) throws SQLException {
        var place = opened.place();
        return DriverManager.getConnection(
                "jdbc:postgresql://" + place.host() + ":" + place.port() + "/" + place.database(),
                place.role(),
                opened.password());
    }

    private static String first(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void theRoleReadsTheViewsAndNothingElse() throws SQLException {
        var books = new Books(jdbc);
        books.clear();
        books.begin("shop");
        var day = LocalDate.of(2026, 3, 1);
        long rec = books.record("shop", "person", day, Map.of("FULL_NAME", "Nome"));
        books.purchase("shop", rec, day, books.product("shop", "P", "food", null), "12.50", "EUR");
        cards.rebuild(done -> {});
        assertThat(jobs.runHere(new JobOrder("picture", "test", Map.of(), "test"), progress -> {})
                        .error())
                .isEmpty();
        var segment = ((Outcome.Known<Segment>)
                        segments.create(new Segment.Draft("Everybody", "", new Rule.All(List.of()), ""), "user:test"))
                .value();
        jdbc.sql("DELETE FROM differentiate.standing").update();

        var opened = ((Outcome.Known<Opened>) door.renew("user:test")).value();
        assertThat(door.open()).contains(opened.place());
        assertThat(door.views())
                .contains("customers", "documents", "products", "purchases", "segments", "segment_members", "worth");
        try (var connection = enter(opened)) {
            assertThat(first(connection, "SELECT sum(amount) FROM purchases")).isEqualTo("12.50");
            assertThat(first(connection, "SELECT customer_id FROM bi.documents"))
                    .isEqualTo(String.valueOf(rec));
            assertThat(first(connection, "SELECT category FROM bi.products")).isEqualTo("food");
            assertThat(first(connection, "SELECT count(*) FROM bi.customers")).isEqualTo("1");
            assertThat(first(
                            connection,
                            "SELECT concat_ws('|', customer_id, kind, name, currency, purchases, net, first_on,"
                                    + " last_on) FROM bi.customers"))
                    .isEqualTo(rec + "|person|Nome|EUR|1|12.50|2026-03-01|2026-03-01");
            assertThat(first(
                            connection,
                            "SELECT segment FROM bi.segment_members WHERE customer_id = " + rec
                                    + " AND until IS NULL AND segment_id = " + segment.id()))
                    .isEqualTo("Everybody");
            assertThat(first(connection, "SELECT members FROM bi.segments WHERE segment_id = " + segment.id()))
                    .isEqualTo("1");
            assertThat(first(connection, "SELECT count(*) FROM bi.worth")).isEqualTo("0");
            for (var forbidden : new String[] {
                "SELECT 1 FROM identify.line",
                "SELECT 1 FROM identify.v_purchase",
                "SELECT 1 FROM organize.person",
                "SELECT 1 FROM platform.journal",
            }) {
                assertThatThrownBy(() -> first(connection, forbidden))
                        .as(forbidden)
                        .hasMessageContaining("permission denied");
            }
            try (var statement = connection.createStatement()) {
                statement.execute("SET default_transaction_read_only = off");
                for (var write : new String[] {
                    "CREATE TABLE bi.mine (a int)",
                    "CREATE TABLE public.mine (a int)",
                    "UPDATE bi.customers SET name = ''",
                    "DELETE FROM bi.customers",
                }) {
                    assertThatThrownBy(() -> statement.execute(write))
                            .as(write)
                            .hasMessageContaining("permission denied");
                }
            }
        }
        var renewed = ((Outcome.Known<Opened>) door.renew("user:test")).value();
        assertThatThrownBy(() -> enter(opened)).isInstanceOf(SQLException.class);
        enter(renewed).close();
        assertThat(door.close("user:test")).isTrue();
        assertThatThrownBy(() -> enter(renewed)).isInstanceOf(SQLException.class);
        assertThat(door.open()).isEmpty();
        assertThat(door.close("user:test")).isFalse();
    }
}
