package io.clientela.differentiate.internal.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clientela.Beside;
import io.clientela.differentiate.CustomerGroups;
import io.clientela.differentiate.MeasurementPlans;
import io.clientela.differentiate.MeasurementPlans.Plan;
import io.clientela.differentiate.Picture;
import io.clientela.differentiate.Portfolios;
import io.clientela.differentiate.Portfolios.Portfolio;
import io.clientela.differentiate.Portfolios.Split;
import io.clientela.differentiate.Standing;
import io.clientela.differentiate.Standings;
import io.clientela.differentiate.Standings.Choice;
import io.clientela.differentiate.internal.group.GroupRuns;
import io.clientela.differentiate.internal.picture.PictureQuestions;
import io.clientela.differentiate.internal.standing.StandingWatch;
import io.clientela.identify.Joins;
import io.clientela.identify.internal.joining.Books;
import io.clientela.kernel.value.Outcome;
import io.clientela.organize.People;
import io.clientela.organize.PersonId;
import io.clientela.platform.ClientelaTest;
import io.clientela.platform.JobOrder;
import io.clientela.platform.JobState;
import io.clientela.platform.Jobs;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** R21 to R23 on a firm of two kinds of customers and some prospects: groups, standings, portfolios and the way back. */
@Beside
@ClientelaTest
@TestPropertySource(properties = "clientela.test=portfolios")
class PortfoliosTest {

    private static final int CUSTOMERS = 240;
    private static final int PROSPECTS = 20;
    private static final String ANNA = "user:Anna";

    @Autowired
    Picture picture;

    @Autowired
    CustomerGroups groups;

    @Autowired
    Standings standings;

    @Autowired
    Portfolios portfolios;

    @Autowired
    MeasurementPlans plans;

    @Autowired
    StandingWatch watch;

    @Autowired
    PictureQuestions questions;

    @Autowired
    People people;

    @Autowired
    Joins joins;

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcClient jdbc;

    private final List<Long> customers = new ArrayList<>();
    private final List<Integer> products = new ArrayList<>();
    private Books books;
    private LocalDate today = LocalDate.EPOCH;
    private SplittableRandom dice = new SplittableRandom(5);

    @BeforeEach
    void firm() {
        forget();
        books = new Books(jdbc);
        books.clear();
        books.begin("shop");
        dice = new SplittableRandom(5);
        products.clear();
        customers.clear();
        for (int p = 0; p < 12; p++) {
            products.add(books.product(
                    "shop", "P" + p, List.of("kitchen", "garden", "toys").get(p / 4), BigDecimal.ONE));
        }
        today = LocalDate.now(ZoneOffset.UTC);
        for (int c = 0; c < CUSTOMERS; c++) {
            customers.add(customer(c % 3 == 0));
        }
        for (int c = 0; c < PROSPECTS; c++) {
            customers.add(books.record("shop", "person", today, Map.of("FULL_NAME", "Prospetto " + c)));
        }
        run("picture");
        run("grouping");
    }

    private void forget() {
        jdbc.sql("TRUNCATE differentiate.group_run, differentiate.customer_group, differentiate.group_member,"
                        + " differentiate.group_name, differentiate.standing, differentiate.standing_run,"
                        + " differentiate.portfolio, differentiate.portfolio_version, differentiate.portfolio_state,"
                        + " differentiate.portfolio_member, differentiate.portfolio_move,"
                        + " differentiate.portfolio_sum, differentiate.portfolio_proposal,"
                        + " differentiate.proposed_portfolio, differentiate.proposed_member,"
                        + " differentiate.measurement_plan CASCADE")
                .update();
    }

    /** Large and often, of the kitchen; or small and seldom, of garden and toys. */
    private long customer(boolean large) {
        long id = books.record("shop", "person", today, Map.of("FULL_NAME", "Nome " + customers.size()));
        int purchases = large ? 10 + dice.nextInt(4) : 2 + dice.nextInt(2);
        for (int p = 0; p < purchases; p++) {
            var day = today.minusDays((long) p * (large ? 20 : 90) + dice.nextInt(15));
            int product = products.get(large ? dice.nextInt(4) : 4 + dice.nextInt(8));
            double amount = (large ? 800 : 20) * Math.exp(0.2 * (dice.nextDouble() - 0.5));
            books.purchase(
                    "shop",
                    id,
                    day,
                    product,
                    BigDecimal.valueOf(Math.round(amount * 100), 2).toPlainString(),
                    "EUR");
        }
        return id;
    }

