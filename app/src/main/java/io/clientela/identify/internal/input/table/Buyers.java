package io.clientela.identify.internal.input.table;

import io.clientela.identify.internal.input.Contact;
import io.clientela.identify.internal.input.Contact.Value;
import io.clientela.identify.internal.input.Field;
import io.clientela.identify.internal.value.Countries;
import io.clientela.identify.internal.value.Folding;
import io.clientela.kernel.value.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes contacts of the cells of a row. Not for several threads. */
final class Buyers {

    private static final List<Meaning> PERSONAL = List.of(
            Meaning.CUSTOMER_CODE,
            Meaning.CARD_NUMBER,
            Meaning.FULL_NAME,
            Meaning.GIVEN_NAME,
            Meaning.FAMILY_NAME,
            Meaning.COMPANY_NAME,
            Meaning.STREET,
            Meaning.POSTCODE,
            Meaning.CITY,
            Meaning.PROVINCE,
            Meaning.COUNTRY,
            Meaning.EMAIL,
            Meaning.CERTIFIED_EMAIL,
            Meaning.PHONE,
            Meaning.VAT_NUMBER,
            Meaning.TAX_CODE,
            Meaning.BIRTH_DATE,
            Meaning.LANGUAGE,
            Meaning.CONSENT);

    /** What tells one customer from another, the surest first. */
    private static final List<Meaning> IDENTIFYING =
            List.of(Meaning.CUSTOMER_CODE, Meaning.CARD_NUMBER, Meaning.VAT_NUMBER, Meaning.TAX_CODE, Meaning.EMAIL);

    private final Cells cells;
    private final Map<String, String> countries = new HashMap<>();
    private final Dates birthDates;

    Buyers(Cells cells, TableMapping mapping) {
        this.cells = cells;
        this.birthDates = new Dates(mapping.format().dates().order(), 2025);
    }

    /** Whether the row says anything by which its customer could be known: a country or a language alone does not. */
    boolean anyone() {
        for (var meaning : PERSONAL) {
            if (identifies(meaning) && !cells.isBlank(meaning)) {
                return true;
            }
        }
        return false;
    }

    private static boolean identifies(Meaning meaning) {
        return switch (meaning) {
            case CUSTOMER_CODE,
                    CARD_NUMBER,
                    FULL_NAME,
                    GIVEN_NAME,
                    FAMILY_NAME,
                    COMPANY_NAME,
                    EMAIL,
                    CERTIFIED_EMAIL,
                    PHONE,
                    VAT_NUMBER,
                    TAX_CODE -> true;
            default -> false;
        };
    }

    /** The contact of the row, empty where it names nobody. */
    Optional<Contact> contact(Optional<LocalDate> statedOn) {
        if (!anyone()) {
            return Optional.empty();
        }
        var values = new ArrayList<Value>();
        for (var meaning : PERSONAL) {
            add(values, meaning);
        }
        return Optional.of(new Contact(cells.code(Meaning.CUSTOMER_CODE), values, statedOn, cells.place()));
    }

    /** What tells a row's customer from the one that its document has: both state it, and not alike. */
    record Other(Meaning meaning, String stated, String known) {}

    /**
     * Whether the row is of another customer than the given one. The first identifier that both state decides, so that a
     * customer whose code is the same may have changed the e-mail address; a code beside nothing to compare it with is
     * another customer's.
     */
    Optional<Other> other(Contact known) {
        for (var meaning : IDENTIFYING) {
            var stated = meaning == Meaning.CUSTOMER_CODE || meaning == Meaning.CARD_NUMBER
                    ? cells.code(meaning)
                    : cells.text(meaning);
            var before = stated.isEmpty() ? "" : known.first(field(meaning)).orElse("");
            if (!before.isEmpty()) {
                return same(meaning, stated, before)
                        ? Optional.empty()
                        : Optional.of(new Other(meaning, stated, before));
            }
        }
        var code = cells.code(Meaning.CUSTOMER_CODE);
        return code.isEmpty() ? Optional.empty() : Optional.of(new Other(Meaning.CUSTOMER_CODE, code, known.key()));
    }

    private static boolean same(Meaning meaning, String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        return switch (meaning) {
            case EMAIL -> one.equalsIgnoreCase(other);
            case VAT_NUMBER -> withoutPrefix(one).equals(withoutPrefix(other));
            case TAX_CODE -> Folding.squeeze(one).equals(Folding.squeeze(other));
            default -> false;
        };
    }

    private static String withoutPrefix(String vatNumber) {
        return Folding.squeeze(vatNumber).replaceFirst("^[A-Z]{2}(?=[0-9A-Z]{2}[0-9])", "");
    }

    private static Field field(Meaning meaning) {
        return meaning.field().orElseThrow();
    }

    private void add(List<Value> values, Meaning meaning) {
        var field = field(meaning);
        var columns = cells.columnsOf(meaning);
        if (columns.length > 1 && meaning != Meaning.STREET) {
            for (var column : columns) {
                addText(values, field, cells.cell(column));
            }
            return;
        }
        addText(
                values,
                field,
                switch (meaning) {
                    case STREET -> street(columns);
                    case CUSTOMER_CODE, CARD_NUMBER -> cells.code(meaning);
                    case COUNTRY -> country(cells.text(meaning));
                    case BIRTH_DATE -> birthDate(cells.text(meaning));
                    case LANGUAGE -> language(cells.text(meaning));
                    default -> cells.text(meaning);
                });
    }

    private static void addText(List<Value> values, Field field, String text) {
        if (!text.isEmpty()) {
            values.add(new Value(field, text));
        }
    }

    private String street(int[] columns) {
        var street = new StringBuilder();
        for (var column : columns) {
            var part = cells.cell(column);
            street.append(street.isEmpty() || part.isEmpty() ? "" : " ").append(part);
        }
        return street.toString();
    }

    /** The ISO code where the country is known, else what the cell says. */
    private String country(String text) {
        if (text.isEmpty()) {
            return text;
        }
        if (countries.size() > 1000) {
            countries.clear();
        }
        return countries.computeIfAbsent(
                text, stated -> Countries.find(stated) instanceof Outcome.Known<String> known ? known.value() : stated);
    }

    /** The day in ISO 8601 where the cell holds one, else what the cell says. */
    String birthDate(String text) {
        var date = text.isEmpty() ? null : birthDates.parse(text);
        return date == null ? text : date.toLocalDate().toString();
    }

    private static String language(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "italiano", "italian", "ita" -> "it";
            case "inglese", "english", "eng" -> "en";
            case "tedesco", "german", "deu", "ger" -> "de";
            case "francese", "french", "fra", "fre" -> "fr";
            case "spagnolo", "spanish", "spa", "esp" -> "es";
            default ->
                lower.length() == 5 && (lower.charAt(2) == '-' || lower.charAt(2) == '_')
                        ? lower.substring(0, 2)
                        : text;
        };
    }
}
