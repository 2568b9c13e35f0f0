package io.clientela.kernel.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An exact amount of one currency.
 *
 * <p>The amount keeps the scale that it was read with (a unit price may have eight decimals); {@link #rounded()} brings
 * it to the currency's own minor unit. Two amounts are equal when they have the same value and currency, whatever their
 * scale: the constructor strips trailing zeros down to the minor unit.
 *
 * @param amount the exact decimal amount, in units of the currency (euros, not cents)
 * @param currency the ISO 4217 currency
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {

    public Money {
        var digits = Math.max(0, currency.getDefaultFractionDigits());
        var stripped = amount.stripTrailingZeros();
        amount = stripped.scale() < digits ? stripped.setScale(digits, RoundingMode.UNNECESSARY) : stripped;
    }

    /**
     * Makes an amount from its decimal text and its ISO 4217 code.
     *
     * @throws IllegalArgumentException if the text is no decimal number or the code no currency
     */
    public static Money of(String amount, String currencyCode) {
        try {
            return new Money(new BigDecimal(amount), Currency.getInstance(currencyCode));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a decimal amount: '" + amount + "'", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not an ISO 4217 currency: '" + currencyCode + "'", e);
        }
    }

    /** Nothing, in the given currency. */
    public static Money zero(Currency currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /**
     * The sum of two amounts of one currency.
     *
     * @throws IllegalArgumentException if the currencies differ
     */
    public Money plus(Money other) {
        return new Money(amount.add(sameCurrency(other).amount), currency);
    }

    /**
     * The difference of two amounts of one currency.
     *
     * @throws IllegalArgumentException if the currencies differ
     */
    public Money minus(Money other) {
        return new Money(amount.subtract(sameCurrency(other).amount), currency);
    }

    /** The same amount with the opposite sign. */
    public Money negated() {
        return new Money(amount.negate(), currency);
    }

    /** The amount brought to the currency's minor unit, half up, away from zero on a tie. */
    public Money rounded() {
        return new Money(
                amount.setScale(Math.max(0, currency.getDefaultFractionDigits()), RoundingMode.HALF_UP), currency);
    }

    /** Whether the amount is exactly nothing. */
    public boolean isZero() {
        return amount.signum() == 0;
    }

    /**
     * Compares two amounts of one currency.
     *
     * @throws IllegalArgumentException if the currencies differ
     */
    @Override
    public int compareTo(Money other) {
        return amount.compareTo(sameCurrency(other).amount);
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency.getCurrencyCode();
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("two currencies: " + this + " and " + other);
        }
        return other;
    }
}
