package io.clientela.console.internal.worth;

import io.clientela.console.internal.customers.Figures;
import io.clientela.console.internal.shell.Words;
import io.clientela.kernel.lifetime.Finding;
import io.clientela.kernel.value.Interval;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How values, chances and their intervals are written. */
public final class WorthWords {

    /** The figures of findings that are shares. */
    private static final Set<String> SHARES = Set.of("share", "earlyAgain", "lateAgain", "offBy", "gone");

    private WorthWords() {}

    /** An amount in whole units. */
    public static String money(double amount, String currency, Words words) {
        return Figures.whole(BigDecimal.valueOf(amount), currency, words);
    }

    /** An amount with its interval, such as €1,234 (€1,000 to €1,500). */
    public static String money(Interval interval, String currency, Words words) {
        return words.say(
                "worth.with-interval",
                money(interval.estimate(), currency, words),
                money(interval.low(), currency, words),
                money(interval.high(), currency, words));
    }

    /** The interval of an amount alone, such as €1,000 to €1,500. */
    public static String range(Interval interval, String currency, Words words) {
        return words.say(
                "worth.range", money(interval.low(), currency, words), money(interval.high(), currency, words));
    }

    /** A number with its interval. */
    public static String number(Interval interval, Words words) {
        int decimals = decimals(interval.estimate());
        return words.say(
                "worth.with-interval",
                words.number(interval.estimate(), decimals),
                words.number(interval.low(), decimals),
                words.number(interval.high(), decimals));
    }

    /** The interval of a number alone. */
    public static String range(Interval interval, Words words) {
        int decimals = decimals(interval.estimate());
        return words.say(
                "worth.range", words.number(interval.low(), decimals), words.number(interval.high(), decimals));
    }

    /** A number with the decimals that say something. */
    public static String number(double number, Words words) {
        return words.number(number, decimals(number));
    }

    private static int decimals(double number) {
        double size = Math.abs(number);
        return size >= 100 ? 0 : size >= 10 ? 1 : 2;
    }

    /** The interval of a chance alone. */
    public static String chance(Interval interval, Words words) {
        return words.say("worth.range", percent(interval.low(), words), percent(interval.high(), words));
    }

    /** A chance in whole per cent, never said to be sure. */
    public static String percent(double chance, Words words) {
        if (chance > 0 && chance < 0.005) {
            return words.say("worth.less-than", words.percent(0.01));
        }
        if (chance < 1 && chance > 0.995) {
            return words.say("worth.more-than", words.percent(0.99));
        }
        return words.percent(Math.round(chance * 100) / 100.0);
    }

    /** What was found, in words. */
    public static String found(Finding finding, Words words) {
        List<Object> arguments = new ArrayList<>();
        finding.figures().forEach((name, value) -> arguments.add(figure(name, value, words)));
        arguments.addAll(finding.figures().keySet());
        return words.say("lifetime.finding." + finding.kind().code(), arguments.toArray());
    }

    /** What to do about it. */
    public static String advice(Finding finding, Words words) {
        return words.say("lifetime.advice." + finding.kind().code());
    }

    private static String figure(String name, double value, Words words) {
        if (SHARES.contains(name)) {
            return words.percent(value);
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? words.number((long) value)
                : words.number(value, Math.abs(value) >= 100 ? 1 : 3);
    }
}
