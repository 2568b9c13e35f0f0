package io.clientela.identify.internal.card;

import io.clientela.identify.internal.value.Folding;
import io.clientela.identify.internal.value.Provinces;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The shown values of a customer, as its card keeps them. Empty texts where nothing is known.
 *
 * @param sortName the folded name by which lists are sorted; customers without a name stand last
 * @param area the region of an Italian province, else empty
 * @param country ISO 3166-1 alpha-2; where none is stated and the province is Italian, Italy
 */
record Face(
        String kind,
        String name,
        String sortName,
        String city,
        String province,
        String area,
        String country,
        String email,
        String phone,
        String vatNumber,
        String taxCode) {

    private static final String ITALY = "IT";
    private static final String LAST = "\uFFFD";

    /**
     * The face of a customer.
     *
     * @param kinds the kinds of its records
     * @param values all values of its records
     */
    static Face of(List<String> kinds, List<Stated> values) {
        var shown = Shown.of(values);
        String kind = kind(kinds);
        String name = name(kind, shown);
        String province = text(shown, "PROVINCE");
        String country = text(shown, "COUNTRY");
        var known = country.isEmpty() || country.equals(ITALY)
                ? Provinces.find(province)
                : Optional.<Provinces.Province>empty();
        return new Face(
                kind,
                name,
                name.isEmpty() ? LAST : Folding.fold(name),
                text(shown, "CITY"),
                province,
                known.map(Provinces.Province::region).orElse(""),
                country.isEmpty() && known.isPresent() ? ITALY : country,
                shown.containsKey("EMAIL") ? text(shown, "EMAIL") : text(shown, "CERTIFIED_EMAIL"),
                text(shown, "PHONE"),
                text(shown, "VAT_NUMBER"),
                text(shown, "TAX_CODE"));
    }

    /** What most records say it is; a company where as many say company as person. */
    private static String kind(List<String> kinds) {
        long companies = kinds.stream().filter("company"::equals).count();
        long persons = kinds.stream().filter("person"::equals).count();
        if (companies == 0 && persons == 0) {
            return "unknown";
        }
        return companies >= persons ? "company" : "person";
    }

    private static String name(String kind, Map<String, Shown.Choice> shown) {
        String company = text(shown, "COMPANY_NAME");
        String parts = (text(shown, "GIVEN_NAME") + " " + text(shown, "FAMILY_NAME")).strip();
        String full = text(shown, "FULL_NAME");
        String person = shown.containsKey("FAMILY_NAME") || full.isEmpty() ? parts : full;
        String first = kind.equals("person") ? person : company;
        String second = kind.equals("person") ? company : person;
        return first.isEmpty() ? second : first;
    }

    private static String text(Map<String, Shown.Choice> shown, String field) {
        var choice = shown.get(field);
        return choice == null ? "" : choice.value();
    }
}
