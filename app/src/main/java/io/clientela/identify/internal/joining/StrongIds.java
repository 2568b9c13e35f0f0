package io.clientela.identify.internal.joining;

import io.clientela.kernel.linkage.FieldKind;
import io.clientela.kernel.linkage.Party;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/**
 * The identifiers that only one customer can have: valid VAT numbers, tax codes, card numbers. Pure.
 *
 * <p>Who shares one is one customer by rule, unless something else speaks against it: two customers with different VAT
 * numbers, or with different tax codes, are two. The tax code of an Italian company is its VAT number as a rule; such a
 * code counts as the number, so that it meets records that state only one of the two.
 *
 * @param shared what makes two records one customer
 * @param vatNumbers the VAT numbers
 * @param taxCodes the tax codes that are not just the VAT number again
 */
record StrongIds(Set<String> shared, Set<String> vatNumbers, Set<String> taxCodes) {

    /** No identifiers. */
    static final StrongIds NONE = new StrongIds(Set.of(), Set.of(), Set.of());

    /** The identifiers of one record. */
    static StrongIds of(Party party) {
        var shared = new HashSet<String>();
        var vat = new HashSet<String>();
        var tax = new HashSet<String>();
        String number = party.value(FieldKind.VAT_NUMBER).orElse("");
        String code = party.value(FieldKind.TAX_CODE).orElse("");
        if (!number.isEmpty()) {
            vat.add(number);
            shared.add("V" + number);
        }
        if (isCompanyCode(code)) {
            shared.add("VIT" + code);
            if (!number.isEmpty() && !number.equals("IT" + code)) {
                tax.add(code);
            }
        } else if (!code.isEmpty()) {
            tax.add(code);
            shared.add("T" + code);
        }
        party.value(FieldKind.IDENTIFIER).ifPresent(card -> shared.add("C" + card));
        return shared.isEmpty() ? NONE : new StrongIds(shared, vat, tax);
    }

    /** Those of both. */
    StrongIds with(StrongIds other) {
        if (other.shared.isEmpty()) {
            return this;
        }
        return shared.isEmpty()
                ? other
                : new StrongIds(
                        both(shared, other.shared), both(vatNumbers, other.vatNumbers), both(taxCodes, other.taxCodes));
    }

    /** Whether one identifier is the same. */
    boolean agrees(StrongIds other) {
        return !Collections.disjoint(shared, other.shared);
    }

    /** Whether they belong to two customers. */
    boolean conflicts(StrongIds other) {
        return differ(vatNumbers, other.vatNumbers) || differ(taxCodes, other.taxCodes);
    }

    private static boolean differ(Set<String> a, Set<String> b) {
        return !a.isEmpty() && !b.isEmpty() && Collections.disjoint(a, b);
    }

    private static boolean isCompanyCode(String code) {
        return code.length() == 11 && code.chars().allMatch(Character::isDigit);
    }

    private static Set<String> both(Set<String> a, Set<String> b) {
        var all = new HashSet<>(a);
        all.addAll(b);
        return all;
    }
}
