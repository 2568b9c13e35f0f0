package io.clientela.console.internal.portfolios;

import io.clientela.console.internal.shell.Words;
import io.clientela.differentiate.CustomerGroups.Run;
import io.clientela.differentiate.MeasurementPlans.Plan;
import io.clientela.differentiate.PortfolioCell;
import io.clientela.differentiate.Portfolios.Portfolio;
import io.clientela.differentiate.Portfolios.PortfolioSum;
import io.clientela.kernel.effect.Arms;
import io.clientela.kernel.value.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a portfolio is called, and what can be measured in it. */
public final class PortfolioWords {

    private static final int SHORT = 48;
    private static final int FEWEST = 4;

    private PortfolioWords() {}

    /** The name that people gave it, else the words of its cells. */
    static String name(Portfolio portfolio, Optional<Run> run, Words words) {
        return portfolio.name().isEmpty() ? name(portfolio.cells(), run, words) : portfolio.name();
    }

    /** The words of some cells, such as {@code Highest value · buys often, mostly Kitchen · Lombardia (2 of 3)}. */
    static String name(List<PortfolioCell> cells, Optional<Run> run, Words words) {
        var parts = new ArrayList<String>();
        parts.add(same(cells, PortfolioCell::tier)
                .map(tier -> words.say("portfolio.tier." + tier))
                .orElseGet(() -> words.say("portfolio.various-values")));
        parts.add(same(cells, PortfolioCell::need)
                .map(need -> need(need, run, words))
                .orElseGet(() -> words.say("portfolio.various-needs")));
        same(cells, PortfolioCell::area).filter(PortfolioWords::narrowed).ifPresent(parts::add);
        same(cells, PortfolioCell::province).filter(PortfolioWords::narrowed).ifPresent(parts::add);
        String slice = same(cells, PortfolioCell::slice)
                .filter(PortfolioWords::narrowed)
                .map(part -> " (" + words.say("portfolio.slice", (Object[]) part.split("/")) + ")")
                .orElse("");
        return String.join(" · ", parts) + slice;
    }

    private static boolean narrowed(String part) {
        return !part.equals(PortfolioCell.ANY);
    }

    private static Optional<String> same(List<PortfolioCell> cells, Function<PortfolioCell, String> part) {
        var values = cells.stream().map(part).distinct().toList();
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }

    private static String need(String need, Optional<Run> run, Words words) {
        if (need.equals("-")) {
            return words.say("portfolio.never-bought");
        }
        if (need.startsWith("t:")) {
            return need.length() == 2 ? words.say("portfolio.no-taste") : words.say("group.mostly", need.substring(2));
        }
        if (!need.matches("g:\\d+")) {
            return words.say("portfolio.various-needs");
        }
        return GroupWords.brief(GroupPages.groupName(run, Integer.parseInt(need.substring(2)), words), SHORT);
    }

    /**
     * What a comparison as it is planned could show.
     *
     * @param warns whether the portfolio is too small for it
     * @param text the same in words
     */
    public record Measure(boolean warns, String text) {}

    static Measure measure(PortfolioSum sum, Plan plan, String currency, Words words) {
        var rate = rate(sum, plan, words);
        if (sum.size() < FEWEST || sum.deviation().isEmpty()) {
            return rate;
        }
        double shown = plan.detectable().mean(sum.deviation().getAsDouble(), Arms.of(sum.size(), plan.held()));
        return new Measure(
                rate.warns(),
                rate.text() + " "
                        + words.say("portfolio.measure.amount", Members.money(Math.ceil(shown), currency, words)));
    }

    /** Whether the share of those who buy cannot be measured as planned. */
    static boolean warns(PortfolioSum sum, Plan plan) {
        if (sum.size() < FEWEST || sum.recent() >= sum.size()) {
            return true;
        }
        double lowest = lowest(sum);
        return !plan.detectable().shows(lowest, wanted(lowest, plan), Arms.of(sum.size(), plan.held()));
    }

    /** Of whom nobody bought, one is taken to have. */
    private static double lowest(PortfolioSum sum) {
        return Math.max(1, sum.recent()) / (double) sum.size();
    }

    private static double wanted(double lowest, Plan plan) {
        return Math.min(1, (1 + plan.effect()) * lowest);
    }

    /** Whether the share of those who buy can be measured as planned, in words. */
    static Measure rate(PortfolioSum sum, Plan plan, Words words) {
        boolean warns = warns(sum, plan);
        if (sum.size() < FEWEST) {
            return new Measure(warns, words.say("portfolio.measure.none"));
        }
        if (sum.recent() >= sum.size()) {
            return new Measure(warns, words.say("portfolio.measure.all", plan.days()));
        }
        String base = words.percent((double) sum.recent() / sum.size());
        double lowest = lowest(sum);
        return switch (plan.detectable().rate(lowest, Arms.of(sum.size(), plan.held()))) {
            case Outcome.Unknown<Double> unknown ->
                new Measure(warns, words.say("portfolio.measure.never", base, plan.days()));
            case Outcome.Known<Double> known ->
                new Measure(
                        warns,
                        words.say(
                                warns ? "portfolio.measure.small" : "portfolio.measure.good",
                                base,
                                plan.days(),
                                words.percent(known.value()),
                                words.percent(wanted(lowest, plan))));
        };
    }
}
