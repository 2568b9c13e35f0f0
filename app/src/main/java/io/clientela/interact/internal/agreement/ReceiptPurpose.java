package io.clientela.interact.internal.agreement;

import io.clientela.interact.Medium;
import io.clientela.interact.Purpose;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a receipt tells of a purpose: what Clientela itself does with which data for it.
 *
 * @param type its kind
 * @param piiTypes categories of personal data
 */
record ReceiptPurpose(String description, String type, List<String> piiTypes, List<String> methods) {

    private static final String CONTACT = "name and contact data";
    private static final String PURCHASES = "purchases";
    private static final String SAID = "answers and messages of the customer";
    private static final String DERIVED = "what is worked out from purchases and answers";

    static ReceiptPurpose of(Purpose purpose) {
        return switch (purpose) {
            case OFFERS ->
                new ReceiptPurpose("offers that fit", "direct marketing", List.of(CONTACT, PURCHASES, SAID), List.of());
            case NEWS ->
                new ReceiptPurpose("news, invitations, advice", "direct marketing", List.of(CONTACT), List.of());
            case QUESTIONS ->
                new ReceiptPurpose(
                        "questions about needs and satisfaction",
                        "market research",
                        List.of(CONTACT, PURCHASES, SAID),
                        List.of());
            case PROFILING ->
                new ReceiptPurpose(
                        "choosing what is written to him by what he bought and said",
                        "profiling",
                        List.of(PURCHASES, SAID, DERIVED),
                        List.of("profiling without a decision that has legal effects"));
            case PARTNERS ->
                new ReceiptPurpose(
                        "handing facts to partners",
                        "sharing with third parties",
                        List.of(),
                        List.of("none: nothing is passed on to partners"));
            case SERVICE, SAFETY, ANSWER -> throw new IllegalArgumentException(purpose + " rests on no consent");
        };
    }

    /** The categories of personal data as TS 27560 has them. */
    List<Map<String, Object>> pii() {
        return piiTypes.stream()
                .map(one -> Map.<String, Object>of("pii_type", one))
                .toList();
    }

    /** How the data come to the firm. */
    List<String> collection() {
        return piiTypes.isEmpty()
                ? List.of()
                : List.of("from the customer", "from his orders, invoices and receipts at the firm");
    }

    /** What is done with them; where it is sent for, by the medium that was consented to. */
    List<String> processing(Medium medium) {
        return methods.isEmpty() ? List.of("message by " + medium.name().toLowerCase(Locale.ROOT)) : methods;
    }
}
