package io.clientela.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientela.identify.internal.joining.Books;
import io.clientela.kernel.attitude.Standing;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import io.clientela.measure.Attitudes.About;
import io.clientela.measure.Attitudes.Mark;
import io.clientela.measure.Attitudes.Move;
import io.clientela.measure.Attitudes.Place;
import io.clientela.platform.ClientelaTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** R59 to R61: what customers say, whether they do it, and where the chain breaks, on a firm with known truth. */
@ClientelaTest
@Import(ExperimentsTest.Time.class)
@TestPropertySource(properties = "clientela.test=measure")
class AttitudesTest {

    private static final String ANNA = "user:Anna";

    @Autowired
    Attitudes attitudes;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    private void say(long customer, About about, int mark, Instant at) {
        assertThat(attitudes.record(new Mark(customer, about, mark, at, "survey:" + about + customer + at), ANNA))
                .isTrue();
    }

    @Test
    void fromWhatIsSaidToWhatIsDone() {
        clock.back(Duration.ZERO);
        jdbc.sql("TRUNCATE measure.attitude, measure.attitude_withdrawn").update();
        var books = new Books(jdbc);
        books.clear();
        books.begin("shop");
        int product = books.product("shop", "P", "wine", BigDecimal.ONE);
        var today = LocalDate.now(ZoneOffset.UTC);
        var now = Instant.now();
        var random = new SplittableRandom(5);
        long first = 0;
        for (int c = 0; c < 200; c++) {
            long customer = books.record("shop", "person", today, Map.of("FULL_NAME", "Nome " + c));
            first = first == 0 ? customer : first;
            int satisfied = 1 + random.nextInt(5);
            say(customer, About.SATISFACTION, satisfied, now.minus(Duration.ofDays(200)));
            // trust follows satisfaction; those who trust do not all stay: here it breaks
            say(customer, About.TRUST, satisfied, now.minus(Duration.ofDays(200)));
            say(customer, About.LOYALTY, 1 + random.nextInt(5), now.minus(Duration.ofDays(200)));
            books.purchase("shop", customer, today.minusDays(300), product, "10", "EUR");
            if (c % 10 != 0) {
                books.purchase("shop", customer, today.minusDays(150), product, "10", "EUR");
            }
        }
        var picture = attitudes.picture();
        var steps = picture.chain().steps();
        assertThat(known(steps.get(0).tie().link()).low()).isGreaterThan(0.99);
        var second = known(steps.get(1).tie().link());
        assertThat(second.low()).isLessThan(0.1);
        assertThat(steps.get(0).count()).isZero();
        assertThat(picture.chain().breaks()).hasValue(1);
        assertThat(picture.chain().surely()).isTrue();
        assertThat(attitudes.customers(new Place.Lost(1)))
                .hasSize((int) steps.get(1).count());
        assertThat(known(picture.repeat()).estimate()).isCloseTo(0.9, within(1e-9));
        assertThat(picture.figures().getFirst().customers()).isEqualTo(200);
        var last = picture.months().getLast();
        assertThat(last.standings().values().stream().mapToLong(n -> n).sum()).isEqualTo(200);
        assertThat(attitudes.customers(new Place.At(Standing.LOYAL)))
                .hasSize(last.standings().getOrDefault(Standing.LOYAL, 0L).intValue());
        followsMovesJoinsAndTheWayBack(first, now);
    }

    private void followsMovesJoinsAndTheWayBack(long customer, Instant now) {
        long before = attitudes.customers(new Place.At(Standing.DISSATISFIED)).size();
        var standing = List.of(Standing.values()).stream()
                .filter(each -> attitudes.customers(new Place.At(each)).contains(customer))
                .findFirst()
                .orElseThrow();
        int mark = standing == Standing.DISSATISFIED ? 4 : 1;
        var sudden = new Mark(customer, About.SATISFACTION, mark, now, "call:1");
        assertThat(attitudes.record(sudden, ANNA)).isTrue();
        assertThat(attitudes.record(sudden, ANNA)).isFalse();
        assertThat(attitudes.record(new Mark(987_654_321, About.TRUST, 3, now, "call:2"), ANNA))
                .isFalse();
        assertThat(attitudes.customers(new Place.At(Standing.DISSATISFIED)))
                .hasSize((int) before + (mark == 1 ? 1 : -1));
        if (mark == 1) {
            var move = new Move(standing, Standing.DISSATISFIED);
            var month = YearMonth.from(now.atZone(ZoneOffset.UTC));
            assertThat(attitudes.customers(new Place.Moved(month, move))).contains(customer);
            assertThat(attitudes.picture().months().getLast().moves()).containsKey(move);
        }
        var kept = attitudes.of(customer);
        assertThat(kept).hasSize(4);
        assertThat(attitudes.withdraw(kept.getFirst().attitudeId(), ANNA)).isTrue();
        assertThat(attitudes.withdraw(kept.getFirst().attitudeId(), ANNA)).isFalse();
        assertThat(attitudes.of(customer)).hasSize(3);
        assertThat(attitudes.customers(new Place.At(Standing.DISSATISFIED))).hasSize((int) before);
    }

    private static Interval known(Outcome<Interval> outcome) {
        return switch (outcome) {
            case Outcome.Known<Interval> known -> known.value();
            case Outcome.Unknown<Interval> unknown -> throw new AssertionError(unknown.detail());
        };
    }
}
