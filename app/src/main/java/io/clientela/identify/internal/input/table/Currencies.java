package io.clientela.identify.internal.input.table;

import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/** Currencies by ISO 4217 code, symbol or usual name. */
final class Currencies {

    private Currencies() {}

    static Optional<Currency> find(String text) {
        var code = switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "€", "euro" -> "EUR";
            case "$", "us$", "dollar", "dollari" -> "USD";
            case "£", "pound", "sterline" -> "GBP";
            case "fr.", "sfr" -> "CHF";
            case "¥", "yen" -> "JPY";
            default -> text.strip().toUpperCase(Locale.ROOT);
        };
        try {
            return Optional.of(Currency.getInstance(code));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
