package io.clientela.identify;

import io.clientela.kernel.value.Outcome;
import java.util.List;
import java.util.Map;

/**
 * What a customer says of himself against what the firm's systems say. It comes in as a record of the source {@value #SOURCE}
 * like any other, is shown before all others, and what they say stays beside it.
 */
public interface Corrections {

    /** The name of the source of what customers say themselves. */
    String SOURCE = "customer";

    /** The fields that a customer can correct one by one. */
    List<String> FIELDS = List.of(
            "GIVEN_NAME",
            "FAMILY_NAME",
            "COMPANY_NAME",
            "EMAIL",
            "PHONE",
            "CERTIFIED_EMAIL",
            "TAX_CODE",
            "VAT_NUMBER",
            "BIRTH_DATE",
            "LANGUAGE");

    /** The fields of the address, which is corrected as a whole. */
    List<String> ADDRESS = List.of("STREET", "POSTCODE", "CITY", "PROVINCE", "COUNTRY");

    /**
     * Takes a correction in, and makes it part of the customer at once.
     *
     * @param values text by field; blank ones are left out
     * @param who {@code customer:<id>}
     * @return the record of what he said; unknown where nothing is said ({@code nothing}), a field cannot be corrected
     *     ({@code not-a-field}), or a value is flawed (the reason code of the flaw, with the field as detail)
     * @throws IllegalArgumentException if there is no such customer at present
     */
    Outcome<Long> correct(long customerId, Map<String, String> values, String who);
}
