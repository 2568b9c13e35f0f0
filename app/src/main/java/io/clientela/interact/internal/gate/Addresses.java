package io.clientela.interact.internal.gate;

import io.clientela.identify.CustomerCard;
import io.clientela.interact.Medium;
import java.util.EnumMap;
import java.util.Map;

/** By which media a customer can be reached. */
public final class Addresses {

    private Addresses() {}

    /**
     * His address on each medium that reaches him, by his card. Of a letter the card knows the town only; the lines of the
     * address are read when it is handed over.
     */
    public static Map<Medium, String> of(CustomerCard card) {
        var reach = new EnumMap<Medium, String>(Medium.class);
        put(reach, Medium.EMAIL, card.email());
        put(reach, Medium.SMS, card.phone());
        put(reach, Medium.PHONE, card.phone());
        put(reach, Medium.LETTER, card.city());
        reach.put(Medium.WEB, "");
        reach.put(Medium.WEBHOOK, "");
        return reach;
    }

    private static void put(Map<Medium, String> reach, Medium medium, String address) {
        if (!address.isEmpty()) {
            reach.put(medium, address);
        }
    }
}
