package io.clientela.console.internal.analysis;

import io.clientela.console.internal.shell.Words;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Money;
import io.clientela.kernel.value.Outcome;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How an analysis writes numbers, cells and addresses for one reader, in one currency. */
final class Writing {

    private static final String DASH = "–";

    private final Words words;
    private final String currency;

    Writing(Words words, String currency) {
        this.words = words;
        this.currency = currency;
    }

    Words words() {
        return words;
    }

    String say(String key, Object... arguments) {
        return words.say("analysis." + key, arguments);
    }

    /** An amount in whole units. */
    String money(BigDecimal amount) {
        return words.wholeMoney(new Money(amount, Currency.getInstance(currency)));
    }

    String money(double amount) {
        return money(BigDecimal.valueOf(amount));
    }

    String share(double share) {
        return words.percent(share);
    }

    /** One amount as a share of another; a dash where the other is nothing. */
    String share(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? DASH : words.percent(part.doubleValue() / whole.doubleValue());
    }

    /** An interval, such as 12 % to 18 %. */
    String between(Interval interval, Function<Double, String> written) {
        return say("between", written.apply(interval.low()), written.apply(interval.high()));
    }

    Entry count(long number) {
        return Entry.number(words.number(number), number);
    }

    Entry amount(BigDecimal amount) {
        return Entry.number(
                money(amount), amount.setScale(2, RoundingMode.HALF_UP).toPlainString());
    }

    Entry amount(double amount) {
        return amount(BigDecimal.valueOf(amount));
    }

    Entry part(double share) {
        return Entry.number(words.percent(share), decimal(share));
    }

    Entry part(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? nothing() : part(part.doubleValue() / whole.doubleValue());
    }

    Entry nothing() {
        return Entry.number(DASH, "");
    }

    /** An estimate with its interval below it. */
    Entry estimate(Outcome<Interval> outcome, Function<Double, String> written) {
        return switch (outcome) {
            case Outcome.Known<Interval> known ->
                Entry.number(
                        written.apply(known.value().estimate()) + " (" + between(known.value(), written) + ")",
                        decimal(known.value().estimate()));
            case Outcome.Unknown<Interval> unknown -> Entry.number(words.code("analysis.why", unknown.reason()), "");
        };
    }

    static String decimal(double value) {
        return BigDecimal.valueOf(value)
                .setScale(6, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** A period of months by its first day: Nov 2026, or 2026 Q4. */
    String period(LocalDate start, int months) {
        return months == 3
                ? start.getYear() + " Q" + ((start.getMonthValue() + 2) / 3)
                : DateTimeFormatter.ofPattern("MMM yyyy", words.locale()).format(start);
    }

    /** The address of the customers behind a figure: the name of their list, and name and value of what narrows it. */
    static String behind(String list, Map<String, String> where, String... more) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("of", list);
        all.putAll(where);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return address("/analyses/customers", all);
    }

    /** An address with parameters. */
    static String address(String path, Map<String, String> parameters) {
        return path
                + "?"
                + parameters.entrySet().stream()
                        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }

    /** The controls for currency, where there are several, and period. */
    List<Control> scope(Asked asked) {
        var controls = currency(asked);
        controls.add(choice("period", asked.lastYear() ? "year" : "all", List.of("year", "all")));
        return controls;
    }

    /** The control for the currency, where there are several. */
    List<Control> currency(Asked asked) {
        List<Control> controls = new ArrayList<>();
        if (asked.currencies().size() > 1) {
            controls.add(new Control(
                    "currency",
                    say("currency"),
                    asked.currencies().stream()
                            .map(one -> new Control.Option(one, one))
                            .toList(),
                    asked.currency()));
        }
        return controls;
    }

    /** A control for one of some words, which have messages {@code analysis.<name>.<word>}. */
    Control choice(String name, String chosen, List<String> values) {
        return new Control(
                name,
                say(name),
                values.stream()
                        .map(one -> new Control.Option(one, say(name + "." + one)))
                        .toList(),
                chosen);
    }

    /** A control for a number. */
    Control number(String name, double value) {
        return new Control(name, say(name), List.of(), decimal(value));
    }

    /** A point of a picture that opens its customers when clicked. */
    static Map<String, Object> point(Object value, @Nullable String href) {
        return href == null ? Map.of("value", value) : Map.of("value", value, "href", href);
    }
}
