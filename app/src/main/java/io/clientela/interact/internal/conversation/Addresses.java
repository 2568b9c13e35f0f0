package io.clientela.interact.internal.conversation;

import io.clientela.identify.Customers;
import io.clientela.interact.Medium;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who has an address: by any value of the customers, shown or not. */
@Component
class Addresses {

    private static final Set<String> MAIL = Set.of("EMAIL", "CERTIFIED_EMAIL");
    private static final int LOOKED_AT = 20;
    private static final int SHORTEST_PHONE = 6;

    private final Customers customers;

    Addresses(Customers customers) {
        this.customers = customers;
    }

    /** The customers who have it, in the order of their importance; several where they share it. */
    List<Long> owners(Medium medium, String address) {
        boolean mail = address.indexOf('@') > 0;
        String wanted = mail ? bare(address) : digits(address);
        if (wanted.isEmpty() || (!mail && (medium == Medium.EMAIL || wanted.length() < SHORTEST_PHONE))) {
            return List.of();
        }
        return customers.search(wanted, LOOKED_AT).stream()
                .filter(hit -> mail
                        ? MAIL.contains(hit.field()) && bare(hit.matched()).equals(wanted)
                        : hit.field().equals("PHONE") && digits(hit.matched()).equals(wanted))
                .map(hit -> hit.customer().customerId())
                .distinct()
                .toList();
    }

    /** The address alone of {@code Anna Rossi <Anna@Example.org>}. */
    static String bare(String address) {
        int open = address.lastIndexOf('<');
        int close = address.lastIndexOf('>');
        String inner = open >= 0 && close > open ? address.substring(open + 1, close) : address;
        return inner.strip().toLowerCase(Locale.ROOT);
    }

    private static String digits(String phone) {
        String figures = phone.replaceAll("[^0-9]", "");
        return figures.startsWith("00") ? figures.substring(2) : figures;
    }
}
