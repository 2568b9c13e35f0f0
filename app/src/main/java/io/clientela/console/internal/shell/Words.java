package io.clientela.console.internal.shell;

import io.clientela.kernel.value.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;

/** The messages, numbers, amounts and times of one reader: in his language and his time zone. */
public final class Words {

    private static final int MOST_TOLD = 9;

    private final Dictionary dictionary;
    private final String language;
    private final ZoneId zone;
    private final Locale locale;

    /**
     * The words of a reader.
     *
     * @param language {@code en} or {@code it}
     * @param zone the time zone in which he reads times
     */
    public Words(Dictionary dictionary, String language, ZoneId zone) {
        this.dictionary = dictionary;
        this.language = language;
        this.zone = zone;
        this.locale = language.equals("it") ? Locale.ITALY : Locale.UK;
    }

    /** {@code en} or {@code it}. */
    public String language() {
        return language;
    }

    /** The language with the habits of writing numbers and days; English ones are British. */
    public Locale locale() {
        return locale;
    }

    /** What spreadsheets in this language expect between the cells of a CSV file: where the comma is the decimal sign, ;. */
    public char cellSeparator() {
        return DecimalFormatSymbols.getInstance(locale).getDecimalSeparator() == ',' ? ';' : ',';
    }

    /** The time zone in which times are shown. */
    public ZoneId zone() {
        return zone;
    }

    /**
     * A message.
     *
     * @param arguments what stands for {@code {0}}, {@code {1}}…; whole numbers are written in the reader's way
     * @throws IllegalArgumentException if there is no such key
     */
    public String say(String key, Object... arguments) {
        return fill(dictionary.message(language, key), arguments);
    }

