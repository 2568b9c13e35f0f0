package io.clientela.differentiate.internal.need;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clientela.differentiate.Need;
import io.clientela.differentiate.NeedFilter;
import io.clientela.differentiate.Needs;
import io.clientela.differentiate.Needs.Answer;
import io.clientela.differentiate.Needs.By;
import io.clientela.differentiate.Needs.Statement;
import io.clientela.differentiate.NeedsGroups;
import io.clientela.differentiate.NeedsGroups.Delivery;
import io.clientela.differentiate.NeedsGroups.Rule;
import io.clientela.differentiate.Picture;
import io.clientela.identify.internal.joining.Books;
import io.clientela.kernel.need.NeedStatus;
import io.clientela.kernel.need.Stage;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.ClientelaTest;
import io.clientela.platform.DataFolder;
import io.clientela.platform.JobOrder;
import io.clientela.platform.JobState;
import io.clientela.platform.Jobs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The register of needs and the groups, on a real database and a real picture. */
@ClientelaTest
@TestPropertySource(properties = "clientela.test=features")
class NeedsTest {

    private static final String WHO = "user:Anna";

    @Autowired
    Needs needs;

    @Autowired
    NeedsGroups groups;

    @Autowired
    Picture picture;

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataFolder home;

    private Books books = new Books(jdbc);
    private LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void firm() {
        books = new Books(jdbc);
        books.clear();
        jdbc.sql("TRUNCATE differentiate.need, differentiate.need_event, differentiate.need_group CASCADE")
                .update();
        books.begin("shop");
        run("picture");
        today = LocalDate.ofInstant(
                ((Outcome.Known<Picture.State>) picture.state()).value().builtAt(), ZoneOffset.UTC);
    }

    private JobState run(String kind) {
        var state = jobs.runHere(new JobOrder(kind, "test", Map.of(), "test"), progress -> {});
        assertThat(state.error()).isEmpty();
        return state;
    }

    private long customer(String name) {
        return books.record("shop", "person", today, Map.of("FULL_NAME", name));
    }

    private void buy(long customer, int product, int daysAgo, String amount) {
        books.purchase("shop", customer, today.minusDays(daysAgo), product, amount, "EUR");
    }

    private static Statement said(long customer, String what) {
        return new Statement(customer, what, "", "sales", Need.Origin.ANSWER, "on the phone", Optional.empty());
    }

    private long state(Statement statement) {
        return ((Outcome.Known<Long>) needs.state(statement, WHO)).value();
    }

    private NeedStatus status(long needId) {
        return needs.find(needId).orElseThrow().status();
    }

    @Test
    void whatIsNotedCanBeTakenBackAndNothingIsEverEdited() {
        long id = state(said(customer("Rossi"), "delivery on Mondays"));
        assertThat(status(id)).isEqualTo(NeedStatus.OPEN);
        assertThat(needs.note(id, Answer.MET, today, "", WHO)).isTrue();
        assertThat(needs.note(id, Answer.MET, today, "", WHO)).as("met twice").isFalse();
        assertThat(needs.note(id, Answer.REFUSED, today, "no van on Mondays", WHO))
                .isTrue();
        assertThat(status(id)).isEqualTo(NeedStatus.REFUSED);
        assertThat(needs.takeBack(id, WHO)).isTrue();
        assertThat(status(id)).isEqualTo(NeedStatus.MET);
        needs.takeBack(id, WHO);
        assertThat(status(id)).isEqualTo(NeedStatus.OPEN);
        needs.takeBack(id, WHO);
        assertThat(status(id)).isEqualTo(NeedStatus.WITHDRAWN);
        assertThat(needs.count(NeedFilter.ALL)).isZero();
        needs.takeBack(id, WHO);
        assertThat(status(id)).isEqualTo(NeedStatus.OPEN);
        assertThat(needs.find(id).orElseThrow().events()).hasSize(7);
        assertThatThrownBy(() -> jdbc.sql("UPDATE differentiate.need_event SET reason = 'x'")
                        .update())
                .hasMessageContaining("append-only");
        assertThatIllegalArgumentException().isThrownBy(() -> needs.note(id, Answer.REFUSED, today, " ", WHO));
        assertThat(needs.state(said(-1, "x"), WHO)).isInstanceOf(Outcome.Unknown.class);
        assertThat(needs.takeBack(-1, WHO)).isFalse();
    }

