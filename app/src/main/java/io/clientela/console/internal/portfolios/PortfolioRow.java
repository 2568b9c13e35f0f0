package io.clientela.console.internal.portfolios;

import io.clientela.console.internal.shell.Words;
import io.clientela.differentiate.CustomerGroups.Run;
import io.clientela.differentiate.MeasurementPlans.Plan;
import io.clientela.differentiate.Portfolios.Portfolio;
import io.clientela.differentiate.Portfolios.PortfolioSum;
import io.clientela.organize.People;
import io.clientela.organize.Person;
import io.clientela.organize.PersonId;
import java.util.Optional;

/**
 * A portfolio for a reader.
 *
 * @param owner who answers for it; empty for an orphan
 * @param value what its customers are worth together
 * @param interval from where to where that may lie; empty where it is not known
 */
public record PortfolioRow(
        Portfolio portfolio, String name, String owner, String value, String interval, PortfolioWords.Measure measure) {

    static PortfolioRow of(Portfolio one, Optional<Run> run, Plan plan, People people, String currency, Words words) {
        String owner = one.owner().isEmpty()
                ? ""
                : people.find(new PersonId(one.owner().getAsLong()))
                        .map(Person::called)
                        .orElse("");
        return new PortfolioRow(
                one,
                PortfolioWords.name(one, run, words),
                owner,
                Members.money(one.sum().value(), currency, words),
                interval(one.sum(), currency, words),
                PortfolioWords.measure(one.sum(), plan, currency, words));
    }

    static String interval(PortfolioSum sum, String currency, Words words) {
        return sum.interval()
                .map(one -> words.say(
                        "portfolio.from-to",
                        Members.money(one.low(), currency, words),
                        Members.money(one.high(), currency, words)))
                .orElse("");
    }
}
