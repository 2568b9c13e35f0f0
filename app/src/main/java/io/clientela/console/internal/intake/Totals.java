package io.clientela.console.internal.intake;

import io.clientela.console.internal.shell.Words;
import io.clientela.identify.ControlTotal;
import io.clientela.kernel.value.Money;
import java.math.BigDecimal;
import java.util.Currency;

/** How control totals are written: with all their decimals, since nothing may hide in a rounding. */
public final class Totals {

    private Totals() {}

    /** An amount of a control total. */
    public static String amount(BigDecimal amount, ControlTotal total, Words words) {
        return total.currency().isEmpty()
                ? words.number(amount)
                : words.money(new Money(amount, Currency.getInstance(total.currency())));
    }
}
