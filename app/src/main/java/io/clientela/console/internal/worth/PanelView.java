package io.clientela.console.internal.worth;

import io.clientela.console.internal.shell.Words;
import io.clientela.differentiate.CustomerWorth;
import io.clientela.differentiate.Worth.Ranked;
import io.clientela.kernel.value.Interval;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What one customer is worth, in words.
 *
 * @param ranked the customer among all
 * @param words of the reader
 */
public record PanelView(Ranked ranked, Words words) {

    /** The customer's figures. */
    public CustomerWorth worth() {
        return ranked.worth();
    }

    /** An amount. */
    public String money(double amount) {
        return WorthWords.money(amount, worth().currency(), words);
    }

    /** The interval of an amount. */
    public String range(Interval interval) {
        return WorthWords.range(interval, worth().currency(), words);
    }

    /** The chance that he still is a customer. */
    public String alive() {
        return WorthWords.percent(worth().alive().estimate(), words);
    }

    /** How many purchases he will really make. */
    public String likely() {
        var likely = worth().likely();
        return likely.low() == likely.high()
                ? words.say("worth.panel.likely.one", likely.low())
                : words.say("worth.panel.likely", likely.low(), likely.high());
    }

    /** How sure the value is: how wide its interval is. */
    public String sureness() {
        var value = worth().value();
        if (value.isEmpty()) {
            return "";
        }
        var interval = value.get();
        double wide = (interval.high() - interval.low()) / Math.max(1e-9, Math.abs(interval.estimate()));
        return words.say(wide < 0.5 ? "worth.sure.good" : wide < 1.5 ? "worth.sure.fair" : "worth.sure.poor");
    }

    /** His silence, in a sentence; empty before his second purchase. */
    public Optional<String> silence() {
        return worth().rhythm().map(rhythm -> {
            long days = ChronoUnit.DAYS.between(worth().past().last(), worth().asOf());
            String known = words.day(worth().asOf());
            String unusual = words.day(rhythm.unusualFrom());
            if (!worth().rhythmical()) {
                return words.say("worth.panel.no-rhythm", worth().past().bought(), days, unusual, known);
            }
            return worth().silent()
                    ? words.say("worth.panel.silent", days, unusual, WorthWords.percent(rhythm.longer(), words), known)
                    : words.say("worth.panel.usual", days, unusual, known);
        });
    }

    /** Why his value moved, in a sentence; empty where that cannot be said. */
    public Optional<String> moved() {
        return worth().moved()
                .map(moved -> words.say(
                        "worth.panel.moved",
                        money(moved.before()),
                        words.name("worth.cause.one", moved.cause()),
                        money(moved.since()),
                        money(moved.expected())));
    }

    /** Where the estimate lies between the ends of the scale of his silence, in per cent of twice the day it becomes unusual. */
    public int silenceShare() {
        return worth().rhythm()
                .map(rhythm -> {
                    double silent = ChronoUnit.DAYS.between(worth().past().last(), worth().asOf());
                    double unusual = ChronoUnit.DAYS.between(worth().past().last(), rhythm.unusualFrom());
                    return (int) Math.round(100 * Math.min(1, silent / Math.max(1, 2 * unusual)));
                })
                .orElse(0);
    }

    /** The usual gap on the same scale. */
    public int usualShare() {
        return worth().rhythm()
                .map(rhythm -> {
                    double unusual = ChronoUnit.DAYS.between(worth().past().last(), rhythm.unusualFrom());
                    return (int) Math.round(100 * Math.min(1, rhythm.usualGap() / Math.max(1, 2 * unusual)));
                })
                .orElse(0);
    }
}