    @Test
    void theKeptStatusIsAlwaysWhatTheEventsSay() {
        var random = new Random(4);
        var ids = new ArrayList<Long>();
        var answers = List.of(Answer.MET, Answer.REFUSED, Answer.REOPENED);
        for (int i = 0; i < 8; i++) {
            ids.add(state(said(customer("C" + i), "need " + i)));
        }
        for (int i = 0; i < 120; i++) {
            long id = ids.get(random.nextInt(ids.size()));
            if (random.nextInt(3) == 0) {
                needs.takeBack(id, WHO);
            } else {
                needs.note(id, answers.get(random.nextInt(3)), today, "why", WHO);
            }
        }
        for (long id : ids) {
            var need = needs.find(id).orElseThrow();
            assertThat(need.status())
                    .isEqualTo(NeedStatus.of(
                            need.events().stream().map(Need.Event::event).toList()));
        }
    }

    @Test
    void anArticleThatIsDueIsAnOpenNeedUntilItIsBought() {
        int coffee = books.product("shop", "COFFEE", "drinks", null);
        int tea = books.product("shop", "TEA", "drinks", null);
        long due = customer("Due");
        long ceased = customer("Ceased");
        long early = customer("Early");
        for (int ago : new int[] {95, 65, 35}) {
            buy(due, coffee, ago, "10.00"); // every 30 days, due five days ago
            buy(ceased, tea, ago + 200, "10.00");
            buy(early, tea, ago - 25, "10.00"); // due in 20 days
        }
        run("picture");
        run("needs");
        var found = needs.list(NeedFilter.ALL, 0, 10);
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().customerId()).isEqualTo(due);
        assertThat(found.getFirst().what()).isEqualTo("COFFEE thing");
        assertThat(found.getFirst().dueOn()).contains(today.minusDays(5));
        assertThat(found.getFirst().stage()).contains(Stage.ESTABLISHED);
        run("needs");
        assertThat(needs.count(NeedFilter.ALL)).as("looked for twice").isEqualTo(1);

