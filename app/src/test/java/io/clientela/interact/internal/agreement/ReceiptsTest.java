package io.clientela.interact.internal.agreement;

import static io.clientela.interact.internal.Sendable.proof;
import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.Beside;
import io.clientela.interact.DataController;
import io.clientela.interact.DataController.Item;
import io.clientela.interact.Medium;
import io.clientela.interact.Purpose;
import io.clientela.interact.internal.Sendable;
import io.clientela.interact.internal.medium.setting.MediumSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** R34: receipts with the fields that ISO/IEC TS 27560:2023 demands, and what the firm says of itself. */
@Beside
@ResourceLock("database of receipts") // one method after the other
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReceiptsTest {

    private static final Map<Item, String> SAID = Map.of(
            Item.NAME, "Fabbri S.r.l.",
            Item.ADDRESS, "Via Larga 1\\n40100 Bologna BO",
            Item.EMAIL, "privacy@fabbri.example",
            Item.NOTICE, "https://fabbri.example/privacy",
            Item.LANGUAGE, "it, en",
            Item.JURISDICTION, "IT",
            Item.STORAGE, "our server in Bologna",
            Item.RETENTION, "as long as the consent holds",
            Item.RECIPIENTS, "our mail provider",
            Item.AUTHORITY, "Garante");

    /** Passes when it is told to. */
    private static final class Watch extends Clock {

        private Instant now = Sendable.NOON;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        void pass(Duration time) {
            now = now.plus(time);
        }
    }

    private final Watch watch = new Watch();
    private final Sendable firm = Sendable.fresh(watch, new Sendable.Shelf(Medium.EMAIL));
    private final DataController controller = firm.get(DataController.class);
    private long customer;

    @BeforeEach
    void customer() {
        firm.sql()
                .sql("TRUNCATE interact.consent, interact.controller_statement, interact.medium_setting CASCADE")
                .update();
        firm.get(MediumSettings.class).forget();
        customer = firm.customers(1).getFirst();
    }

    @AfterAll
    void close() {
        firm.close();
    }

    private long give(Purpose purpose) {
        return firm.agreements()
                .give(customer, "general", purpose, Medium.EMAIL, proof("customer:" + customer, "own-page"))
                .consentId();
    }

    private JsonNode receipt(long consent) {
        return JsonMapper.builder().build().readTree(firm.agreements().receipt(consent));
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    @Test
    void everyFieldThatIsDemandedIsThere() {
        controller.state(SAID, "user:Anna");
        for (Purpose one : Purpose.agreed()) {
            var receipt = receipt(give(one));
            assertThat(receipt.propertyNames())
                    .contains(
                            "schema_version",
                            "receipt_id",
                            "record_id",
                            "pii_principal_id",
                            "pii_processing",
                            "party_identification",
                            "consent_events");
            var processing = receipt.get("pii_processing");
            assertThat(processing.get("privacy_notice").asString()).isEqualTo("https://fabbri.example/privacy");
            assertThat(texts(processing.get("language"))).containsExactly("it", "en");
            var purpose = processing.get("purposes").get(0);
            assertThat(purpose.get("purpose").asString()).isEqualTo(one.name());
            for (String field : List.of(
                    "purpose_type",
                    "lawful_basis",
                    "pii_information",
                    "pii_controllers",
                    "collection_method",
                    "processing_method",
                    "storage_locations",
                    "retention_period",
                    "jurisdiction",
                    "recipient_third_parties",
                    "withdrawal_method",
                    "privacy_rights",
                    "authority_party")) {
                assertThat(purpose.get(field)).as(one + " " + field).isNotNull();
                assertThat(purpose.get(field).isNull()).as(one + " " + field).isFalse();
            }
            var party = receipt.get("party_identification").get(0);
            assertThat(party.get("party_id").asString())
                    .isEqualTo(purpose.get("pii_controllers").get(0).asString());
            assertThat(party.get("party_name").asString()).isEqualTo("Fabbri S.r.l.");
            assertThat(party.get("party_address").asString()).contains("Bologna");
            assertThat(party.get("party_contact").asString()).isEqualTo("privacy@fabbri.example");
            assertThat(party.get("party_type").asString()).isNotEmpty();
            var event = receipt.get("consent_events").get(0);
            assertThat(event.propertyNames())
                    .contains("event_time", "validity_duration", "entity_id", "event_type", "event_state");
            assertThat(receipt.get("not_stated")).isEmpty();
        }
    }

    @Test
    void whatIsNotStatedIsSaidToBeNotStated() {
        var receipt = receipt(give(Purpose.NEWS));
        assertThat(texts(receipt.get("not_stated")))
                .containsExactly(
                        "name",
                        "address",
                        "email",
                        "notice",
                        "language",
                        "jurisdiction",
                        "storage",
                        "retention",
                        "recipients");
        assertThat(receipt.get("controller_stated_at").isNull()).isTrue();
        firm.get(MediumSettings.class)
                .save(Medium.EMAIL, Map.of("from-name", "Fabbri", "from", "info@fabbri.example"), "user:Anna");
        var known = receipt(give(Purpose.OFFERS));
        assertThat(known.get("party_identification").get(0).get("party_name").asString())
                .isEqualTo("Fabbri");
        assertThat(texts(known.get("not_stated")))
                .doesNotContain("name", "email")
                .contains("address");
    }

    @Test
    void aReceiptTellsWhatWasStatedWhenItsConsentWasKept() {
        long early = give(Purpose.NEWS);
        watch.pass(Duration.ofDays(1));
        controller.state(SAID, "user:Anna");
        watch.pass(Duration.ofDays(1));
        long late = give(Purpose.OFFERS);
        String before = firm.agreements().receipt(late);
        watch.pass(Duration.ofDays(1));
        var moved = new EnumMap<>(SAID);
        moved.put(Item.ADDRESS, "Via Stretta 2");
        controller.state(moved, "user:Bruno");
        assertThat(firm.agreements().receipt(late)).isEqualTo(before).contains("Via Larga");
        assertThat(firm.agreements().receipt(early))
                .as("the first that was stated")
                .contains("Via Larga");
        watch.pass(Duration.ofDays(1));
        assertThat(firm.agreements().receipt(give(Purpose.NEWS))).contains("Via Stretta");
        assertThat(controller.statements(9).stream().map(DataController.Statement::who))
                .containsExactly("user:Bruno", "user:Anna");
    }

    @Test
    void whatCannotBeReadIsNotKept() {
        assertThat(controller.state(
                        Map.of(
                                Item.EMAIL, "nobody",
                                Item.NOTICE, "javascript:alert(1)",
                                Item.JURISDICTION, "Italy",
                                Item.LANGUAGE, "italiano è bello"),
                        "user:Anna"))
                .containsExactly(Item.EMAIL, Item.NOTICE, Item.LANGUAGE, Item.JURISDICTION);
        assertThat(controller.latest()).isEmpty();
        controller.state(SAID, "user:Anna");
        controller.state(SAID, "user:Anna");
        assertThat(controller.statements(9)).as("said twice, kept once").hasSize(1);
        assertThat(controller.latest().orElseThrow().missing()).isEmpty();
        controller.state(Map.of(Item.NAME, "Fabbri"), "user:Anna");
        assertThat(controller.latest().orElseThrow().missing())
                .isEqualTo(Arrays.stream(Item.values())
                        .filter(item -> item.demanded() && item != Item.NAME)
                        .toList());
    }
}
