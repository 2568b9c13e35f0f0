package io.clientela.interact.internal.agreement;

import io.clientela.interact.internal.agreement.ConsentTable.Kept;
import io.clientela.interact.internal.agreement.ConsentTable.Pair;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * Receipts of consents, as JSON with the fields of ISO/IEC TS 27560:2023 (consent record information structure): what was
 * consented to, by whom, when, how, and how to take it back.
 */
final class Receipts {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Receipts() {}

    static String write(Kept kept) {
        var receipt = new LinkedHashMap<String, Object>();
        receipt.put("schema_version", "ISO/IEC TS 27560:2023");
        receipt.put("receipt_id", receiptId(kept));
        receipt.put("record_id", "consent:" + kept.consent().consentId());
        receipt.put("pii_principal_id", "customer:" + kept.consent().customerId());
        receipt.put("pii_processing", processing(kept));
        receipt.put("consent_events", List.of(event(kept)));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(receipt);
    }

    /** The same receipt whenever it is asked for. */
    private static String receiptId(Kept kept) {
        return UUID.nameUUIDFromBytes(("consent:" + kept.consent().consentId() + kept.keptAt())
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
    }

    private static Map<String, Object> processing(Kept kept) {
        var purpose = kept.consent().purpose();
        var said = new LinkedHashMap<String, Object>();
        said.put("purpose", purpose.name());
        said.put("purpose_type", Pair.sent(purpose) ? "direct-marketing" : "profiling-or-sharing");
        said.put("lawful_basis", "consent");
        said.put("services", List.of(kept.dialogue()));
        said.put(
                "processing_method",
                Pair.sent(purpose) ? List.of("message-by-" + kept.consent().medium()) : List.of());
        said.put("collection_method", kept.consent().proof().how());
        said.put("privacy_statement", kept.consent().proof().wording());
        said.put("withdrawal_method", "one click in each message, the customer's own page, or a word to the firm");
        return Map.of("purposes", List.of(said));
    }

    private static Map<String, Object> event(Kept kept) {
        var consent = kept.consent();
        var event = new LinkedHashMap<String, Object>();
        event.put("event_time", consent.at().toString());
        event.put("event_type", "explicit");
        event.put("event_state", consent.given() ? "consent given" : "consent withdrawn");
        event.put("entity_id", consent.proof().who());
        event.put("evidence", consent.proof().evidence());
        event.put("recorded_at", kept.keptAt().toString());
        return event;
    }
}
