package io.clientela.interact.internal.agreement;

import io.clientela.interact.Agreements.Side;
import io.clientela.interact.Agreements.Terms;
import io.clientela.interact.Medium;
import io.clientela.interact.Purpose;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Terms as text. The copy that both sides hold is canonical JSON: names in the order of their letters, no spaces, whole
 * numbers, texts in UTF-8, lists sorted (the form of RFC 8785 for these kinds of values). Equal terms have equal text.
 */
final class TermsText {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private TermsText() {}

    /**
     * The copy of a version.
     *
     * @param customerId the customer's number when it was proposed
     */
    static String copy(
            long agreementId, int version, long customerId, String dialogue, Terms terms, Side proposedBy, Instant at) {
        var copy = new TreeMap<String, Object>();
        copy.put("agreement", agreementId);
        copy.put("customer", customerId);
        copy.put("dialogue", dialogue);
        copy.put("proposedAt", at.truncatedTo(ChronoUnit.MILLIS).toString());
        copy.put("proposedBy", proposedBy.name());
        copy.put("terms", map(terms));
        copy.put("version", version);
        return JSON.writeValueAsString(copy);
    }

    static String write(Terms terms) {
        return JSON.writeValueAsString(map(terms));
    }

    private static Map<String, Object> map(Terms terms) {
        var map = new TreeMap<String, Object>();
        map.put("customerGives", terms.customerGives());
        map.put("firmGives", terms.firmGives());
        map.put("from", terms.from().toString());
        terms.until().ifPresent(until -> map.put("until", until.toString()));
        map.put("perMonth", terms.perMonth());
        map.put(
                "purposes",
                terms.purposes().entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> entry.getKey().name(),
                                entry -> entry.getValue().stream()
                                        .map(Medium::name)
                                        .sorted()
                                        .toList(),
                                (one, other) -> one,
                                TreeMap::new)));
        map.put("rewardPoints", new TreeMap<>(terms.rewardPoints()));
        return map;
    }

    static Terms read(String json) {
        var node = JSON.readTree(json);
        var purposes = new EnumMap<Purpose, Set<Medium>>(Purpose.class);
        node.get("purposes")
                .properties()
                .forEach(entry -> purposes.put(Purpose.valueOf(entry.getKey()), media(entry.getValue())));
        var points = new TreeMap<String, Integer>();
        node.get("rewardPoints")
                .properties()
                .forEach(entry -> points.put(entry.getKey(), entry.getValue().asInt()));
        var until = node.get("until");
        return new Terms(
                purposes,
                node.get("perMonth").asInt(),
                node.get("firmGives").asString(),
                node.get("customerGives").asString(),
                points,
                LocalDate.parse(node.get("from").asString()),
                until == null ? Optional.empty() : Optional.of(LocalDate.parse(until.asString())));
    }

    private static Set<Medium> media(JsonNode list) {
        var media = EnumSet.noneOf(Medium.class);
        list.forEach(one -> media.add(Medium.valueOf(one.asString())));
        return media;
    }

    /** SHA-256 (FIPS 180-4) of a text in UTF-8, in hexadecimal. */
    static String hash(String copy) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(copy.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has SHA-256
        }
    }
}
