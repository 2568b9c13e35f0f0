package io.clientela.demo.internal;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * One true customer of the firm.
 *
 * @param id the number from 1
 * @param kind the kind
 * @param firm the firm, empty for a private person
 * @param person the private person, or the one who speaks for the firm (its owner, for a sole trader)
 * @param address where the customer is now
 * @param former where the customer was before a move
 * @param movedOn the day of the move
 * @param landline telephone, in figures, empty where there is none
 * @param mobile mobile telephone, in figures
 * @param email the main e-mail address
 * @param otherEmail a second e-mail address
 * @param household the number of the household, 0 for none
 * @param card the number of the loyalty card
 * @param agentCode the code in the agents' books
 * @param discount the wholesale discount in per cent
 * @param channels how much each channel is used, those not named not at all
 * @param profile the profile of taste
 * @param basket what is bought
 * @param rhythm when the customer buys
 * @param meanSpend expected net spend of a purchase, euro
 */
record Customer(
        int id,
        Kind kind,
        Optional<Firm> firm,
        Person person,
        Address address,
        Optional<Address> former,
        LocalDate movedOn,
        String landline,
        String mobile,
        String email,
        Optional<String> otherEmail,
        int household,
        Optional<String> card,
        Optional<String> agentCode,
        int discount,
        Map<Channel, Double> channels,
        String profile,
        Taste basket,
        Rhythm.Life rhythm,
        double meanSpend) {

    /** The name on documents. */
    String name() {
        return firm.map(Firm::legalName).orElse(person.name());
    }

    /** Where the customer is on a day. */
    Address addressOn(LocalDate day) {
        return former.isPresent() && day.isBefore(movedOn) ? former.get() : address;
    }

    /** How much the channel is used, relative to the others. */
    double use(Channel channel) {
        return channels.getOrDefault(channel, 0.0);
    }

    /**
     * A firm or a public body.
     *
     * @param legalName the name in the register
     * @param sign the name on the door
     * @param vatNumber eleven figures, empty for a body without VAT number
     * @param taxCode the tax code: the person's for a sole trader, else eleven figures
     * @param soleTrader whether firm and person are one before the law
     * @param recipient the code for electronic invoices (7 signs, 6 for public bodies)
     * @param certifiedEmail the certified e-mail (PEC)
     * @param website the domain of its own, empty where it has none
     */
    record Firm(
            String legalName,
            String sign,
            String vatNumber,
            String taxCode,
            boolean soleTrader,
            String recipient,
            String certifiedEmail,
            String website) {}
}
