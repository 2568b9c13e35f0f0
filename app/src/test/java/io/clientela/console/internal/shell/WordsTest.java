package io.clientela.console.internal.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.kernel.value.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import org.junit.jupiter.api.Test;

/** Numbers, amounts and times as readers of each language write them. */
class WordsTest {

    private final Dictionary dictionary = Dictionary.read();
    private final Words english = new Words(dictionary, "en", ZoneId.of("Europe/London"));
    private final Words italian = new Words(dictionary, "it", ZoneId.of("Europe/Rome"));

    @Test
    void writesNumbers() {
        assertThat(english.number(1234567)).isEqualTo("1,234,567");
        assertThat(italian.number(1234567)).isEqualTo("1.234.567");
        assertThat(italian.number(3.14159, 2)).isEqualTo("3,14");
        assertThat(english.number(new BigDecimal("1200.50"))).isEqualTo("1,200.50");
        assertThat(english.percent(0.1234)).isEqualTo("12.3%");
    }

    @Test
    void writesAmountsWithTheirCurrencyAndAllTheirDecimals() {
        Currency euro = Currency.getInstance("EUR");
        assertThat(english.money(new Money(new BigDecimal("1234.50"), euro))).isEqualTo("€1,234.50");
        assertThat(italian.money(new Money(new BigDecimal("-1234.5"), euro))).isEqualTo("-1.234,50\u00a0€");
        assertThat(english.money(new Money(new BigDecimal("0.0125"), euro))).isEqualTo("€0.0125");
    }

    @Test
    void writesTimesInTheZoneOfTheReader() {
        Instant instant = Instant.parse("2026-11-22T23:30:00Z");
        assertThat(english.time(instant)).isEqualTo("22 Nov 2026, 23:30");
        assertThat(italian.time(instant)).isEqualTo("23 nov 2026, 00:30");
        assertThat(italian.day(LocalDate.of(2026, 5, 1))).isEqualTo("1 mag 2026");
    }

    @Test
    void writesDurationsAndSizes() {
        assertThat(english.duration(Duration.ofSeconds(7))).isEqualTo("7 s");
        assertThat(english.duration(Duration.ofSeconds(125))).isEqualTo("2 min 5 s");
        assertThat(italian.duration(Duration.ofHours(50))).isEqualTo("2 g 2 h");
        assertThat(english.bytes(999)).isEqualTo("999 B");
        assertThat(english.bytes(1_250_000)).isEqualTo("1.3 MB");
        assertThat(italian.bytes(1_250_000_000L)).isEqualTo("1,3 GB");
    }

    @Test
    void whatTheGateHasAgainstAFutureMessageIsToldWithItsArguments() {
        assertThat(english.told("outbox.against|gate.purpose.left/OFFERS/2026-05-01"))
                .startsWith("When it was planned the gate had something against it")
                .endsWith(english.told("gate.purpose.left|OFFERS|2026-05-01"));
        assertThat(italian.told("outbox.against|gate.track"))
                .startsWith("Quando è stato preparato il cancello aveva qualcosa in contrario")
                .endsWith(italian.told("gate.track"));
    }

    @Test
    void wordsGoWithTheirNumbers() {
        assertThat(english.say("worth.contracts.every", 1)).endsWith("1 day");
        assertThat(english.say("worth.contracts.every", "30")).endsWith("30 days");
        assertThat(italian.say("worth.contracts.every", 1L)).endsWith("1 giorno");
    }

    @Test
    void counts() {
        assertThat(english.count("staff.people.count", 1)).isEqualTo("1 person uses this installation.");
        assertThat(english.count("staff.people.count", 1200)).isEqualTo("1,200 people use this installation.");
        assertThat(italian.count("staff.people.count", 0)).isEqualTo("0 persone usano questa installazione.");
    }

    @Test
    void leavesApostrophesAndBracesOfArgumentsAlone() {
        assertThat(english.say("staff.person.saved", "Dell'Orto {0}")).isEqualTo("Saved: Dell'Orto {0}.");
    }
}
