package io.clientela.interact.internal.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.Beside;
import io.clientela.interact.GateRules;
import io.clientela.interact.Medium;
import io.clientela.interact.Outbox.Verdict;
import io.clientela.interact.Purpose;
import io.clientela.measure.Exposure;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The policies, each on facts that differ from those of a message that passes by what the policy looks at. */
@Beside
class GateTest {

    private static final Instant NOON = Instant.parse("2026-03-11T11:00:00Z"); // a Wednesday; 12 o'clock in Rome
    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final GateRules RULES = GateSettings.USUAL;

    /** Facts that are changed one by one. */
    private static final class Case {
        Instant now = NOON;
        Purpose purpose = Purpose.OFFERS;
        Optional<Medium> medium = Optional.of(Medium.EMAIL);
        String topic = "offer:A7";
        Instant firstDue = NOON;
        Exposure.Kind kind = Exposure.Kind.TREATED;
        String overridden = "";
        Optional<Facts.Pact> pact = Optional.of(pact("in-force", "2026-01-01", null, 4));
        Map<Facts.Way, Facts.Word> said = new HashMap<>(Map.of(
                new Facts.Way(Purpose.OFFERS, Medium.EMAIL), new Facts.Word(true, NOON.minus(Duration.ofDays(60)))));
        Optional<Facts.Pause> pause = Optional.empty();
        Map<String, Instant> pausedTopics = Map.of();
        Map<Medium, String> reach = Map.of(Medium.EMAIL, "a@b.it", Medium.SMS, "+39333", Medium.WEB, "");
        Set<Medium> dead = Set.of();
        Set<Medium> usable = EnumSet.allOf(Medium.class);
        List<ZoneId> zones = List.of(ROME);
        List<Facts.Sent> sent = List.of();
        Optional<Instant> openCase = Optional.empty();
        boolean untracked;
        boolean profiled;
        Optional<Medium> preferred = Optional.empty();

        Facts facts() {
            return new Facts(
                    now,
                    new Facts.Asked(
                            7, 1, "general", purpose, medium, topic, firstDue, kind, overridden, OptionalLong.empty()),
                    pact,
                    said,
                    pause,
                    pausedTopics,
                    reach,
                    dead,
                    usable,
                    zones,
                    sent,
                    openCase,
                    untracked,
                    preferred,
                    profiled);
        }

        Verdict judge() {
            return Gate.judge(facts(), RULES);
        }

        void consents(Purpose to, Medium by, boolean given) {
            said.put(new Facts.Way(to, by), new Facts.Word(given, NOON.minus(Duration.ofDays(10))));
        }
    }

    private static Facts.Pact pact(
            String state, String from, @org.jspecify.annotations.Nullable String until, int perMonth) {
        return new Facts.Pact(
                state,
                LocalDate.parse(from),
                Optional.ofNullable(until).map(LocalDate::parse),
                perMonth,
                NOON.minus(Duration.ofDays(50)));
    }

    private static Facts.Sent sent(long id, Purpose purpose, String topic, int daysAgo) {
        return new Facts.Sent(id, purpose, topic, NOON.minus(Duration.ofDays(daysAgo)));
    }

    @Test
    void aMessageInsideTheAgreementPasses() {
        assertThat(new Case().judge()).isEqualTo(new Verdict(true, "", "", Optional.empty()));
    }

    @Test
    void noInitiativeReachesWhoForbadeToBeTracked() {
        var one = new Case();
        one.untracked = true;
        assertThat(one.judge()).isEqualTo(new Verdict(false, "track", "gate.track", Optional.empty()));
        one.purpose = Purpose.ANSWER;
        one.kind = Exposure.Kind.NOT_MEASURED;
        assertThat(one.judge().policy()).isNotEqualTo("track");
        assertThat(new TrackPolicy().judge(one.facts(), RULES)).isEmpty();
    }

