package io.clientela.identify.internal.erasing;

import io.clientela.platform.Blackening;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words by which one customer is known, from what his records state. Pure. */
final class HisWords {

    /** Values that identify on their own. */
    private static final Set<String> WHOLE = Set.of(
            "FULL_NAME",
            "COMPANY_NAME",
            "EMAIL",
            "CERTIFIED_EMAIL",
            "PHONE",
            "VAT_NUMBER",
            "TAX_CODE",
            "CARD_NUMBER",
            "STREET");

    /** Of these, those that others may share. */
    private static final Set<String> SHARED = Set.of("COMPANY_NAME", "STREET");

    private HisWords() {}

    /** One value of a record, as stated and as compared. */
    record Value(long recordId, String field, String text, String normal) {}

    /** The words, the longest first, so that none is blackened in part by a shorter one; shorter than {@link Blackening#SHORTEST} are left out. */
    static List<String> of(Collection<Value> values) {
        Set<String> words = new LinkedHashSet<>();
        Map<Long, List<Value>> byRecord = new LinkedHashMap<>();
        for (Value value : values) {
            if (WHOLE.contains(value.field())) {
                add(words, value.text());
                add(words, value.normal());
            }
            byRecord.computeIfAbsent(value.recordId(), id -> new ArrayList<>()).add(value);
        }
        byRecord.values().forEach(record -> names(words, record));
        return words.stream()
                .filter(word -> word.length() >= Blackening.SHORTEST)
                .sorted((a, b) -> b.length() - a.length())
                .toList();
    }

    /**
     * Those of the words that are his alone wherever they stand: addresses and numbers of his, and names of two words or more.
     * A street or a firm's name may be a part of what is said of others.
     */
    static List<String> sure(Collection<Value> values) {
        return of(values.stream()
                .filter(value -> !SHARED.contains(value.field()))
                .filter(value -> !value.field().equals("FULL_NAME")
                        || value.text().strip().contains(" "))
                .toList());
    }

    /** Given and family name of one record, both ways round. */
    private static void names(Set<String> words, List<Value> record) {
        for (Value given : record) {
            for (Value family : record) {
                if (given.field().equals("GIVEN_NAME") && family.field().equals("FAMILY_NAME")) {
                    add(words, given.text() + " " + family.text());
                    add(words, family.text() + " " + given.text());
                    add(words, given.normal() + " " + family.normal());
                    add(words, family.normal() + " " + given.normal());
                }
            }
        }
    }

    private static void add(Set<String> words, String word) {
        String squeezed = word.strip();
        if (squeezed.chars().filter(Character::isLetterOrDigit).count() >= Blackening.SHORTEST) {
            words.add(squeezed);
        }
    }
}