        buy(due, coffee, 0, "10.00");
        picture.follow();
        run("picture");
        run("needs");
        assertThat(status(found.getFirst().needId())).isEqualTo(NeedStatus.MET);
        assertThat(needs.count(NeedFilter.ALL)).isEqualTo(1);
        var met = needs.report(By.STAGE, NeedFilter.ALL);
        assertThat(met).singleElement().satisfies(row -> {
            assertThat(row.key()).isEqualTo("ESTABLISHED");
            assertThat(row.met()).isEqualTo(1);
            assertThat(row.all()).isEqualTo(1);
        });
    }

    @Test
    void withoutAPictureTheJobsSayThatTheyLookedAtNobody() throws IOException {
        Files.delete(home.columnar().resolve("picture.duckdb"));
        for (String kind : List.of("needs", "share", "price")) {
            assertThat(run(kind).result().orElseThrow()).contains("without-picture");
        }
        run("picture");
        assertThat(run("needs").result().orElseThrow()).contains("due").doesNotContain("without-picture");
    }

    @Test
    void theReportAddsUpToTheListsBehindIt() {
        long rossi = customer("Rossi");
        long bianchi = customer("Bianchi");
        long group = ((Outcome.Known<Long>) groups.make("Restaurants", WHO)).value();
        long one = state(said(rossi, "lactose-free"));
        state(new Statement(bianchi, "gluten-free", "", "", Need.Origin.STAFF, "", Optional.of(group)));
        long three = state(said(bianchi, "invoices by month"));
        needs.note(one, Answer.MET, today, "", WHO);
        needs.note(three, Answer.REFUSED, today, "law", WHO);
        for (var by : By.values()) {
            var rows = needs.report(by, NeedFilter.ALL);
            assertThat(rows.stream().mapToLong(Needs.Met::all).sum()).isEqualTo(needs.count(NeedFilter.ALL));
        }
        assertThat(needs.report(By.GROUP, NeedFilter.ALL))
                .anySatisfy(row -> assertThat(row.name()).isEqualTo("Restaurants"));
        assertThat(needs.report(By.STAGE, NeedFilter.ALL))
                .singleElement()
                .satisfies(row -> assertThat(row.key()).isEqualTo("PROSPECT"));
        var out = new ByteArrayOutputStream();
        needs.exportCsv(NeedFilter.ALL, out);
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .hasSize(4)
                .anyMatch(line -> line.contains("gluten-free"));
    }

    @Test
    void aNeedFollowsTheRecordItHangsOn() {
        long rossi = customer("Rossi");
        long double_ = customer("Rossi bis");
        long id = state(said(double_, "a quiet corner"));
        jdbc.sql("UPDATE identify.record SET customer_id = :to WHERE record_id = :record")
                .param("to", rossi)
                .param("record", double_)
                .update();
        assertThat(needs.find(id).orElseThrow().customerId()).isEqualTo(rossi);
    }

    @Test
    void whatNearlyAllSimilarCustomersBuyIsProposedUntilSomebodyDecides() {
        int[] products = new int[3];
        for (int p = 0; p < 3; p++) {
            products[p] = books.product("shop", "P" + p, "category " + p, null);
        }
        long mine = customer("Mine");
        buy(mine, products[0], 10, "20.00");
        buy(mine, products[1], 9, "20.00");
        for (int i = 0; i < 60; i++) {
            long other = customer("Other " + i);
            for (int product : products) {
                buy(other, product, 5 + i, "20.00");
            }
        }
        run("picture");
        assertThat(candidates(mine)).containsExactly(new Needs.Candidate("category 2", 50, 50));
        long id = ((Outcome.Known<Long>) needs.setAside(mine, "category 2", WHO)).value();
        assertThat(candidates(mine)).isEmpty();
        assertThat(needs.count(NeedFilter.ALL))
                .as("a candidate set aside is no need")
                .isZero();
        needs.takeBack(id, WHO);
        assertThat(status(id)).isEqualTo(NeedStatus.OPEN);
        assertThat(candidates(mine)).isEmpty();
        needs.takeBack(id, WHO);
        assertThat(candidates(mine)).hasSize(1);
    }

    private List<Needs.Candidate> candidates(long customer) {
        return ((Outcome.Known<List<Needs.Candidate>>) needs.candidates(customer)).value();
    }

    @Test
    void expectationsAreCheckedByPeopleAndByRules() {
        int pen = books.product("shop", "PEN", "paper", null);
        long steady = customer("Steady");
        long dearer = customer("Dearer");
        buy(steady, pen, 40, "10.00");
        buy(steady, pen, 20, "10.00");
        buy(dearer, pen, 40, "10.00");
        buy(dearer, pen, 20, "12.00");
        buy(dearer, pen, 10, "-12.00");
        run("picture");
        long group = ((Outcome.Known<Long>) groups.make("Schools", WHO)).value();
        assertThat(groups.make(" schools ", WHO)).isInstanceOf(Outcome.Unknown.class);
        assertThat(groups.join(group, steady, WHO)).isTrue();
        assertThat(groups.join(group, dearer, WHO)).isTrue();
        assertThat(groups.join(group, dearer, WHO)).isFalse();
        groups.expect(group, "delivery within 2 days", Rule.BY_HAND, 0, WHO);
        groups.expect(group, "same price all year", Rule.PRICE_CHANGES_AT_MOST, 0.2, WHO);
        groups.expect(group, "nothing comes back", Rule.RETURNS_AT_MOST, 0.3, WHO);
        var expectations = groups.find(group).orElseThrow().expectations();
        assertThat(expectations.getFirst().delivered()).isInstanceOf(Outcome.Unknown.class);
        groups.check(expectations.getFirst().expectationId(), Optional.of(steady), true, today, "waybill 7", WHO);
        groups.check(expectations.getFirst().expectationId(), Optional.of(dearer), false, today, "came on day 5", WHO);

        var found = groups.find(group).orElseThrow().expectations();
        assertThat(delivery(found.getFirst()).kept()).isFalse();
        assertThat(delivery(found.getFirst()).failing())
                .extracting("customerId")
                .containsExactly(dearer);
        assertThat(delivery(found.get(1)).well()).isEqualTo(1);
        assertThat(delivery(found.get(1)).all()).isEqualTo(2);
        assertThat(delivery(found.get(1)).kept()).isFalse();
        assertThat(delivery(found.get(2)).all()).isEqualTo(4);
        assertThat(delivery(found.get(2)).well()).isEqualTo(3);
        assertThat(delivery(found.get(2)).kept()).isTrue();

        groups.turnCheck(found.getFirst().checks().getFirst().checkId(), WHO);
        assertThat(delivery(groups.find(group).orElseThrow().expectations().getFirst())
                        .kept())
                .isTrue();
        groups.leave(group, dearer, WHO);
        assertThat(groups.of(dearer)).isEmpty();
        assertThat(groups.of(steady)).hasSize(1);
        groups.close(group, WHO);
        assertThat(groups.all()).isEmpty();
        assertThat(groups.reopen(group, WHO)).isTrue();
        assertThat(groups.all())
                .singleElement()
                .satisfies(one -> assertThat(one.checked()).isEqualTo(3));
    }

    private static Delivery delivery(NeedsGroups.Expectation expectation) {
        return ((Outcome.Known<Delivery>) expectation.delivered()).value();
    }
}