    private JobState run(String kind) {
        var state = jobs.runHere(new JobOrder(kind, "test", Map.of(), "test"), progress -> {});
        assertThat(state.error()).isEmpty();
        assertThat(state.status()).isEqualTo(JobState.Status.DONE);
        return state;
    }

    private void accept(int most) {
        await(portfolios.propose(most, ANNA));
        await(portfolios.accept(portfolios.proposal().orElseThrow().proposalId(), ANNA));
    }

    private void await(long job) {
        for (int i = 0; i < 600; i++) {
            var state = jobs.find(job).orElseThrow();
            if (state.status().over()) {
                assertThat(state.error()).isEmpty();
                return;
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError("job " + job + " is not over");
    }

    @Test
    void aRunIsKeptAsTheKernelFoundIt() {
        var run = groups.latest().orElseThrow();
        var found = ((Outcome.Known<CustomerGroups.Found>) run.found()).value();
        var again = GroupRuns.again(questions, run.seed());
        assertThat(found.groups()).hasSameSizeAs(again.groups().groups());
        for (int g = 0; g < found.groups().size(); g++) {
            var kept = found.groups().get(g);
            var made = again.groups().groups().get(g);
            assertThat(kept.size()).isEqualTo(made.size());
            assertThat(kept.stability()).isEqualTo(made.stability());
            assertThat(kept.homogeneity()).isEqualTo(made.homogeneity());
            assertThat(kept.traits()).isEqualTo(made.traits());
        }
        assertThat(found.trials()).isEqualTo(again.groups().trials());
        var members = new TreeMap<Long, Integer>();
        jdbc.sql("SELECT customer_id, number FROM differentiate.group_member WHERE run_id = :run")
                .param("run", run.runId())
                .query((java.sql.ResultSet row) -> {
                    members.put(row.getLong(1), row.getInt(2));
                });
        assertThat(members).hasSize(CUSTOMERS);
        for (int i = 0; i < again.customers().length; i++) {
            assertThat(members.get(again.customers()[i]))
                    .isEqualTo(again.groups().groupOf()[i]);
        }
        var large = found.groups().stream()
                .filter(group -> group.category()
                        .filter(part -> part.name().equals("kitchen"))
                        .isPresent())
                .toList();
        assertThat(large).isNotEmpty();
        assertThat(large.stream().mapToInt(CustomerGroups.CustomerGroup::size).sum())
                .isEqualTo(CUSTOMERS / 3);
        assertThatThrownBy(
                        () -> jdbc.sql("DELETE FROM differentiate.group_member").update())
                .hasMessageContaining("append-only");
    }

    @Test
    void groupsKeepTheirIdentityAndMovesAreSeen() {
        var before = groups.latest().orElseThrow();
        run("grouping");
        var drift = groups.drift(groups.latest().orElseThrow()).orElseThrow();
        assertThat(drift.moved()).isZero();
        assertThat(drift.same()).isEqualTo(CUSTOMERS);
        assertThat(identities(groups.latest().orElseThrow())).isEqualTo(identities(before));
        for (int i = 0; i < 5; i++) {
            long small = customers.get(3 * i + 1);
            for (int p = 0; p < 12; p++) {
                books.purchase("shop", small, today.minusDays(p * 20L), products.get(p % 4), "800.00", "EUR");
            }
        }
        run("picture");
        run("grouping");
        var moved = groups.drift(groups.latest().orElseThrow()).orElseThrow();
        assertThat(moved.moved()).isBetween(5L, moved.same() - 1);
        assertThat(moved.flows().stream()
                        .mapToLong(CustomerGroups.Flow::customers)
                        .sum())
                .isEqualTo(CUSTOMERS);
        for (int i = 0; i < 5; i++) {
            int now = standings
                    .of(customers.get(3 * i + 1))
                    .orElseThrow()
                    .groupId()
                    .orElseThrow();
            assertThat(groups.latest().orElseThrow().group(now).orElseThrow().category())
                    .map(CustomerGroups.Part::name)
                    .hasValue("kitchen");
        }
        groups.rename(moved.flows().getFirst().toId().orElseThrow(), "Nonne", ANNA);
        assertThat(groups.latest()
                        .orElseThrow()
                        .group(moved.flows().getFirst().toId().orElseThrow()))
                .get()
                .extracting(CustomerGroups.CustomerGroup::name)
                .isEqualTo("Nonne");
    }

    private static List<Integer> identities(CustomerGroups.Run run) {
        return ((Outcome.Known<CustomerGroups.Found>) run.found())
                .value().groups().stream()
                        .map(CustomerGroups.CustomerGroup::groupId)
                        .toList();
    }

    @Test
    void everybodyStandsSomewhere() {
        var look = standings.latest().orElseThrow();
        assertThat(look.customers()).isEqualTo(CUSTOMERS + PROSPECTS);
        assertThat(look.bases()).containsEntry(Standing.Basis.NONE, PROSPECTS);
        var all = standings.list(Choice.ALL, null, 1_000).rows();
        assertThat(all).hasSize(CUSTOMERS + PROSPECTS);
        double sum = all.stream()
                .mapToDouble(one -> Math.max(0, one.value().orElse(0)))
                .sum();
        double first = all.stream()
                .filter(one -> one.tier() == 1)
                .mapToDouble(one -> one.value().orElseThrow())
                .sum();
        double second = all.stream()
                .filter(one -> one.tier() == 2)
                .mapToDouble(one -> one.value().orElseThrow())
                .sum();
        assertThat(first / sum).isBetween(0.5, 0.52);
        assertThat((first + second) / sum).isBetween(0.8, 0.82);
        // the first customer of the list by hand: spend by category from the ledger
        var top = all.getFirst();
        var shares = jdbc.sql("SELECT sum(amount) FROM identify.v_bought WHERE customer_id = :c GROUP BY category")
                .param("c", top.customerId())
                .query(Double.class)
                .list();
        double total = shares.stream().mapToDouble(Double::doubleValue).sum();
        double entropy = shares.stream()
                .mapToDouble(share -> -share / total * Math.log(share / total))
                .sum();
        assertThat(top.needs()).isCloseTo(Math.exp(entropy), within(1e-6));
        // paging tells everybody once, in order
        var paged = new ArrayList<Standing>();
        String cursor = null;
        do {
            var some = standings.list(Choice.ALL, cursor, 37);
            paged.addAll(some.rows());
            cursor = some.next().orElse(null);
        } while (cursor != null);
        assertThat(paged).isEqualTo(all);
        // RFM cells open to as many as they say
        for (var cell : standings.rfm()) {
            assertThat(standings.count(Choice.ofRfm(cell.recency(), cell.frequency(), null)))
                    .isEqualTo(cell.sum().customers());
        }
        // the cells of the map hold everybody with a value
        var map = standings.map(Choice.ALL, null);
        assertThat(map.customers()).isEqualTo(CUSTOMERS);
        assertThat(map.left()).isEqualTo(PROSPECTS);
        for (var cell : map.cells()) {
            assertThat(standings.count(Choice.ALL.within(cell.window())))
                    .isEqualTo(cell.sum().customers());
        }
    }

    private void keep(int days, double held, double effect, double significance, double power) {
        jdbc.sql("INSERT INTO differentiate.measurement_plan (at, by, why, days, held, effect, significance, power)"
                        + " VALUES (now(), 'test', '', ?, ?, ?, ?, ?)")
                .params(days, held, effect, significance, power)
                .update();
    }

    @Test
    void portfoliosAreJudgedByThePlanThatCounts() {
        accept(40);
        assertThat(plans.now().id()).isZero();
        var before = portfolios.all();
        var other = new Plan(7, 0.2, 1, 0.1, 0.7);
        plans.plan(other, ANNA, "a campaign of a week");
        assertThat(plans.now().plan()).isEqualTo(other);
        assertThat(plans.now().by()).isEqualTo(ANNA);
        assertThat(plans.history(5)).hasSize(1);
        // the base rate is that of seven days, counted from the picture
        Map<Long, Integer> recency = questions.<Map<Long, Integer>>ask(picture -> {
                            Map<Long, Integer> found = new TreeMap<>();
                            PictureQuestions.rows(
                                    picture,
                                    "SELECT customer_id, recency_days FROM picture.feature WHERE recency_days IS NOT"
                                            + " NULL",
                                    none -> {},
                                    row -> found.put(row.getLong(1), row.getInt(2)));
                            return new Outcome.Known<>(found);
                        })
                        instanceof Outcome.Known<Map<Long, Integer>> known
                ? known.value()
                : Map.of();
        assertThat(recency).hasSize(CUSTOMERS);
        assertThat(portfolios.all())
                .allSatisfy(one -> assertThat(one.sum().recent()).isEqualTo((int) members(one.portfolioId()).stream()
                        .filter(id -> recency.getOrDefault(id, Integer.MAX_VALUE) <= 7)
                        .count()));
        assertThat(portfolios.all().stream().mapToInt(one -> one.sum().recent()).sum())
                .isLessThan(before.stream().mapToInt(one -> one.sum().recent()).sum());
        // and back, exactly
        assertThat(plans.back(0, ANNA, "")).contains(Plan.USUAL);
        assertThat(portfolios.all()).isEqualTo(before);
        assertThat(plans.history(5)).hasSize(2);
        assertThat(plans.back(9_999, ANNA, "")).isEmpty();
        assertThatThrownBy(() -> jdbc.sql("UPDATE differentiate.measurement_plan SET days = 1")
                        .update())
                .hasMessageContaining("append-only");
        // the database takes what the application takes
        keep(7, 0.02, 0.01, 0.001, 0.5);
        keep(366, 0.9, 10, 0.2, 0.99);
        for (var wrong : List.<ThrowingCallable>of(
                () -> keep(6, 0.5, 0.5, 0.05, 0.8),
                () -> keep(367, 0.5, 0.5, 0.05, 0.8),
                () -> keep(30, 0.01, 0.5, 0.05, 0.8),
                () -> keep(30, 0.95, 0.5, 0.05, 0.8),
                () -> keep(30, 0.5, 0.001, 0.05, 0.8),
                () -> keep(30, 0.5, 11, 0.05, 0.8),
                () -> keep(30, 0.5, 0.5, 0.0001, 0.8),
                () -> keep(30, 0.5, 0.5, 0.3, 0.8),
                () -> keep(30, 0.5, 0.5, 0.05, 0.995))) {
            assertThatThrownBy(wrong).hasMessageContaining("violates check constraint");
        }
        assertThatThrownBy(() -> new Plan(3, 0.5, 0.5, 0.05, 0.8)).isInstanceOf(IllegalArgumentException.class);
    }

    private List<Long> members(long portfolio) {
        return jdbc.sql("SELECT customer_id FROM differentiate.portfolio_member WHERE portfolio_id = :id")
                .param("id", portfolio)
                .query(Long.class)
                .list();
    }

    @Test
    void eachCustomerIsInExactlyOnePortfolio() {
        assertThat(portfolios.proposal()).isPresent(); // the first is made by itself
        accept(40);
        assertExactlyOne();
        assertThat(portfolios.all()).hasSizeGreaterThan(5).allSatisfy(one -> {
            assertThat(one.sum().size()).isBetween(1, 40);
            assertThat(one.owner()).isEmpty();
        });
        assertThat(portfolios.all().stream().mapToInt(one -> one.sum().size()).sum())
                .isEqualTo(CUSTOMERS + PROSPECTS);
        assertThatThrownBy(() -> jdbc.sql("INSERT INTO differentiate.portfolio_member VALUES (:c, :p, 1)")
                        .param("c", customers.getFirst())
                        .param("p", portfolios.all().getFirst().portfolioId())
                        .update())
                .hasMessageContaining("duplicate key");
        // the same again changes nobody
        await(portfolios.propose(40, ANNA));
        assertThat(portfolios.proposal().orElseThrow().moves()).isZero();
    }

    private void assertExactlyOne() {
        var members = jdbc.sql("SELECT customer_id FROM differentiate.portfolio_member")
                .query(Long.class)
                .list();
        var there = jdbc.sql("SELECT DISTINCT customer_id FROM identify.record")
                .query(Long.class)
                .list();
        assertThat(members).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(there);
        Set<Long> active = new HashSet<>();
        portfolios.all().forEach(one -> active.add(one.portfolioId()));
        assertThat(jdbc.sql("SELECT DISTINCT portfolio_id FROM differentiate.portfolio_member")
                        .query(Long.class)
                        .list())
                .isSubsetOf(active);
    }

    private record State(List<Portfolio> all, Map<Long, Long> where) {}

    private State state() {
        var where = new TreeMap<Long, Long>();
        jdbc.sql("SELECT customer_id, portfolio_id FROM differentiate.portfolio_member")
                .query((java.sql.ResultSet row) -> {
                    where.put(row.getLong(1), row.getLong(2));
                });
        return new State(portfolios.all(), where);
    }

    @Test
    void everyChangeCanBeTakenBackExactly() {
        accept(40);
        var anna = people.demoLink().person();
        var states = new TreeMap<Long, State>();
        states.put(portfolios.versions(1).getFirst().versionId(), state());
        var random = new SplittableRandom(3);
        for (int step = 0; step < 8; step++) {
            change(random, anna, step);
            assertExactlyOne();
            states.put(portfolios.versions(1).getFirst().versionId(), state());
        }
        assertThat(states).hasSizeGreaterThan(6);
        for (var version : states.descendingKeySet()) {
            assertThat(portfolios.revert(version, ANNA, "test")).isInstanceOf(Outcome.Known.class);
            assertThat(state().equals(states.get(version)))
                    .as("back at %s", version)
                    .isTrue();
        }
        long last = states.lastKey();
        portfolios.revert(last, ANNA, "forth again");
        assertThat(state().equals(states.get(last))).isTrue();
        assertExactlyOne();
    }

    private void change(SplittableRandom random, PersonId anna, int step) {
        var all = portfolios.all();
        long one = all.get(random.nextInt(all.size())).portfolioId();
        long other = all.get(random.nextInt(all.size())).portfolioId();
        switch (step % 7) {
            case 0 -> portfolios.merge(List.of(one, other), ANNA, "alike");
            case 1 -> portfolios.split(one, Split.IN_HALVES, ANNA, "large");
            case 2 -> portfolios.move(customers.get(random.nextInt(customers.size())), one, ANNA, "asked");
            case 3 -> portfolios.rename(one, "Name " + step, ANNA);
            case 4 -> portfolios.own(one, anna, ANNA);
            case 5 -> portfolios.split(other, Split.BY_VALUE, ANNA, "large");
            default -> accept(20 + 10 * random.nextInt(4));
        }
    }

    @Test
    void newCustomersArePlacedAndJoinedOnesKeepOnePlace() {
        accept(40);
        long late = customer(true);
        long prospect = books.record("shop", "person", today, Map.of("FULL_NAME", "Ultimo"));
        run("picture");
        watch.follow(Set.of(late, prospect));
        assertExactlyOne();
        assertThat(portfolios.steps(late)).singleElement().satisfies(step -> {
            assertThat(step.version().what()).isEqualTo("placed");
            assertThat(step.from()).isEmpty();
        });
        var like = standings.of(late).orElseThrow();
        assertThat(like.tier()).isLessThan(4);
        var own = portfolios.find(like.portfolioId().orElseThrow()).orElseThrow();
        assertThat(own.cells()).anySatisfy(cell -> assertThat(cell.tier()).isEqualTo(String.valueOf(like.tier())));

        long kept = customers.get(1);
        long place = standings.of(late).orElseThrow().portfolioId().orElseThrow();
        var join = joins.join(kept, late, "Anna", "the same");
        assertThat(picture.follow()).isTrue();
        watch.follow(Set.of(kept, late));
        assertExactlyOne();
        assertThat(standings.of(late)).isEmpty();
        joins.undo(join.joinId(), "Anna", "they are two");
        assertThat(picture.follow()).isTrue();
        watch.follow(Set.of(kept, late));
        assertExactlyOne();
        assertThat(standings.of(late).orElseThrow().portfolioId()).hasValue(place);
    }

    @Test
    void listsAndExportsTellTheSame() {
        accept(40);
        var one = portfolios.all().getFirst();
        var rows =
                standings.list(Choice.ofPortfolio(one.portfolioId()), null, 500).rows();
        assertThat(rows).hasSize(one.sum().size());
        assertThat(rows.stream().mapToDouble(row -> row.value().orElse(0)).sum())
                .isCloseTo(one.sum().value(), within(0.01));
        var out = new ByteArrayOutputStream();
        portfolios.exportCsv(one.portfolioId(), out);
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(rows.size() + 1);
        out.reset();
        standings.exportCsv(Choice.ALL, out);
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(CUSTOMERS + PROSPECTS + 1);
        out.reset();
        standings.exportParquet(Choice.ALL, out);
        assertThat(out.size()).isGreaterThan(1_000);
    }
}
