package io.clientela.differentiate.internal.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.Beside;
import io.clientela.differentiate.Feature;
import io.clientela.differentiate.Picture;
import io.clientela.differentiate.Rule;
import io.clientela.differentiate.Rule.Comparison;
import io.clientela.differentiate.Segment;
import io.clientela.differentiate.Segments;
import io.clientela.differentiate.Truth;
import io.clientela.differentiate.Verdict;
import io.clientela.differentiate.internal.worth.WorthComputed;
import io.clientela.identify.Joins;
import io.clientela.identify.internal.card.Cards;
import io.clientela.identify.internal.joining.Books;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.ClientelaTest;
import io.clientela.platform.Columnar;
import io.clientela.platform.JobOrder;
import io.clientela.platform.Jobs;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Who belongs to a segment is whom its rule names, whatever happens; past membership is kept. */
@Beside
@ClientelaTest
@TestPropertySource(properties = "clientela.test=segments")
class MembersTest {

    private static final Rule OFTEN = new Rule.Bought(
            Rule.What.ANYTHING,
            "",
            Rule.Measure.TIMES,
            Rule.Bound.AT_LEAST,
            BigDecimal.valueOf(3),
            new Rule.LastDays(400));

    private static final Rule MUCH = new Rule.FeatureIs(Feature.SPEND, Comparison.AT_LEAST, "500");

    @Autowired
    Segments segments;

    @Autowired
    Keeper keeper;

    @Autowired
    Picture picture;

    @Autowired
    Columnar columnar;

    @Autowired
    Joins joins;

    @Autowired
    Cards cards;

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcClient jdbc;

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final List<Long> records = new ArrayList<>();
    private final Map<String, Books> made = new HashMap<>();
    private int product;

    private Books books() {
        return made.computeIfAbsent("books", name -> new Books(jdbc));
    }

    @BeforeEach
    void firm() {
        var books = books();
        books.clear();
        jdbc.sql("TRUNCATE differentiate.segment, differentiate.segment_version, differentiate.segment_member")
                .update();
        books.begin("shop");
        product = books.product("shop", "P", "food", null);
        records.clear();
        var random = new SplittableRandom(5);
        for (int c = 0; c < 25; c++) {
            records.add(
                    books.record("shop", c % 2 == 0 ? "person" : "company", today, Map.of("FULL_NAME", "Nome " + c)));
            for (int d = random.nextInt(5); d > 0; d--) {
                books.purchase("shop", records.getLast(), today.minusDays(random.nextInt(500)), product, "150", "EUR");
            }
        }
        cards.refresh(records);
        build();
    }

    private void build() {
        assertThat(jobs.runHere(new JobOrder("picture", "test", Map.of(), "test"), progress -> {})
                        .error())
                .isEmpty();
    }

    /** Buys something, as an import leaves it, and lets the picture follow. */
    private void buy(long record, String amount) {
        long document = books().purchase("shop", record, today, product, amount, "EUR");
        jdbc.sql("INSERT INTO identify.change (what, ids) VALUES ('documents', ARRAY[" + document + "])")
                .update();
        assertThat(picture.follow()).isTrue();
    }

    private Segment create(String name, Rule rule) {
        return ((Outcome.Known<Segment>) segments.create(new Segment.Draft(name, "", rule, ""), "test")).value();
    }

    private NavigableSet<Long> members(long id) {
        var all = new TreeSet<Long>();
        segments.members(
                id,
                Segment.Show.PRESENT,
                Instant.EPOCH,
                Instant.parse("2999-01-01T00:00:00Z"),
                piece -> piece.forEach(member -> all.add(member.customer())));
        return all;
    }

    /** Whom a rule names, one customer after the other. */
    private NavigableSet<Long> named(Rule rule) {
        return records.stream()
                .filter(record -> segments.verdict(rule, record) instanceof Outcome.Known<Verdict> known
                        && known.value().truth() == Truth.TRUE)
                .collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
    }

