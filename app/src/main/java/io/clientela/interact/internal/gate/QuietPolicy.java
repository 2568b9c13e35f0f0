package io.clientela.interact.internal.gate;

import io.clientela.interact.GateRules;
import io.clientela.interact.Medium;
import io.clientela.interact.Purpose;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Nobody is disturbed in quiet hours of his time zone; where his country has several, in those of any of them. The message
 * waits until they end. A safety notice and an answer to what he said himself do not wait; neither does what makes no
 * sound: a letter, his own page, a call to another program.
 */
final class QuietPolicy implements Policy {

    private static final Set<Purpose> AT_ANY_HOUR = EnumSet.of(Purpose.SAFETY, Purpose.ANSWER);
    private static final Set<Medium> SILENT = EnumSet.of(Medium.LETTER, Medium.WEB, Medium.WEBHOOK);

    /** After so many steps there is no hour that is not quiet somewhere; the first zone decides. */
    private static final int STEPS = 60;

    @Override
    public String name() {
        return "quiet";
    }

    @Override
    public Optional<Stop> judge(Facts facts, GateRules rules) {
        if (AT_ANY_HOUR.contains(facts.asked().purpose()) || SILENT.contains(facts.medium())) {
            return Optional.empty();
        }
        var until = loudFrom(facts, rules);
        if (!until.isAfter(facts.now())) {
            return Optional.empty();
        }
        var there = ZonedDateTime.ofInstant(until, facts.zones().getFirst());
        return Policy.putOff(
                until,
                "quiet",
                rules.quietFrom(),
                rules.quietUntil(),
                there.toLocalDateTime(),
                facts.zones().getFirst());
    }

    /** The first moment from now on that is quiet in none of the zones. */
    private static Instant loudFrom(Facts facts, GateRules rules) {
        var at = facts.now();
        for (int step = 0; step < STEPS; step++) {
            var later = at;
            for (var zone : facts.zones()) {
                var end = endOfQuiet(at, zone, rules);
                later = end.isAfter(later) ? end : later;
            }
            if (later.equals(at)) {
                return at;
            }
            at = later;
        }
        return endOfQuiet(facts.now(), facts.zones().getFirst(), rules);
    }

    /** When the quiet that holds at a moment in a zone ends; the moment itself where it is not quiet. */
    static Instant endOfQuiet(Instant at, ZoneId zone, GateRules rules) {
        var there = ZonedDateTime.ofInstant(at, zone);
        for (int day = 0; day < 3 && isQuiet(there, rules); day++) {
            there = next(there, rules);
        }
        return there.toInstant();
    }

    private static boolean isQuiet(ZonedDateTime there, GateRules rules) {
        return isSunday(there, rules) || isNight(there, rules);
    }

    private static boolean isSunday(ZonedDateTime there, GateRules rules) {
        return rules.quietSunday() && there.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static boolean isNight(ZonedDateTime there, GateRules rules) {
        var time = there.toLocalTime();
        var from = rules.quietFrom();
        var until = rules.quietUntil();
        if (from.equals(until)) {
            return false;
        }
        return from.isBefore(until)
                ? !time.isBefore(from) && time.isBefore(until)
                : !time.isBefore(from) || time.isBefore(until);
    }

    private static ZonedDateTime next(ZonedDateTime there, GateRules rules) {
        if (isNight(there, rules)) {
            var end = there.with(rules.quietUntil());
            return end.isAfter(there) ? end : there.plusDays(1).with(rules.quietUntil());
        }
        return there.toLocalDate().plusDays(1).atStartOfDay(there.getZone());
    }
}