    /** R34: chosen by what he bought it reaches who consented to that; service and what goes to all asks for nothing. */
    @Test
    void whatIsChosenByPurchasesReachesWhoConsentedToThat() {
        var one = new Case();
        one.profiled = true;
        assertThat(one.judge()).isEqualTo(new Verdict(false, "profiling", "gate.profiling.none", Optional.empty()));
        one.consents(Purpose.PROFILING, Medium.WEB, true);
        assertThat(one.judge().passes()).isTrue();
        one.consents(Purpose.PROFILING, Medium.WEB, false);
        assertThat(one.judge())
                .isEqualTo(new Verdict(false, "profiling", "gate.profiling.left|2026-03-01", Optional.empty()));
        one.profiled = false;
        assertThat(one.judge().passes()).isTrue();
        one.profiled = true;
        for (var basis : List.of(Purpose.SERVICE, Purpose.SAFETY, Purpose.ANSWER)) {
            one.purpose = basis;
            one.kind = Exposure.Kind.NOT_MEASURED;
            assertThat(one.judge().passes()).as(basis.name()).isTrue();
        }
    }

    @Test
    void thePoliciesStandInTheirOrder() {
        assertThat(Gate.POLICIES.stream().map(Policy::name))
                .containsExactly(
                        "agreement",
                        "purpose",
                        "medium",
                        "pause",
                        "track",
                        "profiling",
                        "quiet",
                        "pressure",
                        "coherence",
                        "case",
                        "arm");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "in-force, 2026-01-01, -, -",
                "in-force, 2026-03-12, -, gate.agreement.not-yet|2026-03-12",
                "in-force, 2026-01-01, 2026-03-11, -",
                "in-force, 2026-01-01, 2026-03-10, gate.agreement.over|2026-03-10",
                "proposed, 2026-01-01, -, -",
                "refused, 2026-01-01, -, gate.agreement.refused|2026-01-20",
                "ended, 2026-01-01, -, gate.agreement.ended|2026-01-20",
            })
    void anAgreementMustHoldToday(
            String state,
            String from,
            @org.jspecify.annotations.Nullable String until,
            @org.jspecify.annotations.Nullable String words) {
        var one = new Case();
        one.pact = Optional.of(pact(state, from, until, 4));
        assertThat(one.judge().words()).isEqualTo(words == null ? "" : words);
    }

    @Test
    void aConsentFromBeforeStandsWhereNoAgreementWasEverMade() {
        var one = new Case();
        one.pact = Optional.empty();
        assertThat(one.judge().passes()).isTrue();
        one.said.clear();
        assertThat(one.judge().words()).isEqualTo("gate.agreement.none");
        one.pact = Optional.of(pact("proposed", "2026-01-01", null, 4));
        assertThat(one.judge().words()).isEqualTo("gate.agreement.not-accepted");
    }

    @Test
    void whoCameBackAfterTheEndIsWrittenToAgain() {
        var one = new Case();
        one.pact = Optional.of(pact("ended", "2026-01-01", null, 4));
        one.consents(Purpose.OFFERS, Medium.EMAIL, true);
        assertThat(one.judge().passes()).isTrue();
    }

    @Test
    void purposeAndMediumAreAskedForApart() {
        var one = new Case();
        one.purpose = Purpose.NEWS;
        assertThat(one.judge().words()).isEqualTo("gate.purpose.none|NEWS");
        one.consents(Purpose.NEWS, Medium.SMS, true);
        assertThat(one.judge().words()).isEqualTo("gate.medium.none|NEWS|EMAIL");
        one.consents(Purpose.NEWS, Medium.SMS, false);
        assertThat(one.judge().words()).isEqualTo("gate.purpose.left|NEWS|2026-03-01");
    }

    @Test
    void theMediumMustReachHimAndBeSetUp() {
        var one = new Case();
        one.dead = EnumSet.of(Medium.EMAIL);
        assertThat(one.judge().words()).isEqualTo("gate.medium.dead|EMAIL");
        one.dead = Set.of();
        one.usable = EnumSet.of(Medium.SMS);
        assertThat(one.judge().words()).isEqualTo("gate.medium.not-set-up|EMAIL");
        assertThat(one.judge().until()).contains(NOON.plus(Duration.ofMinutes(15)));
        one.reach = Map.of();
        assertThat(one.judge().words()).isEqualTo("gate.medium.no-address|EMAIL");
    }

    @Test
    void withoutAMediumTheFirstIsTakenThatIsAgreedReachesHimAndIsSetUp() {
        var one = new Case();
        one.medium = Optional.empty();
        assertThat(Gate.medium(one.facts())).isEqualTo(Medium.EMAIL);
        one.consents(Purpose.OFFERS, Medium.SMS, true);
        one.usable = EnumSet.of(Medium.SMS);
        assertThat(Gate.medium(one.facts())).isEqualTo(Medium.SMS);
        assertThat(one.judge().passes()).isTrue();
    }

    @Test
    void whatHePrefersIsTakenFirstWhereItWillDo() {
        var one = new Case();
        one.medium = Optional.empty();
        one.usable = EnumSet.of(Medium.EMAIL, Medium.SMS);
        one.preferred = PreferredMedium.named("By SMS, please");
        assertThat(Gate.medium(one.facts())).as("not agreed").isEqualTo(Medium.EMAIL);
        one.consents(Purpose.OFFERS, Medium.SMS, true);
        assertThat(Gate.medium(one.facts())).isEqualTo(Medium.SMS);
        one.usable = EnumSet.of(Medium.EMAIL);
        assertThat(Gate.medium(one.facts())).as("not set up").isEqualTo(Medium.EMAIL);
        assertThat(
                        List.of("Posta elettronica", "Per posta", "Al telefono", "On my page", "Un SMS", "non importa")
                                .stream()
                                .map(PreferredMedium::named))
                .containsExactly(
                        Optional.of(Medium.EMAIL),
                        Optional.of(Medium.LETTER),
                        Optional.of(Medium.PHONE),
                        Optional.of(Medium.WEB),
                        Optional.of(Medium.SMS),
                        Optional.empty());
    }

    @Test
    void whoWantsToBeLeftAloneIs() {
        var one = new Case();
        var until = NOON.plus(Duration.ofDays(3));
        one.pause = Optional.of(new Facts.Pause(Optional.of(until)));
        assertThat(one.judge().until()).contains(until);
        one.pause = Optional.of(new Facts.Pause(Optional.of(NOON.minusSeconds(1))));
        assertThat(one.judge().passes()).isTrue();
        one.pause = Optional.empty();
        one.pausedTopics = Map.of("offer", until);
        assertThat(one.judge().words()).as("the series").isEqualTo("gate.pause.topic|offer|2026-03-14");
        one.pausedTopics = Map.of("offer", NOON.minusSeconds(1));
        assertThat(one.judge().passes()).as("over").isTrue();
        one.pausedTopics = Map.of("offers", until, "news:A7", until, "purpose:offers", until);
        assertThat(one.judge().passes()).as("other series").isTrue();
        one.pausedTopics = Map.of("offer", until);
        one.topic = "";
        assertThat(one.judge().passes()).isTrue();
        one.pause = Optional.of(new Facts.Pause(Optional.empty()));
        assertThat(one.judge()).isEqualTo(new Verdict(false, "pause", "gate.pause.always", Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-03-11T06:59:00Z, Europe/Rome, 2026-03-11T07:00:00Z",
                "2026-03-11T07:00:00Z, Europe/Rome, -",
                "2026-03-11T18:59:00Z, Europe/Rome, -",
                "2026-03-11T19:00:00Z, Europe/Rome, 2026-03-12T07:00:00Z",
                "2026-03-11T11:00:00Z, America/New_York, 2026-03-11T12:00:00Z",
                "2026-03-14T19:30:00Z, Europe/Rome, 2026-03-16T07:00:00Z", // Saturday evening, then Sunday
                "2026-03-15T11:00:00Z, Europe/Rome, 2026-03-16T07:00:00Z", // Sunday noon
                "2026-03-28T22:30:00Z, Europe/Rome, 2026-03-30T06:00:00Z", // the clocks go forward on Sunday
            })
    void nobodyIsDisturbedAtNightOrOnSunday(
            Instant now, ZoneId zone, @org.jspecify.annotations.Nullable Instant until) {
        var one = new Case();
        one.now = now;
        one.firstDue = now;
        one.zones = List.of(zone);
        assertThat(one.judge().until()).isEqualTo(Optional.ofNullable(until));
        for (var purpose : List.of(Purpose.SAFETY, Purpose.ANSWER)) {
            one.purpose = purpose;
            assertThat(one.judge().passes()).as("%s", purpose).isTrue();
        }
        one.purpose = Purpose.SERVICE;
        assertThat(one.judge().until()).isEqualTo(Optional.ofNullable(until));
        one.medium = Optional.of(Medium.WEB);
        assertThat(one.judge().passes()).isTrue();
    }

    /** Seeded times and zones: the end of quiet hours is never quiet, is the first such minute, and comes within two days. */
    @Test
    void quietHoursEndAtTheFirstMinuteThatIsNotQuiet() {
        var random = new Random(20_261_128);
        var ids = ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.contains("/"))
                .sorted()
                .toList();
        for (int run = 0; run < 400; run++) {
            var rules = new GateRules(
                    LocalTime.of(random.nextInt(24), 0),
                    LocalTime.of(random.nextInt(24), 30),
                    random.nextBoolean(),
                    4,
                    14,
                    7,
                    List.of());
            var zone = ZoneId.of(ids.get(random.nextInt(ids.size())));
            var at = NOON.plusSeconds(random.nextInt(40_000_000)).truncatedTo(java.time.temporal.ChronoUnit.MINUTES);
            var end = QuietPolicy.endOfQuiet(at, zone, rules);
            assertThat(QuietPolicy.endOfQuiet(end, zone, rules)).isEqualTo(end);
            assertThat(Duration.between(at, end)).isBetween(Duration.ZERO, Duration.ofHours(50));
            for (var minute = at; minute.isBefore(end); minute = minute.plus(Duration.ofMinutes(17))) {
                assertThat(QuietPolicy.endOfQuiet(minute, zone, rules))
                        .as("%s in %s", minute, zone)
                        .isAfter(minute);
            }
        }
    }

    @Test
    void whereACountryHasSeveralZonesNobodyOfItIsDisturbed() {
        var one = new Case();
        one.zones = new Zones(ROME).of("US");
        one.now = Instant.parse("2026-03-11T14:00:00Z"); // morning in New York, night in Hawaii
        var until = one.judge().until().orElseThrow();
        for (var zone : one.zones) {
            assertThat(until.atZone(zone).toLocalTime()).isBetween(LocalTime.of(8, 0), LocalTime.of(19, 59));
        }
        assertThat(new Zones(ROME).of("")).containsExactly(ROME);
        assertThat(new Zones(ROME).of("IT")).containsExactly(ROME);
    }

    @Test
    void theCapCountsAllSendersAndNothingWithABasisOfItsOwn() {
        var one = new Case();
        one.topic = "";
        one.sent = List.of(
                sent(1, Purpose.OFFERS, "", 1),
                sent(2, Purpose.NEWS, "", 10),
                sent(3, Purpose.QUESTIONS, "", 29),
                sent(4, Purpose.SERVICE, "", 1),
                sent(5, Purpose.NEWS, "", 31));
        assertThat(one.judge().passes()).isTrue();
        one.sent = List.of(
                sent(1, Purpose.OFFERS, "", 1),
                sent(2, Purpose.NEWS, "", 10),
                sent(3, Purpose.QUESTIONS, "", 29),
                sent(4, Purpose.NEWS, "", 2));
        assertThat(one.judge().words()).isEqualTo("gate.pressure|4|4|30");
        one.pact = Optional.of(pact("in-force", "2026-01-01", null, 2));
        assertThat(one.judge().words()).isEqualTo("gate.pressure|4|2|30");
        one.purpose = Purpose.SERVICE;
        assertThat(one.judge().passes()).isTrue();
    }

    @Test
    void nothingIsToldTwiceAndNothingContradictsWhatWasTold() {
        var one = new Case();
        one.sent = List.of(sent(1, Purpose.NEWS, "offer:A7", 13));
        assertThat(one.judge().words()).isEqualTo("gate.coherence.same|offer:A7|2026-02-26");
        one.sent = List.of(sent(1, Purpose.NEWS, "offer:A7", 15));
        assertThat(one.judge().passes()).isTrue();
        one.sent = List.of(sent(1, Purpose.SERVICE, "price-increase:A7", 3));
        assertThat(one.judge().words()).isEqualTo("gate.coherence.against|offer:A7|price-increase:A7|2026-03-08");
        one.overridden = "coherence";
        assertThat(one.judge().passes()).isTrue();
        one.overridden = "";
        one.sent = List.of(sent(1, Purpose.SERVICE, "price-increase:B2", 3));
        assertThat(one.judge().passes()).isTrue();
        one.sent = List.of(sent(1, Purpose.SERVICE, "complaint", 3));
        assertThat(one.judge().policy()).isEqualTo("coherence");
    }

    @Test
    void whoWaitsForAnAnswerIsToldNothingElse() {
        var one = new Case();
        one.openCase = Optional.of(NOON.minus(Duration.ofDays(2)));
        assertThat(one.judge())
                .isEqualTo(new Verdict(
                        false, "case", "gate.case.open|2026-03-09", Optional.of(NOON.plus(Duration.ofDays(1)))));
        one.firstDue = NOON.minus(Duration.ofDays(8));
        assertThat(one.judge().words()).isEqualTo("gate.case.refused|2026-03-09|7");
        one.purpose = Purpose.ANSWER;
        assertThat(one.judge().passes()).isTrue();
    }

    @Test
    void whatIsToSellIsMeasuredAndWhoIsHeldOutGetsNothing() {
        var one = new Case();
        one.kind = Exposure.Kind.HELD_OUT;
        assertThat(one.judge().words()).isEqualTo("gate.arm.held-out");
        one.kind = Exposure.Kind.HELD_OUT_OF_ALL;
        assertThat(one.judge().words()).isEqualTo("gate.arm.held-out-of-all");
        one.kind = Exposure.Kind.NOT_MEASURED;
        assertThat(one.judge().words()).isEqualTo("gate.arm.not-measured|OFFERS");
        one.purpose = Purpose.SERVICE;
        assertThat(one.judge().passes()).isTrue();
    }

    @Test
    void whatHasABasisOfItsOwnIsStoppedByNoOptOut() {
        for (var purpose : List.of(Purpose.SERVICE, Purpose.SAFETY, Purpose.ANSWER)) {
            var one = new Case();
            one.purpose = purpose;
            one.kind = Exposure.Kind.NOT_MEASURED;
            one.pact = Optional.of(pact("ended", "2026-01-01", null, 0));
            one.said.clear();
            one.consents(Purpose.OFFERS, Medium.EMAIL, false);
            one.pause = Optional.of(new Facts.Pause(Optional.empty()));
            one.openCase = Optional.of(NOON);
            one.sent = List.of(sent(1, Purpose.OFFERS, "offer:A7", 1));
            assertThat(one.judge().passes()).as("%s", purpose).isTrue();
        }
    }

    /** Seeded facts: whatever else is wrong, the refusal that is told is that of the first policy that has one. */
    @Test
    void theFirstRefusalWins() {
        var random = new Random(4);
        for (int run = 0; run < 2_000; run++) {
            var one = new Case();
            one.purpose = List.of(Purpose.values()).get(random.nextInt(6));
            one.now = NOON.plusSeconds(random.nextInt(700_000));
            one.kind = List.of(Exposure.Kind.values()).get(random.nextInt(4));
            one.dead = random.nextBoolean() ? EnumSet.of(Medium.EMAIL) : Set.of();
            one.pause = random.nextBoolean() ? Optional.of(new Facts.Pause(Optional.empty())) : Optional.empty();
            one.untracked = random.nextBoolean();
            one.openCase = random.nextBoolean() ? Optional.of(NOON) : Optional.empty();
            if (random.nextBoolean()) {
                one.consents(one.purpose, Medium.EMAIL, random.nextBoolean());
            }
            var facts = one.facts();
            var first = Gate.POLICIES.stream()
                    .filter(policy -> policy.judge(facts, RULES).isPresent())
                    .map(Policy::name)
                    .findFirst()
                    .orElse("");
            assertThat(Gate.judge(facts, RULES).policy()).isEqualTo(first);
        }
    }
}