    private List<Segment.Member> of(long customer, long segment) {
        return segments.of(customer).stream()
                .filter(one -> one.segment() == segment)
                .map(Segment.Membership::member)
                .toList();
    }

    @Test
    void oneWhoChangesIsInHisSegmentsWithinASecondAndHisPageSaysWhy() {
        var rule = new Rule.All(List.of(OFTEN, new Rule.Not(new Rule.KindIs(Rule.Kind.COMPANY))));
        var newcomer = books().record("shop", "person", today, Map.of("FULL_NAME", "Nuova"));
        jdbc.sql("INSERT INTO identify.change (what, ids) VALUES ('records', ARRAY[" + newcomer + "])")
                .update();
        cards.refresh(List.of(newcomer));
        var segment = create("often", rule);
        buy(newcomer, "10");
        buy(newcomer, "20");
        assertThat(members(segment.id())).doesNotContain(newcomer);
        var before = Instant.now();
        buy(newcomer, "30");
        assertThat(members(segment.id())).contains(newcomer);
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5)); // on a busy machine
        assertThat(of(newcomer, segment.id()).getFirst().since()).isAfter(before.minusMillis(1));

        var verdict = ((Outcome.Known<Verdict>) segments.verdict(rule, newcomer)).value();
        assertThat(verdict.truth()).isEqualTo(Truth.TRUE);
        assertThat(verdict.parts().getFirst().figure()).isEqualTo(new Verdict.Measured(3));
        assertThat(verdict.parts().getLast().parts().getFirst().figure()).isEqualTo(new Verdict.Word("person"));
        assertThat(segments.find(segment.id()).orElseThrow().members())
                .isEqualTo(members(segment.id()).size());
    }

    @Test
    void pastMembershipIsKeptWithTheReasonWhyItEnded() {
        var poor = new Rule.FeatureIs(Feature.SPEND, Comparison.LESS, "500");
        var segment = create("little", poor);
        long one = members(segment.id()).first();
        buy(one, "1000");
        assertThat(of(one, segment.id())).singleElement().satisfies(member -> {
            assertThat(member.ended()).isEqualTo("changed");
            assertThat(member.until()).isPresent();
        });
        var left = members(segment.id());
        segments.change(segment.id(), new Segment.Draft("none", "", new Rule.Any(List.of()), "too many"), "test");
        assertThat(members(segment.id())).isEmpty();
        assertThat(of(left.first(), segment.id()).getFirst().ended()).isEqualTo("rule");
        segments.change(segment.id(), new Segment.Draft("little", "", poor, "back"), "test");
        assertThat(members(segment.id())).isEqualTo(left);
        assertThat(segments.versions(segment.id()))
                .extracting(Segment.Version::version)
                .containsExactly(3, 2, 1);
        assertThat(of(left.first(), segment.id())).hasSize(2);

        segments.archive(segment.id(), "test");
        assertThat(members(segment.id())).isEmpty();
        assertThat(of(left.first(), segment.id()).getFirst().ended()).isEqualTo("archived");
        segments.restore(segment.id(), "test");
        assertThat(members(segment.id())).isEqualTo(left);
    }

    @Test
    void whoTookACustomerInBelongsSinceTheEarlierTimeAndAnUndoneJoinGivesBothTheirOwn() {
        long first =
                named(new Rule.FeatureIs(Feature.SPEND, Comparison.LESS, "500")).first();
        long second = records.getLast();
        buy(second, "9000");
        var segment = create("much", MUCH);
        var since = of(second, segment.id()).getFirst().since();
        assertThat(of(first, segment.id())).isEmpty();
        joins.join(first, second, "test", "");
        assertThat(picture.follow()).isTrue();
        assertThat(of(second, segment.id()).getFirst().ended()).isEqualTo("joined");
        assertThat(of(first, segment.id()).getFirst().since()).isEqualTo(since);
        joins.split(second, "test", "");
        assertThat(picture.follow()).isTrue();
        assertThat(of(second, segment.id())).singleElement().satisfies(member -> {
            assertThat(member.until()).isEmpty();
            assertThat(member.since()).isEqualTo(since);
        });
        assertThat(of(first, segment.id()).getFirst().ended()).isEqualTo("changed");
        assertThat(members(segment.id())).contains(second).doesNotContain(first);
    }

    @Test
    void aNewDayOrANewPictureWritesOnlyWhatChanged() {
        var silent = create("silent", new Rule.FeatureIs(Feature.RECENCY_DAYS, Comparison.MORE, "60"));
        var before = members(silent.id());
        assertThat(before).isNotEmpty();
        var written = written();
        build();
        assertThat(written()).as("nobody changed, nothing is written").isEqualTo(written);
        long aged = named(new Rule.FeatureIs(Feature.RECENCY_DAYS, Comparison.AT_MOST, "60"))
                .first();
        columnar.run(
                "picture",
                session -> session.connection()
                        .createStatement()
                        .execute("UPDATE picture.feature SET recency_days = 61 WHERE customer_id = " + aged));
        keeper.all();
        assertThat(written()).hasSize(written.size() + 1).containsAll(written);
        before.add(aged);
        assertThat(members(silent.id())).isEqualTo(before);
    }

    /** The rows of members with the transactions that wrote them. */
    private List<String> written() {
        return jdbc.sql("SELECT customer_id || ' ' || xmin::text FROM differentiate.segment_member ORDER BY 1")
                .query(String.class)
                .list();
    }

    @Test
    void whateverHappensTheMembersAreThoseWhomTheRuleNames() {
        var random = new SplittableRandom(3);
        var rich = create("rich", MUCH);
        var both = create("both", new Rule.All(List.of(new Rule.In(rich.id()), OFTEN)));
        var others = create("others", new Rule.Not(new Rule.In(rich.id())));
        for (int step = 0; step < 30; step++) {
            switch (random.nextInt(6)) {
                case 0, 1, 2 -> buy(records.get(random.nextInt(records.size())), random.nextBoolean() ? "400" : "-300");
                case 3 -> join(random);
                case 4 -> split(random);
                default ->
                    segments.change(
                            rich.id(),
                            new Segment.Draft(
                                    "rich",
                                    "",
                                    new Rule.FeatureIs(
                                            Feature.SPEND,
                                            Comparison.AT_LEAST,
                                            String.valueOf(300 * random.nextInt(4))),
                                    ""),
                            "test");
            }
            assertThat(picture.follow()).isTrue();
            for (var one : List.of(rich, both, others)) {
                var segment = segments.find(one.id()).orElseThrow();
                var count = ((Outcome.Known<Segments.Count>) segments.count(segment.rule(), 0)).value();
                assertThat(members(one.id()))
                        .as("%s, step %s", one.name(), step)
                        .hasSize((int) count.members());
                assertThat(segment.members()).isEqualTo(count.members());
                assertThat(segments.sizes(one.id(), ZoneOffset.UTC).getLast().members())
                        .isEqualTo(count.members());
            }
        }
        assertThat(jdbc.sql("SELECT count(*) FROM differentiate.segment_member a JOIN differentiate.segment_member"
                                + " b ON a.segment_id = b.segment_id AND a.customer_id = b.customer_id AND a.ctid"
                                + " < b.ctid AND coalesce(a.until, 'infinity') > b.since AND coalesce(b.until,"
                                + " 'infinity') > a.since")
                        .query(Long.class)
                        .single())
                .as("times that overlap")
                .isZero();
    }

    private void join(SplittableRandom random) {
        var customers = jdbc.sql("SELECT DISTINCT customer_id FROM identify.record ORDER BY 1")
                .query(Long.class)
                .list();
        int at = random.nextInt(customers.size() - 1);
        joins.join(customers.get(at), customers.get(at + 1), "test", "");
    }

    private void split(SplittableRandom random) {
        var joined = jdbc.sql("SELECT record_b FROM identify.customer_join WHERE undone_at IS NULL ORDER BY join_id")
                .query(Long.class)
                .list();
        if (!joined.isEmpty()) {
            joins.split(joined.get(random.nextInt(joined.size())), "test", "");
        }
    }

    @Test
    void segmentsByWorthFollowTheScores() {
        columnar.run(
                "picture",
                session -> session.connection().createStatement().execute("DROP TABLE IF EXISTS picture.worth"));
        var valuable = create("valuable", new Rule.WorthIs(Rule.Worth.PURCHASES, Comparison.MORE, "2"));
        var unknown = create("unknown", new Rule.WorthIs(Rule.Worth.PURCHASES, Comparison.UNKNOWN, ""));
        assertThat(members(valuable.id())).isEmpty();
        assertThat(members(unknown.id())).hasSize(records.size());
        columnar.run(
                "picture",
                session -> session.connection()
                        .createStatement()
                        .execute("CREATE OR REPLACE TABLE picture.worth AS SELECT customer_id, currency,"
                                + " CAST(purchases AS DOUBLE) AS purchases, 1.5 AS value, 0.5 AS alive,"
                                + " DATE '2026-01-01' AS unusual_from FROM picture.feature"));
        columnar.run(
                "picture",
                session -> session.connection()
                        .createStatement()
                        .execute("CREATE OR REPLACE TABLE picture.worth_more AS SELECT customer_id, 0.0 AS slope_1,"
                                + " 0.0 AS slope_2, 0.0 AS slope_3, 0.0 AS slope_4, 0.0 AS slope_5, 0.0 AS slope_6,"
                                + " 0.0 AS slope_7, 1.0 AS own FROM picture.feature"));
        keeper.computed(new WorthComputed());
        assertThat(members(valuable.id()))
                .isNotEmpty()
                .isEqualTo(named(new Rule.FeatureIs(Feature.PURCHASES, Comparison.MORE, "2")));
        assertThat(members(unknown.id()))
                .isEqualTo(named(new Rule.FeatureIs(Feature.PURCHASES, Comparison.UNKNOWN, "")));
        assertThat(((Outcome.Known<List<Segments.Together>>) segments.value(valuable.id())).value())
                .singleElement()
                .satisfies(sum -> assertThat(sum.value().amount())
                        .isEqualByComparingTo(
                                BigDecimal.valueOf(1.5 * members(valuable.id()).size())));
        columnar.run(
                "picture",
                session -> session.connection()
                        .createStatement()
                        .execute("DROP TABLE picture.worth; DROP TABLE picture.worth_more"));
    }

    @Test
    void aRuleThatLeadsToItselfOrNowhereIsNotTaken() {
        var one = create("one", MUCH);
        var two = create("two", new Rule.In(one.id()));
        assertThat(segments.change(one.id(), new Segment.Draft("one", "", new Rule.In(two.id()), ""), "test"))
                .isEqualTo(new Outcome.Unknown<>("circle", "segment " + one.id() + " leads to itself"));
        assertThat(segments.create(new Segment.Draft("three", "", new Rule.In(999_999), ""), "test"))
                .isInstanceOf(Outcome.Unknown.class);
        assertThat(segments.create(new Segment.Draft(" ", "", MUCH, ""), "test"))
                .isInstanceOf(Outcome.Unknown.class);
        assertThat(segments.members(
                                one.id(),
                                Segment.Show.PRESENT,
                                Instant.EPOCH,
                                Instant.parse("2999-01-01T00:00:00Z"),
                                Optional.empty(),
                                2)
                        .rows())
                .hasSizeLessThanOrEqualTo(2);
    }
}
