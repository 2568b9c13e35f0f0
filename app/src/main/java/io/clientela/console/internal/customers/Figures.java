package io.clientela.console.internal.customers;

import io.clientela.console.internal.shell.Words;
import io.clientela.kernel.value.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How amounts, quantities, shares, days and months of a customer's page are written. */
public final class Figures {

    private Figures() {}

    /** An amount rounded to the currency's minor unit. */
    public static String money(BigDecimal amount, String currency, Words words) {
        return words.money(new Money(amount, Currency.getInstance(currency)).rounded());
    }

    /** An amount in whole units of the currency, for places where cents would only distract. */
    public static String whole(BigDecimal amount, String currency, Words words) {
        return words.wholeMoney(new Money(amount, Currency.getInstance(currency)));
    }

    /** A price with all the decimals it has. */
    public static String price(BigDecimal amount, String currency, Words words) {
        return words.money(new Money(amount, Currency.getInstance(currency)));
    }

    /** A quantity with the decimals it needs. */
    public static String quantity(BigDecimal quantity, Words words) {
        BigDecimal plain = quantity.stripTrailingZeros();
        return words.number(plain.scale() < 0 ? plain.setScale(0, RoundingMode.UNNECESSARY) : plain);
    }

    /** One amount as a share of another, such as 87%; a dash where the other is nothing. */
    public static String share(BigDecimal part, BigDecimal whole, Words words) {
        return whole.signum() == 0 ? "–" : words.percent(part.doubleValue() / whole.doubleValue());
    }

    /** A day, such as 22 Nov 2026; a dash where there is none. */
    public static String day(Optional<LocalDate> day, Words words) {
        return day.map(known -> words.day(known)).orElse("–");
    }

    /** A month, such as Nov 2026. */
    public static String month(YearMonth month, Words words) {
        return DateTimeFormatter.ofPattern("MMM yyyy", words.locale()).format(month);
    }

    /** The first texts of a list, and how many more there are, such as {@code Kitchen, Table +3}. */
    public static String brief(List<String> all) {
        var texts = all.stream().filter(text -> !text.isEmpty()).toList();
        int shown = texts.size() > 2 ? 1 : texts.size();
        String first = String.join(", ", texts.subList(0, shown));
        return texts.size() > shown ? first + " +" + (texts.size() - shown) : first;
    }

    /** The texts that are not empty, one after the other. */
    public static String all(List<String> texts) {
        return texts.stream().filter(text -> !text.isEmpty()).collect(Collectors.joining(", "));
    }

    /** The texts that are not empty, in a row. */
    public static String joined(String... texts) {
        return Arrays.stream(texts).filter(text -> !text.isEmpty()).collect(Collectors.joining(" · "));
    }
}
