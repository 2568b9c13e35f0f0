package io.clientela.identify.internal.input.invoice;

import io.clientela.identify.internal.input.Field;
import java.util.Locale;

/** What a UBL Party says of who it is. */
final class UblParty {

    private UblParty() {}

    /** The VAT number with country prefix, or empty. */
    static String vatNumber(Element party) {
        for (var scheme : party.all("PartyTaxScheme")) {
            var kind = scheme.text("TaxScheme", "ID");
            if (kind.equals("VAT") || kind.isEmpty()) {
                var number = Party.vatNumber(country(party), scheme.text("CompanyID"));
                if (!number.isEmpty()) {
                    return number;
                }
            }
        }
        return "";
    }

    /** Adds all that the party states. */
    static void fill(Party buyer, Element party) {
        names(buyer, party);
        buyer.with(Field.VAT_NUMBER, vatNumber(party));
        identifiers(buyer, party);
        party.first("PostalAddress").ifPresent(address -> address(buyer, address));
        party.first("Contact").ifPresent(contact -> {
            buyer.with(Field.FULL_NAME, contact.text("Name"))
                    .with(Field.PHONE, contact.text("Telephone"))
                    .with(Field.EMAIL, contact.text("ElectronicMail"));
        });
    }

    /** The registered name is a company's where a VAT or register number goes with it; else it may be a person's. */
    private static void names(Party buyer, Element party) {
        party.first("Person")
                .ifPresent(person -> buyer.with(Field.GIVEN_NAME, person.text("FirstName"))
                        .with(Field.FAMILY_NAME, person.text("FamilyName")));
        var company = !vatNumber(party).isEmpty()
                || !party.text("PartyLegalEntity", "CompanyID").isEmpty();
        var field = company ? Field.COMPANY_NAME : Field.FULL_NAME;
        buyer.with(field, party.text("PartyLegalEntity", "RegistrationName"))
                .with(field, party.text("PartyName", "Name"));
    }

    private static void identifiers(Party buyer, Element party) {
        party.first("EndpointID").ifPresent(id -> identifier(buyer, id));
        for (var identification : party.all("PartyIdentification")) {
            identification.first("ID").ifPresent(id -> {
                if (id.attribute("schemeID").isEmpty()) {
                    buyer.customerCode(id.text());
                } else {
                    identifier(buyer, id);
                }
            });
        }
        party.first("PartyLegalEntity", "CompanyID").ifPresent(id -> identifier(buyer, id));
    }

    /** Takes an identifier whose scheme (ISO 6523 or the code list of Peppol) is one of those that say who someone is. */
    static void identifier(Party buyer, Element id) {
        switch (id.attribute("schemeID")) {
            case "0210", "9907", "IT:CF" -> buyer.taxCode(id.text());
            case "0211", "9906", "IT:VAT" -> buyer.vat("IT", id.text());
            case "EM" -> buyer.with(Field.EMAIL, id.text());
            default -> {
                // numbers of other registers say who someone is in their own country only and have no field of their
                // own
            }
        }
    }

    private static void address(Party buyer, Element address) {
        var parts = new StringBuilder(address.text("StreetName"));
        for (var more : new String[] {address.text("BuildingNumber"), address.text("AdditionalStreetName")}) {
            parts.append(parts.isEmpty() || more.isEmpty() ? "" : " ").append(more);
        }
        var street = parts.isEmpty() ? address.text("AddressLine", "Line") : parts.toString();
        buyer.with(Field.STREET, street)
                .with(Field.POSTCODE, address.text("PostalZone"))
                .with(Field.CITY, address.text("CityName"))
                .with(Field.PROVINCE, address.text("CountrySubentity"))
                .with(
                        Field.COUNTRY,
                        address.text("Country", "IdentificationCode").toUpperCase(Locale.ROOT));
    }

    private static String country(Element party) {
        return party.text("PostalAddress", "Country", "IdentificationCode");
    }
}
