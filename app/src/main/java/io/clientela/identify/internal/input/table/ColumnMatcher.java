package io.clientela.identify.internal.input.table;

import io.clientela.identify.internal.input.table.ColumnMapping.Reason;
import io.clientela.identify.internal.value.Folding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Matches the columns of one table to meanings, by their names first, then by their values. */
final class ColumnMatcher {

    /** Names that in a table of sales say too little. */
    private static final Set<String> VAGUE_IN_SALES = Set.of("id", "status", "stato", "privacy", "contact", "source");

    private static final Set<String> FLAW_COLUMNS =
            Set.of("flaw_id", "flaw_reason", "flaw_detail", "flaw_file", "flaw_line");

    private final TableKind kind;
    private final List<String> headers;
    private final List<Clues> clues;
    private final ColumnMapping[] found;
    private final Set<Meaning> taken = EnumSet.noneOf(Meaning.class);

    ColumnMatcher(TableKind kind, List<String> headers, List<Clues> clues) {
        this.kind = kind;
        this.headers = headers;
        this.clues = clues;
        this.found = new ColumnMapping[headers.size()];
    }

    /** Whether the column belongs to Clientela's own list of flaws. */
    static boolean isFlawColumn(String header) {
        return FLAW_COLUMNS.contains(header.toLowerCase(Locale.ROOT));
    }

    private record Named(int index, HeaderNames.Match match) {}

    /** The meaning of each column. */
    List<ColumnMapping> match() {
        var named = new ArrayList<Named>();
        for (var i = 0; i < headers.size(); i++) {
            var match =
                    isFlawColumn(headers.get(i)) ? null : HeaderNames.known().match(headers.get(i));
            if (isFlawColumn(headers.get(i))) {
                set(i, Meaning.IGNORE, 1, Reason.FLAW_COLUMN, "");
            } else if (match != null && !isVague(headers.get(i)) && !isVague(match.known())) {
                named.add(new Named(i, match));
            }
        }
        named.sort(Comparator.comparingDouble((Named name) -> -name.match().closeness())
                .thenComparingInt(this::ambiguity)
                .thenComparingInt(name -> -clues.get(name.index()).filled())
                .thenComparingInt(Named::index));
        var hasFamilyName =
                named.stream().anyMatch(name -> name.match().meanings().contains(Meaning.FAMILY_NAME));
        for (var name : named) {
            byName(name, hasFamilyName);
        }
        byContent();
        lastCustomerColumn();
        var columns = new ArrayList<ColumnMapping>();
        for (var i = 0; i < found.length; i++) {
            var column = found[i];
            columns.add(
                    column != null
                            ? column
                            : new ColumnMapping(i, headers.get(i), Meaning.IGNORE, 0, Reason.UNKNOWN, ""));
        }
        return columns;
    }

    /** How many meanings the name has; of several that can be the day of a sale, the column that is filled most is. */
    private int ambiguity(Named name) {
        var meanings = name.match().meanings();
        return kind == TableKind.SALES && meanings.contains(Meaning.DATE) ? 1 : meanings.size();
    }

    private boolean isVague(String header) {
        return kind == TableKind.SALES && VAGUE_IN_SALES.contains(Folding.fold(header));
    }

    private void byName(Named name, boolean hasFamilyName) {
        Meaning second = null;
        var candidates = numbersOrders(name.index())
                ? List.of(Meaning.DOCUMENT_NUMBER)
                : candidates(name.match().meanings(), hasFamilyName);
        for (var meaning : candidates) {
            if (!meaning.fits(kind) || (taken.contains(meaning) && !meaning.repeats())) {
                continue;
            }
            var clue = clues.get(name.index());
            var share = share(clue, meaning);
            if (share < 0 || share >= 0.5) {
                set(
                        name.index(),
                        meaning,
                        confidence(name.match(), share),
                        reason(name.match(), share),
                        detail(name, share));
                return;
            }
            second = second == null ? meaning : second;
        }
        if (second != null && !isChecked(second)) {
            var closeness = name.match().closeness();
            set(name.index(), second, closeness * 0.4, Reason.NAME, name.match().known());
        }
    }

    /** Some web shops call the number of an order its name. */
    private boolean numbersOrders(int index) {
        return kind == TableKind.SALES
                && Folding.fold(headers.get(index)).equals("name")
                && clues.get(index).orderNumbers() >= 0.9;
    }

