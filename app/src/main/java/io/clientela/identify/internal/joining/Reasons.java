package io.clientela.identify.internal.joining;

import io.clientela.identify.Evidence;
import io.clientela.kernel.linkage.Comparison;
import io.clientela.kernel.linkage.FieldKind;
import io.clientela.kernel.linkage.Party;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Turns the kernel's evidence into what people see: with the two values beside each weight. */
final class Reasons {

    private Reasons() {}

    /**
     * The evidence between two records.
     *
     * @param basis {@code model}, {@code rule} or {@code person}
     */
    static Evidence of(String basis, io.clientela.kernel.linkage.Evidence evidence, Party a, Party b) {
        var weights = new ArrayList<Evidence.Weight>();
        for (var part : evidence.parts()) {
            weights.add(new Evidence.Weight(
                    part.comparison().name(),
                    part.level(),
                    part.total(),
                    part.rarityBits(),
                    text(a, part.comparison()),
                    text(b, part.comparison())));
        }
        if (evidence.householdBits() != 0) {
            weights.add(new Evidence.Weight("HOUSEHOLD", "household", evidence.householdBits(), 0, "", ""));
        }
        return new Evidence(
                basis,
                evidence.priorBits(),
                weights,
                evidence.totalBits(),
                evidence.probability().value());
    }

    /** The evidence of a person's word alone. */
    static Evidence word() {
        return new Evidence("person", 0, List.of(), 0, 1);
    }

    private static String text(Party party, Comparison comparison) {
        return kinds(comparison).stream()
                .flatMap(kind -> party.value(kind).stream())
                .map(text -> text.replace("\n", ", "))
                .collect(Collectors.joining(" "));
    }

    private static List<FieldKind> kinds(Comparison comparison) {
        return switch (comparison) {
            case NAME_ORDER, NAMES_TOGETHER -> List.of(FieldKind.GIVEN_NAME, FieldKind.FAMILY_NAME);
            case ADDRESS -> List.of(FieldKind.STREET, FieldKind.HOUSE_NUMBER);
            case PLACE -> List.of(FieldKind.POSTCODE, FieldKind.CITY, FieldKind.PROVINCE);
            case GIVEN_NAME -> List.of(FieldKind.GIVEN_NAME);
            case FAMILY_NAME -> List.of(FieldKind.FAMILY_NAME);
            case FULL_NAME -> List.of(FieldKind.FULL_NAME);
            case COMPANY_NAME -> List.of(FieldKind.COMPANY_NAME);
            case BIRTH_DATE -> List.of(FieldKind.BIRTH_DATE);
            case EMAIL -> List.of(FieldKind.EMAIL);
            case PHONE -> List.of(FieldKind.PHONE);
            case VAT_NUMBER -> List.of(FieldKind.VAT_NUMBER);
            case TAX_CODE -> List.of(FieldKind.TAX_CODE);
            case IDENTIFIER -> List.of(FieldKind.IDENTIFIER);
        };
    }
}
