package io.clientela.interact.internal.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.identify.internal.card.Cards;
import io.clientela.interact.Dialogue;
import io.clientela.interact.Intensity;
import io.clientela.interact.Intensity.Band;
import io.clientela.interact.Intensity.Behind;
import io.clientela.interact.Medium;
import io.clientela.interact.Received;
import io.clientela.kernel.counting.Share;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.ClientelaTest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The intensity of the dialogue against a history that is known (R39). */
@ClientelaTest
@TestPropertySource(properties = "clientela.test=customers")
class IntensityTest {

    @Autowired
    Intensity intensity;

    @Autowired
    Dialogue dialogue;

    @Autowired
    Cards cards;

    @Autowired
    JdbcClient jdbc;

    private Talking firm;

    @BeforeEach
    void firm() {
        firm = new Talking(jdbc, cards);
    }

    /** A contact so many days ago, answered after so many days; 0: not. */
    private void contact(long customer, int ago, int answeredAfter) {
        String reference = "<" + customer + "-" + ago + "@firm.example>";
        long message = firm.sent(customer, Medium.EMAIL, reference, "");
        jdbc.sql("UPDATE interact.message SET handed_at = now() - make_interval(days => :d) WHERE message_id = :m")
                .param("d", ago)
                .param("m", message)
                .update();
        if (answeredAfter > 0) {
            long said = dialogue.receive(Talking.mail("x", "Re", reference + "r", reference));
            jdbc.sql("UPDATE interact.received SET sent_at = now() - make_interval(days => :d) WHERE received_id = :r")
                    .param("d", ago - answeredAfter)
                    .param("r", said)
                    .update();
        }
    }

    /** An out-of-office notice in answer to a contact. */
    private void away(long customer, int ago) {
        String reference = "<" + customer + "-" + ago + "@firm.example>";
        dialogue.receive(new Received(
                Medium.EMAIL,
                "x",
                OptionalLong.empty(),
                "Out of office",
                "Back on Monday",
                reference + "away",
                List.of(reference),
                Optional.of(Instant.now().minus(Duration.ofDays(ago))),
                true));
    }

    @Test
    void exchangesContactsAndPurchasesAreCountedAsTheyWere() {
        var today = LocalDate.now(ZoneOffset.UTC);
        int wine = firm.books().product("shop", "W", "wine", null);
        long silent = 0;
        long talker = 0;
        for (int i = 0; i < 12; i++) {
            silent = firm.customer("Silent " + i, "s" + i + "@posta.example", "");
            contact(silent, 100, 0);
            away(silent, 100);
            firm.books().purchase("shop", silent, today.minusDays(10), wine, "50.00", "EUR");
            talker = firm.customer("Talker " + i, "t" + i + "@posta.example", "");
            contact(talker, 100, 5);
            contact(talker, 200, 40); // an exchange, but too late to make the contact effective
            firm.books().purchase("shop", talker, today.minusDays(10), wine, "200.00", "EUR");
            firm.books().purchase("shop", talker, today.minusDays(400), wine, "999.00", "EUR");
        }
        var bands = intensity.bands();
        assertThat(bands).extracting(Band::exchanges).containsExactly(0, 2);
        assertThat(bands).extracting(Band::customers).containsExactly(12L, 12L);
        assertThat(bands.getLast().effectiveness()).isEqualTo(Share.of(12, 24));
        assertThat(mean(bands.getFirst())).isEqualTo(50);
        assertThat(mean(bands.getLast())).isEqualTo(200);

        var months = intensity.months();
        assertThat(months.stream().mapToLong(Intensity.Month::exchanges).sum()).isEqualTo(24);
        assertThat(months.stream().mapToLong(Intensity.Month::contacts).sum()).isEqualTo(36);
        assertThat(months.stream().mapToLong(Intensity.Month::answered).sum()).isEqualTo(12);
        assertThat(intensity.behind(OptionalInt.of(2), Optional.empty(), 100))
                .hasSize(12)
                .contains(new Behind(talker, 2, 2, 1, 200));
        assertThat(intensity.behind(OptionalInt.empty(), Optional.of(YearMonth.from(today.minusDays(100))), 100))
                .extracting(Behind::customerId)
                .contains(silent, talker);
        assertThat(written()).hasSize(25).first().isEqualTo("customer_id,exchanges,contacts,answered,net,currency");
    }

    private static double mean(Band band) {
        return ((Outcome.Known<Interval>) band.net()).value().estimate();
    }

    private List<String> written() {
        var out = new ByteArrayOutputStream();
        intensity.exportCustomersCsv(out);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
