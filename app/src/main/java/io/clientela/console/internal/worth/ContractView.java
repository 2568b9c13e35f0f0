package io.clientela.console.internal.worth;

import io.clientela.console.internal.shell.Words;
import io.clientela.differentiate.Contracted;
import io.clientela.differentiate.Contracted.Future;
import io.clientela.kernel.value.Outcome;

/**
 * An article bought as by contract, in words.
 *
 * @param article its key
 * @param name of the article
 * @param so how it was bought up to now
 * @param ahead what is to come
 */
public record ContractView(String article, String name, String so, String ahead) {

    static ContractView of(Contracted one, Words words) {
        var so = words.say(
                "worth.contract.so",
                one.periodDays(),
                one.renewals(),
                words.day(one.lastOn()),
                WorthWords.money(one.amount(), one.currency(), words));
        return new ContractView(one.article(), one.name(), so, ahead(one, words));
    }

    private static String ahead(Contracted one, Words words) {
        return switch (one.future()) {
            case Outcome.Unknown<Future> none -> words.code("worth.contract.none", none.reason());
            case Outcome.Known<Future> known -> {
                var future = known.value();
                yield words.say(
                        "worth.contract.ahead",
                        WorthWords.percent(future.next().estimate(), words),
                        WorthWords.chance(future.next(), words),
                        WorthWords.number(future.periods(), words),
                        WorthWords.money(future.value(), one.currency(), words),
                        future.horizonDays(),
                        one.customers());
            }
        };
    }
}