    private List<Meaning> candidates(List<Meaning> meanings, boolean hasFamilyName) {
        if (hasFamilyName && meanings.contains(Meaning.GIVEN_NAME)) {
            return List.of(Meaning.GIVEN_NAME);
        }
        if (meanings.contains(Meaning.EMAIL)) {
            return List.of(Meaning.CERTIFIED_EMAIL, Meaning.EMAIL);
        }
        if (meanings.contains(Meaning.PRODUCT_CODE) && kind == TableKind.SALES) {
            return List.of(Meaning.PRODUCT_CODE, Meaning.DESCRIPTION);
        }
        if (meanings.contains(Meaning.CUSTOMER_CODE)) {
            var widened = new ArrayList<>(meanings);
            widened.add(Meaning.FULL_NAME);
            return widened;
        }
        return meanings;
    }

    /** Whether the form of the values alone can refute the meaning. */
    private static boolean isChecked(Meaning meaning) {
        return switch (meaning) {
            case EMAIL,
                    CERTIFIED_EMAIL,
                    COUNTRY,
                    PROVINCE,
                    CURRENCY,
                    CUSTOMER_CODE,
                    CARD_NUMBER,
                    PRODUCT_CODE,
                    FULL_NAME -> true;
            default -> false;
        };
    }

    private static double share(Clues clue, Meaning meaning) {
        return switch (meaning) {
            case PRODUCT_CODE, CUSTOMER_CODE, CARD_NUMBER -> clue.none() ? -1 : clue.codes() >= 0.5 ? -1 : 0;
            case FULL_NAME, GIVEN_NAME, FAMILY_NAME -> clue.none() ? -1 : clue.names() >= 0.5 ? -1 : 0;
            case PROVINCE -> clue.none() || clue.share(meaning) >= 0.5 ? clue.share(meaning) : -1;
            case CERTIFIED_EMAIL -> clue.none() ? 0 : clue.share(meaning);
            default -> clue.share(meaning);
        };
    }

    private static double confidence(HeaderNames.Match match, double share) {
        if (share < 0) {
            return match.closeness() * 0.9;
        }
        return Math.min(0.99, match.closeness() * (0.6 + 0.4 * share));
    }

    private static Reason reason(HeaderNames.Match match, double share) {
        if (share >= 0.8 && match.closeness() >= 0.9) {
            return Reason.NAME_AND_CONTENT;
        }
        return match.closeness() >= 0.9 ? Reason.NAME : Reason.SIMILAR_NAME;
    }

    private static String detail(Named name, double share) {
        var known = name.match().known();
        return share < 0 ? known : known + "; " + Math.round(share * 100) + " % of the values fit";
    }

    private void byContent() {
        for (var i = 0; i < found.length; i++) {
            if (found[i] == null && !clues.get(i).none()) {
                var clue = clues.get(i);
                if (!tryContent(i, Meaning.EMAIL, clue.share(Meaning.EMAIL), 0.8)
                        && !tryContent(i, Meaning.TAX_CODE, clue.writtenTaxCodes(), 0.7)
                        && !tryContent(i, Meaning.VAT_NUMBER, clue.writtenVatNumbers(), 0.7)
                        && !tryContent(i, dateMeaning(), clue.writtenDates(), 0.9)
                        && !tryContent(i, Meaning.PHONE, clue.writtenPhones(), 0.8)
                        && !tryContent(i, Meaning.CURRENCY, clue.share(Meaning.CURRENCY), 0.95)) {
                    tryContent(i, Meaning.COUNTRY, clue.share(Meaning.COUNTRY), 0.95);
                }
            }
        }
    }

    private @Nullable Meaning dateMeaning() {
        return kind == TableKind.SALES ? Meaning.DATE : null;
    }

    private boolean tryContent(int index, @Nullable Meaning meaning, double share, double needed) {
        if (meaning == null || share < needed || !meaning.fits(kind) || taken.contains(meaning)) {
            return false;
        }
        set(index, meaning, share * 0.8, Reason.CONTENT, Math.round(share * 100) + " % of the values fit");
        return true;
    }

    /** In sales without any trace of the customer, the first unknown column that ends in "id" or "code" may be it. */
    private void lastCustomerColumn() {
        if (kind != TableKind.SALES
                || taken.stream().anyMatch(meaning -> meaning.field().isPresent() && meaning != Meaning.COUNTRY)) {
            return;
        }
        for (var i = 0; i < found.length; i++) {
            var name = Folding.fold(headers.get(i));
            if (found[i] == null && (name.endsWith(" id") || name.endsWith(" code") || name.startsWith("cod "))) {
                set(i, Meaning.CUSTOMER_CODE, 0.4, Reason.SIMILAR_NAME, name);
                return;
            }
        }
    }

    private void set(int index, Meaning meaning, double confidence, Reason reason, String detail) {
        found[index] = new ColumnMapping(index, headers.get(index), meaning, confidence, reason, detail);
        taken.add(meaning);
    }
}
