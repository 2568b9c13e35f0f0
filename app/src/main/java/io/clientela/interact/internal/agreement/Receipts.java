package io.clientela.interact.internal.agreement;

import io.clientela.interact.DataController;
import io.clientela.interact.DataController.Item;
import io.clientela.interact.DataController.Statement;
import io.clientela.interact.internal.agreement.ConsentTable.Kept;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Receipts of consents, as JSON with the fields of ISO/IEC TS 27560:2023 (consent record information structure): the record,
 * the processing, the parties, the event. What the firm has to say stands as it was stated when the consent was kept; what it
 * has not stated is null, and named under {@code not_stated}. The words are the same for staff and customer.
 */
@Component
final class Receipts {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FIRM = "controller";
    private static final String OFFICER = "data-protection-officer";
    private static final String AUTHORITY = "supervisory-authority";

    private final DataController controller;
    private final String address;

    Receipts(DataController controller, @Value("${clientela.public-address}") String address) {
        this.controller = controller;
        this.address = address.replaceFirst("/+$", "");
    }

    String write(Kept kept) {
        var statement = controller.at(kept.keptAt());
        var said = statement.map(Statement::said).orElseGet(controller::known);
        var receipt = new LinkedHashMap<String, @Nullable Object>();
        receipt.put("schema_version", "ISO/IEC TS 27560:2023");
        receipt.put("receipt_id", receiptId(kept));
        receipt.put("record_id", "consent:" + kept.consent().consentId());
        receipt.put("pii_principal_id", "customer:" + kept.consent().customerId());
        receipt.put("pii_processing", processing(kept, said));
        receipt.put("party_identification", parties(said));
        receipt.put("consent_events", List.of(event(kept)));
        receipt.put(
                "controller_stated_at",
                statement.map(one -> one.at().toString()).orElse(null));
        receipt.put(
                "not_stated",
                DataController.missing(said).stream().map(Receipts::code).toList());
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(receipt);
    }

    private static String code(Item item) {
        return item.name().toLowerCase(Locale.ROOT);
    }

    /** The same receipt whenever it is asked for. */
    private static String receiptId(Kept kept) {
        return UUID.nameUUIDFromBytes(
                        ("consent:" + kept.consent().consentId() + kept.keptAt()).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private Map<String, @Nullable Object> processing(Kept kept, Map<Item, String> said) {
        var processing = new LinkedHashMap<String, @Nullable Object>();
        processing.put("privacy_notice", said.get(Item.NOTICE));
        processing.put("language", list(said, Item.LANGUAGE));
        processing.put("purposes", List.of(purpose(kept, said)));
        return processing;
    }

    private Map<String, @Nullable Object> purpose(Kept kept, Map<Item, String> said) {
        var about = ReceiptPurpose.of(kept.consent().purpose());
        var purpose = new LinkedHashMap<String, @Nullable Object>();
        purpose.put("purpose", kept.consent().purpose().name());
        purpose.put("purpose_description", about.description());
        purpose.put("purpose_type", about.type());
        purpose.put("lawful_basis", "consent");
        purpose.put("pii_information", about.pii());
        purpose.put("pii_controllers", List.of(FIRM));
        purpose.put("collection_method", about.collection());
        purpose.put("processing_method", about.processing(kept.consent().medium()));
        purpose.put("storage_locations", said.get(Item.STORAGE));
        purpose.put("retention_period", said.get(Item.RETENTION));
        purpose.put("service", kept.dialogue());
        purpose.put("jurisdiction", list(said, Item.JURISDICTION));
        purpose.put("recipient_third_parties", said.get(Item.RECIPIENTS));
        purpose.put("withdrawal_method", "one click in each message, the customer's own page, or a word to the firm");
        purpose.put("withdrawal_address", address + "/own/agreement");
        purpose.put("privacy_rights", rights());
        purpose.put("authority_party", said.containsKey(Item.AUTHORITY) ? AUTHORITY : null);
        return purpose;
    }

    private static @Nullable List<String> list(Map<Item, String> said, Item item) {
        String words = said.get(item);
        return words == null
                ? null
                : Arrays.stream(words.split(",", -1)).map(String::strip).toList();
    }

    /** The rights of the General Data Protection Regulation by article, with where each is used. */
    private Map<String, String> rights() {
        var rights = new LinkedHashMap<String, String>();
        rights.put("GDPR 7(3) withdrawal of consent", address + "/own/agreement");
        rights.put("GDPR 15 access", address + "/own/data");
        rights.put("GDPR 16 rectification", address + "/own/data");
        rights.put("GDPR 17 erasure", address + "/own/forget");
        rights.put("GDPR 18 restriction", "a word to the firm");
        rights.put("GDPR 20 portability", address + "/own/data.json");
        rights.put("GDPR 21 objection", address + "/own/rights");
        rights.put("GDPR 77 complaint", "the supervisory authority");
        return rights;
    }

    private static List<Map<String, @Nullable Object>> parties(Map<Item, String> said) {
        var parties = new ArrayList<Map<String, @Nullable Object>>();
        var firm = party(FIRM, "PII controller", "organisation", said.get(Item.NAME));
        firm.put("party_address", said.get(Item.ADDRESS));
        firm.put("party_email", said.get(Item.EMAIL));
        firm.put("party_phone", said.get(Item.PHONE));
        firm.put("party_url", said.get(Item.SITE));
        firm.put(
                "party_contact",
                Optional.ofNullable(said.get(Item.OFFICER_CONTACT)).orElse(said.get(Item.EMAIL)));
        parties.add(firm);
        if (said.containsKey(Item.OFFICER) || said.containsKey(Item.OFFICER_CONTACT)) {
            var officer = party(OFFICER, "data protection officer", "person", said.get(Item.OFFICER));
            officer.put("party_contact", said.get(Item.OFFICER_CONTACT));
            parties.add(officer);
        }
        if (said.containsKey(Item.AUTHORITY)) {
            parties.add(party(AUTHORITY, "supervisory authority", "authority", said.get(Item.AUTHORITY)));
        }
        return parties;
    }

    private static Map<String, @Nullable Object> party(String id, String role, String type, @Nullable String name) {
        var party = new LinkedHashMap<String, @Nullable Object>();
        party.put("party_id", id);
        party.put("party_name", name);
        party.put("party_role", role);
        party.put("party_type", type);
        return party;
    }

    private static Map<String, Object> event(Kept kept) {
        var consent = kept.consent();
        var event = new LinkedHashMap<String, Object>();
        event.put("event_time", consent.at().toString());
        event.put("validity_duration", consent.given() ? "until it is withdrawn or its agreement ends" : "none");
        event.put("entity_id", consent.proof().who());
        event.put("event_type", "explicit");
        event.put("event_state", consent.given() ? "consent given" : "consent withdrawn");
        event.put("method", consent.proof().how());
        event.put("wording", consent.proof().wording());
        event.put("evidence", consent.proof().evidence());
        event.put("recorded_at", kept.keptAt().toString());
        return event;
    }
}
