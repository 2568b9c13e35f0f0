package io.clientela.console.internal.own;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.console.internal.own.Dossier.Section;
import io.clientela.console.internal.shell.Dictionary;
import io.clientela.console.internal.shell.Words;
import io.clientela.identify.internal.card.Cards;
import io.clientela.interact.Agreements.Side;
import io.clientela.interact.JointGoals;
import io.clientela.interact.Marks;
import io.clientela.interact.Marks.Given;
import io.clientela.interact.Medium;
import io.clientela.interact.Tracked;
import io.clientela.interact.internal.conversation.Talking;
import io.clientela.measure.Attitudes;
import io.clientela.platform.ClientelaTest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** R37: whatever is kept of a customer stands in what he takes along, or it is said here why not. */
@ClientelaTest
@TestPropertySource(properties = "clientela.test=customers")
class DossierTest {

    /**
     * Every table with a number of a customer, of a record of his, or of something that is his: the section in which it is
     * told, or after a colon why it is not.
     */
    private static final Map<String, String> TOLD = new TreeMap<>();

    static {
        tells("values", "identify.record identify.value identify.customer_card");
        tells("purchases", "identify.document");
        tells("lines", "identify.customer_product");
        tells("worked-out", "differentiate.segment_member differentiate.standing");
        tells("needs", "differentiate.need");
        tells("portfolios", "differentiate.portfolio_member differentiate.portfolio_move");
        tells("needs-groups", "differentiate.need_group_member");
        tells("spending", "differentiate.spending_figure");
        tells("silences", "differentiate.silence_action");
        tells("prices", "differentiate.price_customer");
        tells("experiments", "measure.assignment measure.target");
        tells("attitudes", "measure.attitude");
        tells("messages", "interact.message interact.letter interact.call interact.sms interact.hook_call");
        tells("received", "interact.received interact.mail_in interact.call_try");
        tells("answers", "interact.asked");
        tells("agreements", "interact.agreement");
        tells("consents", "interact.consent");
        tells("rights", "interact.own_right interact.pause");
        tells("rewards", "interact.reward_account interact.reward_movement interact.reward_year");
        tells("marks", "interact.mark");
        tells("paused-topics", "interact.paused_topic");
        tells("goals", "interact.joint_goal");
        tells("importance", "interact.importance");
        tells("events", "interact.tracked");
        tells("identities", "interact.own_identity");
        tells(
                ": made from the values and purchases, to find and to count them",
                "identify.blocking_key identify.customer_day identify.customer_total identify.owed_card"
                        + " identify.search_bearer identify.search_code identify.search_customer");
        tells(
                ": which of the values are one person's; the values are told",
                "identify.customer identify.customer_join identify.join_move identify.apart identify.doubt");
        tells(
                ": computed anew for all, the result is told",
                "differentiate.group_member differentiate.proposed_member");
        tells(
                ": since when a value stands as it does; the values are told",
                "identify.record_then identify.value_then identify.document_then");
        tells(": the proof that all was erased", "identify.erasure");
        tells(": what staff found of a group's expectations", "differentiate.delivery_check");
        tells(": what staff tell each other, as it is promised to them", "interact.note");
        tells(": who of the firm answers him", "interact.assignment");
        tells(": a key of his door, of which only a fingerprint is kept", "interact.own_link");
        tells(": an address that a medium refused; the address is told", "interact.unreachable");
    }

    private static void tells(String section, String tables) {
        for (String table : tables.split(" ", -1)) {
            TOLD.put(table, section);
        }
    }

    @Autowired
    Dossiers dossiers;

    @Autowired
    Tracked tracked;

    @Autowired
    JointGoals goals;

    @Autowired
    Marks marks;

    @Autowired
    Attitudes attitudes;

    @Autowired
    Cards cards;

    @Autowired
    JdbcClient jdbc;

    private long anna;
    private long message;

    @BeforeEach
    void firm() {
        jdbc.sql("TRUNCATE interact.tracked, interact.joint_goal, interact.mark, measure.attitude CASCADE")
                .update();
        var firm = new Talking(jdbc, cards);
        anna = firm.customer("Anna Conti", "anna@posta.example", "");
        message = firm.sent(anna, Medium.EMAIL, "<d1@firm.example>", "offer:A7");
    }

    private List<Section> sections() {
        return dossiers.of(anna, new Words(Dictionary.read(), "en", ZoneOffset.UTC))
                .sections();
    }

    @Test
    void everyTableOfHisIsToldOrItIsSaidWhyNot() {
        var tables = jdbc.sql("""
            SELECT DISTINCT c.table_schema || '.' || c.table_name FROM information_schema.columns c
            JOIN information_schema.tables t USING (table_schema, table_name)
            WHERE t.table_type = 'BASE TABLE'
              AND c.column_name IN ('customer_id', 'record_id', 'record_a', 'customer_a', 'message_id', 'received_id')
              AND c.table_schema NOT IN ('pg_catalog', 'information_schema')\
            """).query(String.class).list();
        assertThat(TOLD.keySet()).containsExactlyInAnyOrderElementsOf(tables);
        var sections = sections().stream().map(Section::key).toList();
        assertThat(TOLD.values().stream().filter(section -> !section.startsWith(":")))
                .as("sections that there are")
                .isSubsetOf(sections);
        var told = new ArrayList<>(sections);
        told.removeAll(TOLD.values());
        assertThat(told).as("sections from no table").containsExactly("happened");
    }

    private String row(String section) {
        return sections().stream().filter(one -> one.key().equals(section)).findFirst().orElseThrow().rows().stream()
                .map(row ->
                        String.join(" ", row.stream().map(Dossier.Cell::plain).toList()))
                .findFirst()
                .orElse("");
    }

    @Test
    void whatWasNotedOfHimIsTold() {
        tracked.take(Tracked.Kind.TRACK, Map.of("userId", "customer:" + anna, "event", "Asked a price"), "key:1");
        goals.agree(anna, "we deliver early", "he orders in May", LocalDate.of(2026, 12, 1), "user:Anna");
        goals.rate(anna, Side.FIRM, 4, "user:Anna");
        marks.rate(
                anna,
                message,
                Side.CUSTOMER,
                new Given(OptionalInt.of(5), OptionalInt.of(1), "too long"),
                "customer:" + anna);
        attitudes.record(
                new Attitudes.Mark(anna, Attitudes.About.TRUST, 5, Instant.parse("2026-05-01T10:00:00Z"), "question:1"),
                "customer:" + anna);
        jdbc.sql("INSERT INTO differentiate.silence_action (record_id, who, note, on_day, last_on, usual_gap,"
                        + " due, result) VALUES (:record, 'user:Anna', 'called her', '2026-05-01', '2026-03-15',"
                        + " 30, '2026-05-31', '')")
                .param("record", anna)
                .update();
        assertThat(row("events")).contains("TRACK Asked a price");
        assertThat(row("goals")).contains("we deliver early he orders in May 2026-12-01 OPEN OPEN");
        assertThat(row("importance")).endsWith("FIRM 4");
        assertThat(row("marks")).endsWith("CUSTOMER News 5 1 too long");
        assertThat(row("paused-topics")).startsWith("offer");
        assertThat(row("attitudes")).endsWith("TRUST 5 question:1");
        assertThat(row("silences")).startsWith("2026-05-01 called her");
    }
}
