package io.clientela.kernel.linkage;

import java.util.List;

/**
 * One comparison of two records, which may look at several fields that depend on each other.
 *
 * <p>A comparison ends in one of its levels, or says nothing when a value is missing. The code of a level is stable and
 * meant for message files. Levels of one group are the possible outcomes when the same fields are known.
 */
public enum Comparison {
    GIVEN_NAME(nameLevels()),
    FAMILY_NAME(nameLevels()),
    /** Whether given and family name stand in the same order in both records. */
    NAME_ORDER(List.of(level("same-order", 0, 0.97, 1), level("swapped", 0, 0.03, 1))),
    /**
     * Whether given and family name are both equal. The level weighs nothing by itself; its rarity is what the two names
     * say less together than one by one, since names come in families and languages.
     */
    NAMES_TOGETHER(List.of(level("both-exact", 0, 1, 1))),
    FULL_NAME(wordLevels()),
    COMPANY_NAME(wordLevels()),
    BIRTH_DATE(List.of(
            level("exact", 0, 0.86, 0.0001),
            level("one-digit-or-swapped", 0, 0.05, 0.003),
            level("two-parts-equal", 0, 0.03, 0.005),
            level("near", 0, 0.02, 0.01),
            level("same-year", 0, 0.01, 0.02),
            level("different", 0, 0.03, 0.96))),
    EMAIL(List.of(
            level("exact", 0, 0.75, 0.0001),
            level("near", 0, 0.08, 0.0001),
            level("same-local-part", 0, 0.03, 0.0005),
            level("similar-local-part", 0, 0.04, 0.005),
            level("different", 0, 0.10, 0.99))),
    PHONE(List.of(level("exact", 0, 0.75, 0.0001), level("near", 0, 0.08, 0.0005), level("different", 0, 0.17, 0.999))),
    ADDRESS(List.of(
            level("street-and-number", 0, 0.60, 0.0002),
            level("near-street-and-number", 0, 0.14, 0.0002),
            level("similar-street-and-number", 0, 0.03, 0.0005),
            level("number-only", 0, 0.02, 0.01),
            level("street-only", 0, 0.05, 0.003),
            level("near-street-only", 0, 0.04, 0.01),
            level("different", 0, 0.12, 0.976),
            level("street", 1, 0.64, 0.003),
            level("near-street", 1, 0.15, 0.003),
            level("similar-street", 1, 0.06, 0.01),
            level("other-street", 1, 0.15, 0.984),
            level("number", 2, 0.80, 0.02),
            level("other-number", 2, 0.20, 0.98))),
    PLACE(List.of(
            level("city-and-postcode", 0, 0.70, 0.005),
            level("near-city-and-postcode", 0, 0.06, 0.0005),
            level("city-and-near-postcode", 0, 0.06, 0.002),
            level("postcode-only", 0, 0.02, 0.002),
            level("city-only", 0, 0.04, 0.02),
            level("near-postcode-only", 0, 0.02, 0.01),
            level("same-province", 0, 0.04, 0.10),
            level("different", 0, 0.06, 0.8605),
            level("city", 1, 0.75, 0.02),
            level("near-city", 1, 0.10, 0.002),
            level("other-city", 1, 0.15, 0.978),
            level("postcode", 2, 0.75, 0.01),
            level("near-postcode", 2, 0.08, 0.01),
            level("other-postcode", 2, 0.17, 0.98),
            level("province", 3, 0.90, 0.10),
            level("other-province", 3, 0.10, 0.90))),
    VAT_NUMBER(identifierLevels()),
    TAX_CODE(identifierLevels()),
    IDENTIFIER(identifierLevels());

    /**
     * One level with the weights from which the estimation starts.
     *
     * @param code a stable code, such as {@code near}
     * @param group levels of one group share the fields they need; their m sum to 1
     * @param startM the probability of the level among records of one party, before anything was seen
     * @param startU the probability of the level among records of two parties, before anything was seen
     */
    public record Level(String code, int group, double startM, double startU) {}

    @SuppressWarnings("ImmutableEnumChecker") // the lists are made by List.of
    private final List<Level> levels;

    Comparison(List<Level> levels) {
        this.levels = levels;
    }

    /** The levels, in the order of their numbers; number 1 is the first. */
    public List<Level> levels() {
        return levels;
    }

    /** The kinds of fields that the comparison looks at. */
    public List<FieldKind> fields() {
        return switch (this) {
            case GIVEN_NAME -> List.of(FieldKind.GIVEN_NAME);
            case FAMILY_NAME -> List.of(FieldKind.FAMILY_NAME);
            case NAME_ORDER, NAMES_TOGETHER -> List.of(FieldKind.GIVEN_NAME, FieldKind.FAMILY_NAME);
            case FULL_NAME -> List.of(FieldKind.FULL_NAME);
            case COMPANY_NAME -> List.of(FieldKind.COMPANY_NAME);
            case BIRTH_DATE ->
                List.of(FieldKind.BIRTH_DATE, FieldKind.BIRTH_YEAR, FieldKind.BIRTH_MONTH, FieldKind.BIRTH_DAY);
            case EMAIL -> List.of(FieldKind.EMAIL);
            case PHONE -> List.of(FieldKind.PHONE);
            case ADDRESS -> List.of(FieldKind.STREET, FieldKind.HOUSE_NUMBER);
            case PLACE -> List.of(FieldKind.CITY, FieldKind.POSTCODE, FieldKind.PROVINCE);
            case VAT_NUMBER -> List.of(FieldKind.VAT_NUMBER);
            case TAX_CODE -> List.of(FieldKind.TAX_CODE);
            case IDENTIFIER -> List.of(FieldKind.IDENTIFIER);
        };
    }

    /** The position among the comparisons, for rows of numbers in memory; never stored. */
    @SuppressWarnings("EnumOrdinal")
    int at() {
        return ordinal();
    }

    private static Level level(String code, int group, double m, double u) {
        return new Level(code, group, m, u);
    }

    private static List<Level> nameLevels() {
        return List.of(
                level("exact", 0, 0.80, 0.005),
                level("near", 0, 0.10, 0.005),
                level("similar", 0, 0.03, 0.01),
                level("initial", 0, 0.02, 0.01),
                level("different", 0, 0.05, 0.97));
    }

    private static List<Level> wordLevels() {
        return List.of(
                level("exact", 0, 0.75, 0.0001),
                level("near", 0, 0.12, 0.0002),
                level("contained", 0, 0.05, 0.001),
                level("one-word", 0, 0.03, 0.02),
                level("different", 0, 0.05, 0.9787));
    }

    private static List<Level> identifierLevels() {
        return List.of(
                level("exact", 0, 0.90, 0.00001),
                level("near", 0, 0.05, 0.00005),
                level("different", 0, 0.04, 0.5),
                level("both-valid-and-different", 0, 0.01, 0.49994));
    }
}
