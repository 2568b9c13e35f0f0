package io.clientela.terminal.internal;

import io.clientela.kernel.lifetime.Accuracy;
import io.clientela.kernel.lifetime.Backtest;
import io.clientela.kernel.lifetime.Finding;
import io.clientela.kernel.lifetime.Lifetime;
import io.clientela.kernel.lifetime.Parameter;
import io.clientela.kernel.lifetime.SpendFit;
import io.clientela.kernel.lifetime.SpendTest;
import io.clientela.kernel.lifetime.Survival;
import io.clientela.kernel.lifetime.Valuation;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code --json} writes.
 *
 * @param lifetime what was said of the customers
 * @param holdout how well it predicted the data behind {@code --until}, where there are any
 */
record LifetimeSummary(TransactionFile file, Lifetime lifetime, Optional<Backtest> holdout, FindingWords words) {

    /** As maps and lists. */
    Map<String, Object> asMap() {
        var fit = lifetime.fit();
        var out = new LinkedHashMap<String, Object>();
        out.put("model", fit.model().code());
        out.put("unit", lifetime.observation().unit().name().toLowerCase(java.util.Locale.ROOT));
        out.put("until", lifetime.observation().until().toString());
        out.put("customers", fit.customers());
        out.put("repeatBuyers", lifetime.observation().histories().repeatBuyers());
        out.put("linesLeftOut", file.leftOut());
        out.put("form", fit.form().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        out.put("parameters", parameters(fit.parameters()));
        out.put("logLikelihood", fit.logLikelihood());
        out.put("choice", choice());
        out.put("expectedPurchases", interval(lifetime.scores().total().expectation()));
        out.put("predictedPurchases", interval(lifetime.scores().total().outcome()));
        out.put("regularity", lifetime.rhythm().regularity());
        out.put("spend", spend());
        if (lifetime.valuation(1) instanceof Outcome.Known<Valuation> known) {
            out.put("value", interval(known.value().total()));
        }
        if (lifetime.contract() instanceof Outcome.Known<Survival> known) {
            out.put("contract", contract(known.value()));
        }
        out.put(
                "lastTime",
                switch (lifetime.backtest()) {
                    case Outcome.Known<Backtest> known -> backtest(known.value());
                    case Outcome.Unknown<Backtest> unknown -> unknown(unknown);
                });
        holdout.ifPresent(test -> out.put("holdout", backtest(test)));
        out.put("diagnosis", lifetime.findings().stream().map(this::finding).toList());
        return out;
    }

    private static Map<String, Object> parameters(List<Parameter> parameters) {
        var out = new LinkedHashMap<String, Object>();
        for (var parameter : parameters) {
            var one = new LinkedHashMap<String, Object>();
            one.put("estimate", parameter.estimate());
            one.put("standardError", parameter.standardError());
            one.put("onBoundary", parameter.bound());
            out.put(parameter.name(), one);
        }
        return out;
    }

    private Map<String, Object> choice() {
        var choice = lifetime.choice();
        var out = new LinkedHashMap<String, Object>();
        out.put("reason", choice.reason().code());
        out.put("words", words.message("lifetime.choice." + choice.reason().code()));
        out.put("lead", choice.lead());
        out.put("leadStandardError", choice.leadError());
        var scores = new LinkedHashMap<String, Object>();
        choice.backtests().forEach(test -> scores.put(test.model().code(), test.logScore()));
        out.put("logScores", scores);
        return out;
    }

    private Map<String, Object> spend() {
        return switch (lifetime.spend()) {
            case Outcome.Known<SpendFit> known -> {
                var out = new LinkedHashMap<String, Object>();
                out.put("model", "gamma-gamma");
                out.put("customers", known.value().customers());
                out.put("parameters", parameters(known.value().parameters()));
                out.put("logLikelihood", known.value().logLikelihood());
                yield out;
            }
            case Outcome.Unknown<SpendFit> unknown -> unknown(unknown);
        };
    }

    private Map<String, Object> contract(Survival survival) {
        var out = new LinkedHashMap<String, Object>();
        out.put("model", "shifted-beta-geometric");
        out.put("periodDays", lifetime.rhythm().medianGap());
        out.put("parameters", parameters(survival.parameters()));
        out.put("logLikelihood", survival.logLikelihood());
        out.put("retention", survival.retention(1));
        out.put("remainingOfANewCustomer", interval(survival.remaining(0, 1_000, 0.01)));
        return out;
    }

    private static Map<String, Object> unknown(Outcome.Unknown<?> unknown) {
        return Map.of("unknown", unknown.reason(), "words", unknown.detail());
    }

    private static Map<String, Object> interval(Interval interval) {
        var out = new LinkedHashMap<String, Object>();
        out.put("estimate", interval.estimate());
        out.put("low", interval.low());
        out.put("high", interval.high());
        out.put("level", interval.level());
        return out;
    }

    private static Map<String, Object> backtest(Backtest test) {
        var out = new LinkedHashMap<String, Object>();
        out.put("days", test.days());
        out.put("customers", test.customers());
        out.put("actual", test.actual());
        out.put("predicted", interval(test.total()));
        out.put("covered", test.covered());
        out.put("model", accuracy(test.accuracy()));
        out.put("naiveRate", accuracy(test.naive()));
        test.spend().ifPresent(spend -> out.put("spend", money(spend)));
        return out;
    }

    private static Map<String, Object> money(SpendTest test) {
        var out = new LinkedHashMap<String, Object>();
        out.put("actual", test.actual());
        test.total().ifPresent(total -> out.put("predicted", interval(total)));
        out.put("model", accuracy(test.accuracy()));
        out.put("naiveRate", accuracy(test.naive()));
        return out;
    }

    private static Map<String, Object> accuracy(Accuracy accuracy) {
        var out = new LinkedHashMap<String, Object>();
        out.put("predicted", accuracy.predicted());
        out.put("meanAbsoluteError", accuracy.meanAbsoluteError());
        out.put(
                "deciles",
                accuracy.deciles().stream()
                        .map(decile -> {
                            var one = new LinkedHashMap<String, Object>();
                            one.put("customers", decile.customers());
                            one.put("predicted", decile.predicted());
                            one.put("actual", decile.actual());
                            return one;
                        })
                        .toList());
        return out;
    }

    private Map<String, Object> finding(Finding finding) {
        var out = new LinkedHashMap<String, Object>();
        out.put("code", finding.kind().code());
        out.put("figures", finding.figures());
        out.put("found", words.found(finding));
        out.put("advice", words.advice(finding));
        return out;
    }
}
