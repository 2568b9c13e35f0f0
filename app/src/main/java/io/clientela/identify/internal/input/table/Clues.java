package io.clientela.identify.internal.input.table;

import io.clientela.identify.internal.value.Countries;
import io.clientela.identify.internal.value.Email;
import io.clientela.identify.internal.value.Phone;
import io.clientela.identify.internal.value.Provinces;
import io.clientela.identify.internal.value.TaxCode;
import io.clientela.identify.internal.value.VatNumber;
import io.clientela.kernel.value.Outcome;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What the values of a column look like, whatever its name. */
final class Clues {

    private static final int LOOKED_AT = 300;
    private static final Pattern PHONE = Pattern.compile("[+(]?[\\d][\\d ./()-]{6,20}");
    private static final Pattern DATE =
            Pattern.compile("\\d{1,4}[/.-]\\d{1,2}[/.-]\\d{1,4}([ T].*)?|\\d{1,2}[ -]\\p{L}{3,9}\\.?[ -,]\\d{2,4}.*");

    private static final Pattern ORDER_NUMBER = Pattern.compile("#?[\\p{L}]{0,5}[-/]?\\d{2,12}");
    private static final Pattern WORDS = Pattern.compile("(?U)\\D*[\\p{L}]{2,}\\.? \\D*\\p{L}.*");

    private final List<String> values;
    private final List<Boolean> plain;
    private final int filled;
    private final TableFormat format;
    private final String region;

    /**
     * @param column the column from 0; its filled cells below the header are looked at
     * @param region the country taken where a phone or a VAT number says none, ISO 3166-1 alpha-2
     */
    Clues(Sample sample, int column, TableFormat format, String region) {
        var said = sample.column(column, format.headerLine());
        var cells = said.subList(0, Math.min(LOOKED_AT, said.size()));
        this.filled = said.size();
        this.values = cells.stream().map(row -> row.cell(column)).toList();
        this.plain = cells.stream().map(row -> row.isPlain(column)).toList();
        this.format = format;
        this.region = region;
    }

    /** How many rows of the sample say something. */
    int filled() {
        return filled;
    }

    /** Whether the column has no value at all. */
    boolean none() {
        return values.isEmpty();
    }

    /** The share of values that look like the given meaning, from 0 to 1; -1 where values cannot tell. */
    double share(Meaning meaning) {
        return switch (meaning) {
            case EMAIL -> share(this::isEmail);
            case CERTIFIED_EMAIL -> share(value -> isEmail(value) && isCertified(value));
            case VAT_NUMBER -> share(value -> VatNumber.parse(value, region) instanceof Outcome.Known<?>);
            case TAX_CODE -> share(value -> TaxCode.parse(value) instanceof Outcome.Known<?>);
            case PHONE -> share(this::isPhone);
            case DATE, BIRTH_DATE, STATED_ON -> dates();
            case COUNTRY -> share(value -> Countries.find(value) instanceof Outcome.Known<?>);
            case PROVINCE -> share(value -> Provinces.find(value).isPresent());
            case CURRENCY -> share(Clues::isCurrency);
            case QUANTITY,
                    UNIT_PRICE,
                    UNIT_PRICE_WITH_TAX,
                    AMOUNT,
                    AMOUNT_WITH_TAX,
                    DISCOUNT_PERCENT,
                    TAX,
                    COST,
                    UNIT_COST -> numbers();
            default -> -1;
        };
    }

    private double dates() {
        var dates = new Dates(format.dates().order(), 2069);
        return share(value -> dates.parse(value) != null);
    }

    /** The share of values that can be nothing but dates: not a bare number. */
    double writtenDates() {
        var dates = new Dates(format.dates().order(), 2069);
        return share(value -> DATE.matcher(value).matches() && dates.parse(value) != null);
    }

    private double numbers() {
        var styled = new Decimals(format.numbers());
        var points = new Decimals(NumberStyle.POINT);
        var numbers = 0;
        for (var i = 0; i < values.size(); i++) {
            numbers += (plain.get(i) ? points : styled).parse(values.get(i)) != null ? 1 : 0;
        }
        return values.isEmpty() ? -1 : (double) numbers / values.size();
    }

    /** The share of values that are written as phones are, with a prefix, blanks or a leading zero, and are phones. */
    double writtenPhones() {
        return share(value -> (value.startsWith("+") || value.startsWith("0") || value.startsWith("3"))
                && value.length() >= 9
                && isPhone(value));
    }

    /** The share of eleven-figure or prefixed VAT numbers with right checksum. */
    double writtenVatNumbers() {
        return share(value -> value.length() >= 9 && VatNumber.parse(value, region) instanceof Outcome.Known<?>);
    }

    /** The share of sixteen-character tax codes with right check character. */
    double writtenTaxCodes() {
        return share(value -> value.length() >= 16 && TaxCode.parse(value) instanceof Outcome.Known<?>);
    }

    /** The share of values that can be codes: not several words. */
    double codes() {
        return share(value -> !WORDS.matcher(value).matches());
    }

    /** The share of values that can be nothing but numbers of orders, such as {@code #1001} or {@code IT-1001}. */
    double orderNumbers() {
        return share(value -> ORDER_NUMBER.matcher(value).matches());
    }

    /** The share of values that can be names: letters without figures. */
    double names() {
        return share(value ->
                value.chars().anyMatch(Character::isLetter) && value.chars().noneMatch(Character::isDigit));
    }

    private boolean isEmail(String value) {
        return value.indexOf('@') > 0 && Email.parse(value) instanceof Outcome.Known<?>;
    }

    private static boolean isCertified(String value) {
        var domain = value.substring(value.indexOf('@') + 1).toLowerCase(Locale.ROOT);
        return domain.contains("pec") || domain.contains("legalmail") || domain.contains("postacert");
    }

    private boolean isPhone(String value) {
        return PHONE.matcher(value).matches() && Phone.parse(value, region) instanceof Outcome.Known<?>;
    }

    private static boolean isCurrency(String value) {
        if (value.equals("€") || value.equals("$") || value.equals("£")) {
            return true;
        }
        try {
            return value.length() == 3 && Currency.getInstance(value.toUpperCase(Locale.ROOT)) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private double share(Predicate<String> looksLike) {
        if (values.isEmpty()) {
            return -1;
        }
        return (double) values.stream().filter(looksLike).count() / values.size();
    }
}
