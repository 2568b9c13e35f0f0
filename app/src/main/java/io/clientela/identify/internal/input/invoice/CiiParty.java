package io.clientela.identify.internal.input.invoice;

import io.clientela.identify.internal.input.Field;
import java.util.Locale;

/** What a CII TradeParty says of who it is. */
final class CiiParty {

    private CiiParty() {}

    /** The VAT number (scheme VA) with country prefix, or empty. */
    static String vatNumber(Element party) {
        for (var registration : party.all("SpecifiedTaxRegistration")) {
            var id = registration.first("ID");
            if (id.isPresent() && id.get().attribute("schemeID").equals("VA")) {
                return Party.vatNumber(
                        party.text("PostalTradeAddress", "CountryID"), id.get().text());
            }
        }
        return "";
    }

    /** Adds all that the party states. */
    static void fill(Party buyer, Element party) {
        var vat = vatNumber(party);
        var company = !vat.isEmpty()
                || !party.text("SpecifiedLegalOrganization", "ID").isEmpty();
        var field = company ? Field.COMPANY_NAME : Field.FULL_NAME;
        buyer.with(field, party.text("Name"))
                .with(field, party.text("SpecifiedLegalOrganization", "TradingBusinessName"))
                .with(Field.VAT_NUMBER, vat)
                .customerCode(party.text("ID"));
        for (var id : party.all("GlobalID")) {
            UblParty.identifier(buyer, id);
        }
        party.first("SpecifiedLegalOrganization", "ID").ifPresent(id -> UblParty.identifier(buyer, id));
        party.first("URIUniversalCommunication", "URIID").ifPresent(id -> UblParty.identifier(buyer, id));
        party.first("PostalTradeAddress").ifPresent(address -> address(buyer, address));
        party.first("DefinedTradeContact").ifPresent(contact -> {
            buyer.with(Field.FULL_NAME, contact.text("PersonName"))
                    .with(Field.PHONE, contact.text("TelephoneUniversalCommunication", "CompleteNumber"))
                    .with(Field.EMAIL, contact.text("EmailURIUniversalCommunication", "URIID"));
        });
    }

    private static void address(Party buyer, Element address) {
        var parts = new StringBuilder();
        for (var line : new String[] {"LineOne", "LineTwo", "LineThree"}) {
            var text = address.text(line);
            parts.append(parts.isEmpty() || text.isEmpty() ? "" : " ").append(text);
        }
        var street = parts.isEmpty() ? address.text("StreetName") : parts.toString();
        buyer.with(Field.STREET, street)
                .with(Field.POSTCODE, address.text("PostcodeCode"))
                .with(Field.CITY, address.text("CityName"))
                .with(Field.PROVINCE, address.text("CountrySubDivisionName"))
                .with(Field.COUNTRY, address.text("CountryID").toUpperCase(Locale.ROOT));
    }
}
