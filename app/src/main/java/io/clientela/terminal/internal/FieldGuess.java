package io.clientela.terminal.internal;

import io.clientela.kernel.linkage.FieldKind;
import java.text.Normalizer;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says what a column holds, by its name and, where the name is unknown, by what stands in it. */
final class FieldGuess {

    private static final Map<FieldKind, List<String>> NAMES = names();
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[a-zA-Z]{2,}");
    private static final Pattern TAX_CODE =
            Pattern.compile("[A-Za-z]{6}[0-9]{2}[A-Za-z][0-9]{2}[A-Za-z][0-9]{3}[A-Za-z]");
    private static final Pattern VAT = Pattern.compile("(IT)?[0-9]{11}");
    private static final Pattern PHONE = Pattern.compile("(\\+|00)[0-9][0-9 ./-]{7,}");
    private static final double MOST = 0.8;

    private FieldGuess() {}

    /**
     * The kind of a column, empty if it tells nothing of a party.
     *
     * @param header the name of the column
     * @param sample some of its values that are not blank
     */
    static Optional<FieldKind> of(String header, List<String> sample) {
        String name = Normalizer.normalize(header.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("[^a-z0-9]", "");
        for (var kind : NAMES.entrySet()) {
            if (kind.getValue().contains(name)) {
                return Optional.of(kind.getKey());
            }
        }
        return byContent(sample);
    }

    private static Optional<FieldKind> byContent(List<String> sample) {
        if (mostly(EMAIL, sample)) {
            return Optional.of(FieldKind.EMAIL);
        }
        if (mostly(TAX_CODE, sample)) {
            return Optional.of(FieldKind.TAX_CODE);
        }
        if (mostly(VAT, sample)) {
            return Optional.of(FieldKind.VAT_NUMBER);
        }
        return mostly(PHONE, sample) ? Optional.of(FieldKind.PHONE) : Optional.empty();
    }

    private static boolean mostly(Pattern pattern, List<String> sample) {
        long matching = sample.stream()
                .filter(value -> pattern.matcher(value.strip()).matches())
                .count();
        return !sample.isEmpty() && matching >= MOST * sample.size();
    }

    private static Map<FieldKind, List<String>> names() {
        var out = new EnumMap<FieldKind, List<String>>(FieldKind.class);
        out.put(
                FieldKind.GIVEN_NAME,
                words("givenname firstname forename nome first fname fnamec1 fnamec2 middlename"));
        out.put(FieldKind.FAMILY_NAME, words("familyname surname lastname cognome last lname lnamec1 lnamec2"));
        out.put(
                FieldKind.FULL_NAME,
                words("name fullname nominativo intestatario cognomenome nomecognome customername"));
        out.put(
                FieldKind.COMPANY_NAME,
                words("company companyname ragionesociale denominazione azienda ditta organisation organization"));
        out.put(
                FieldKind.BIRTH_DATE,
                words("birthdate dateofbirth dob birth datanascita datadinascita natoil birthday"));
        out.put(FieldKind.BIRTH_YEAR, words("birthyear yearofbirth yob by annonascita"));
        out.put(FieldKind.BIRTH_MONTH, words("birthmonth monthofbirth bm mesenascita"));
        out.put(FieldKind.BIRTH_DAY, words("dayofbirth bd giornonascita"));
        out.put(FieldKind.EMAIL, words("email mail emailaddress postaelettronica indirizzoemail"));
        out.put(FieldKind.PHONE, words("phone phonenumber telephone tel telefono mobile cellulare cell phone1"));
        out.put(
                FieldKind.STREET,
                words("street address address1 address2 addressline1 addressline2 streetaddress indirizzo via"));
        out.put(FieldKind.HOUSE_NUMBER, words("housenumber streetnumber civico numerocivico"));
        out.put(FieldKind.CITY, words("city town suburb locality comune citta localita municipality"));
        out.put(FieldKind.POSTCODE, words("postcode postalcode zip zipcode cap"));
        out.put(FieldKind.PROVINCE, words("province provincia prov state county region"));
        out.put(FieldKind.VAT_NUMBER, words("vat vatnumber vatid partitaiva piva"));
        out.put(FieldKind.TAX_CODE, words("taxcode codicefiscale codfiscale cf fiscalcode"));
        out.put(FieldKind.IDENTIFIER, words("identifier socsecid ssn socialsecuritynumber nationalid passportnumber"));
        return out;
    }

    private static List<String> words(String words) {
        return List.of(words.split(" "));
    }
}