    /**
     * A message that counts: {@code key.one} for 1, else {@code key.other}; {@code {0}} is the number and the arguments
     * follow from {@code {1}}.
     */
    public String count(String key, long number, Object... arguments) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = number;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return say(key + (number == 1 ? ".one" : ".other"), all);
    }

    /** Whether there is a message of this key. */
    public boolean knows(String key) {
        return dictionary.has(language, key);
    }

    /** A message that other rooms may have words for, else what stands in its place. */
    public String sayOr(String key, String otherwise) {
        return dictionary.has(language, key) ? say(key) : otherwise;
    }

    /** The name of a constant: the message {@code <topic>.<lower-case-name>}, with hyphens for underscores. */
    public String name(String topic, Enum<?> constant) {
        return say(topic + "." + constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /**
     * The message of a code that another room made, such as the reason of a flaw: {@code <topic>.<code>}, or the code
     * itself with spaces for hyphens where there is no such message.
     */
    public String code(String topic, String code) {
        String key = topic + "." + code;
        return dictionary.has(language, key) ? say(key) : code.replace('-', ' ');
    }

    /**
     * What something rests on, as another room names it ({@code sending:7}), in words: the kind of thing and its number.
     * What has no such name stands as it is.
     */
    public String source(String source) {
        int colon = source.indexOf(':');
        String key = colon < 0 ? "" : "shell.source." + source.substring(0, colon);
        return dictionary.has(language, key) ? say(key, source.substring(colon + 1)) : source;
    }

    /**
     * What another room wrote as a message key with arguments, such as {@code gate.pressure|4|4|30}: days and times are
     * written in the reader's way, names of purposes and media translated. A text that begins with no key stands as it is.
     */
    public String told(String text) {
        String[] parts = text.split("\\|", -1);
        if (!parts[0].matches("[a-z]+(\\.[a-z0-9-]+)+") || !dictionary.has(language, parts[0])) {
            return text;
        }
        Object[] arguments = new Object[Math.max(MOST_TOLD, parts.length)];
        Arrays.fill(arguments, "");
        for (int i = 1; i < parts.length; i++) {
            arguments[i - 1] = toldPart(parts[i]);
        }
        return fill(dictionary.message(language, parts[0]), arguments).strip();
    }

    /**
     * What another room says in English of a flaw or of what is unknown, such as {@code '12x' is no number}, in the
     * reader's language. A text of no known kind stands as it is.
     */
    public String detail(String english) {
        return dictionary.said().in(language, english);
    }

    private Object toldPart(String part) {
        if (part.matches("[A-Z_]{3,}")) {
            return sayOr("gate.named." + part.toLowerCase(Locale.ROOT).replace('_', '-'), part);
        }
        if (part.matches("gate(\\.[a-z0-9-]+)+(/.*)?")) {
            return told(part.replace('/', '|'));
        }
        try {
            if (part.matches("\\d{4}-\\d\\d-\\d\\d")) {
                return LocalDate.parse(part);
            }
            if (part.matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z")) {
                return Instant.parse(part);
            }
            return part.matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+")
                    ? DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", locale).format(LocalDateTime.parse(part))
                    : part;
        } catch (DateTimeParseException e) {
            return part;
        }
    }

    /** A whole number, such as 1,234 or 1.234. */
    public String number(long number) {
        return integers().format(number);
    }

    /** A number with so many decimals. */
    public String number(double number, int decimals) {
        NumberFormat format = integers();
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(number);
    }

    /** A number with the decimals it has. */
    public String number(BigDecimal number) {
        NumberFormat format = integers();
        format.setMinimumFractionDigits(Math.max(0, number.scale()));
        format.setMaximumFractionDigits(Math.max(0, number.scale()));
        return format.format(number);
    }

    /** A share from 0 to 1 as per cent with one decimal, such as 12.3%. */
    public String percent(double share) {
        NumberFormat format = NumberFormat.getPercentInstance(locale);
        format.setMaximumFractionDigits(1);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(share);
    }

    /** An amount with its currency, such as €1,234.50 or 1.234,50 €. */
    public String money(Money money) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(money.currency());
        int decimals = Math.max(money.amount().scale(), money.currency().getDefaultFractionDigits());
        format.setMinimumFractionDigits(Math.max(0, decimals));
        format.setMaximumFractionDigits(Math.max(0, decimals));
        return format.format(money.amount());
    }

    /** An amount in whole units of its currency, rounded half up, such as €1,235 or 1.235 €. */
    public String wholeMoney(Money money) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(money.currency());
        format.setMaximumFractionDigits(0);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(money.amount());
    }

    /**
     * Who did something: a person of the firm by name or address, a customer, the house itself or the terminal in words.
     *
     * @param by such as {@code user:anna@example.org}, {@code customer:12}, {@code system}, {@code terminal}
     */
    public String who(String by) {
        if (by.startsWith("user:")) {
            return by.substring("user:".length());
        }
        return sayOr("who." + by.replaceFirst("^customer:.*", "customer"), by);
    }

    /** A day, such as 22 Nov 2026. */
    public String day(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMM yyyy", locale).format(day);
    }

    /** The day of an instant in the reader's zone. */
    public String day(Instant instant) {
        return day(LocalDate.ofInstant(instant, zone));
    }

    /** Day and time of an instant in the reader's zone, such as 22 Nov 2026, 14:05. */
    public String time(Instant instant) {
        return DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", locale)
                .withZone(zone)
                .format(instant);
    }

    /** How long something takes, in its two largest units, such as 2 h 5 min; where the second is zero, in the first. */
    public String duration(Duration duration) {
        if (duration.toSeconds() < 60) {
            return say("shell.duration.seconds", Math.max(0, duration.toSeconds()));
        }
        if (duration.toHours() < 1) {
            return duration("shell.duration.minutes", duration.toMinutes(), duration.toSecondsPart());
        }
        if (duration.toDays() < 1) {
            return duration("shell.duration.hours", duration.toHours(), duration.toMinutesPart());
        }
        return duration("shell.duration.days", duration.toDays(), duration.toHoursPart());
    }

    private String duration(String key, long large, int small) {
        return small == 0 ? say(key + ".even", large) : say(key, large, small);
    }

    /** A size in bytes, in the unit that reads best: bytes, kB, MB, GB or TB (powers of ten). */
    public String bytes(long bytes) {
        String[] units = {"B", "kB", "MB", "GB", "TB"};
        double size = bytes;
        int unit = 0;
        while (size >= 999.5 && unit < units.length - 1) {
            size /= 1000;
            unit++;
        }
        return number(size, unit == 0 || size >= 100 ? 0 : 1) + " " + units[unit];
    }

    private NumberFormat integers() {
        return NumberFormat.getIntegerInstance(locale);
    }

    private String fill(String message, Object[] arguments) {
        StringBuilder filled = new StringBuilder(message.length() + 32);
        int from = 0;
        for (int open = message.indexOf('{'); open >= 0; open = message.indexOf('{', from)) {
            int close = message.indexOf('}', open);
            if (close < 0) {
                break;
            }
            filled.append(message, from, open);
            filled.append(filled(message.substring(open + 1, close), arguments));
            from = close + 1;
        }
        return filled.append(message, from, message.length()).toString();
    }

    /** {@code 0} is the first argument, {@code 0|day|days} the word that goes with it: the first for 1. */
    private String filled(String place, Object[] arguments) {
        String[] parts = place.split("\\|", -1);
        String argument = written(arguments[Integer.parseInt(parts[0])]);
        return parts.length == 1 ? argument : argument.equals("1") ? parts[1] : parts[2];
    }

    private String written(Object argument) {
        return switch (argument) {
            case Long number -> number(number);
            case Integer number -> number(number);
            case Money money -> money(money);
            case LocalDate day -> day(day);
            case Instant instant -> time(instant);
            default -> argument.toString();
        };
    }
}
