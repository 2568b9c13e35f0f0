package io.clientela.identify.internal.input.table;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Finds out by the column names, then by the values, what the rows of a table are. */
final class KindGuess {

    private static final Set<Meaning> MONEY =
            EnumSet.of(Meaning.AMOUNT, Meaning.AMOUNT_WITH_TAX, Meaning.UNIT_PRICE, Meaning.UNIT_PRICE_WITH_TAX);
    private static final Set<Meaning> PERSONAL = EnumSet.of(
            Meaning.EMAIL,
            Meaning.CERTIFIED_EMAIL,
            Meaning.PHONE,
            Meaning.VAT_NUMBER,
            Meaning.TAX_CODE,
            Meaning.FAMILY_NAME,
            Meaning.STREET,
            Meaning.CITY,
            Meaning.POSTCODE);
    private static final Set<Meaning> GOODS = EnumSet.of(
            Meaning.UNIT_COST, Meaning.CATEGORY, Meaning.COST, Meaning.UNIT_PRICE, Meaning.UNIT_PRICE_WITH_TAX);

    private KindGuess() {}

    static TableKind of(List<String> headers, List<Clues> clues) {
        var certain = EnumSet.noneOf(Meaning.class);
        var possible = EnumSet.noneOf(Meaning.class);
        for (var header : headers) {
            var match = HeaderNames.known().match(header);
            if (match != null && match.closeness() >= 0.75) {
                possible.addAll(match.meanings());
                if (match.meanings().size() == 1) {
                    certain.addAll(match.meanings());
                }
            }
        }
        if (possible.isEmpty()) {
            return byContent(clues);
        }
        var money = possible.stream().anyMatch(MONEY::contains);
        var number = possible.contains(Meaning.DOCUMENT_NUMBER);
        var date = possible.contains(Meaning.DATE) || hasDates(clues);
        if ((money && (date || number)) || (number && date && certain.contains(Meaning.QUANTITY))) {
            return TableKind.SALES;
        }
        var figures =
                clues.stream().filter(clue -> clue.share(Meaning.AMOUNT) > 0.95).count();
        var someone = certain.stream().anyMatch(PERSONAL::contains);
        if (number && date && figures > 1 && !someone) {
            return TableKind.SALES;
        }
        var personal = certain.stream().anyMatch(PERSONAL::contains) || possible.contains(Meaning.EMAIL);
        var goods = certain.contains(Meaning.PRODUCT_CODE) || certain.stream().anyMatch(GOODS::contains);
        return possible.contains(Meaning.PRODUCT_CODE) && goods && !personal ? TableKind.PRODUCTS : TableKind.CONTACTS;
    }

    private static TableKind byContent(List<Clues> clues) {
        var personal = clues.stream()
                .anyMatch(clue ->
                        clue.share(Meaning.EMAIL) > 0.5 || clue.writtenPhones() > 0.5 || clue.writtenTaxCodes() > 0.5);
        return hasDates(clues) && (!personal || clues.size() > 8) ? TableKind.SALES : TableKind.CONTACTS;
    }

    private static boolean hasDates(List<Clues> clues) {
        return clues.stream().anyMatch(clue -> clue.writtenDates() > 0.8);
    }
}
