package io.clientela.console.internal.returns;

import io.clientela.console.internal.shell.PortfolioNames;
import io.clientela.console.internal.shell.Words;
import io.clientela.differentiate.Segment;
import io.clientela.differentiate.Segments;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Money;
import io.clientela.measure.ExperimentPlan;
import io.clientela.measure.ExperimentPlan.Counted;
import io.clientela.measure.ExperimentPlan.Measured;
import io.clientela.measure.ExperimentPlan.Target;
import io.clientela.measure.ExperimentResult;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How plans and results are written. */
@Component
public class ExperimentWords {

    private static final double LEAST = 0.001;

    private final Segments segments;
    private final PortfolioNames portfolios;

    ExperimentWords(Segments segments, PortfolioNames portfolios) {
        this.segments = segments;
        this.portfolios = portfolios;
    }

    /** Whom an experiment is about. */
    String target(Target target, Words words) {
        return switch (target.of()) {
            case ALL -> words.say("experiment.of.all");
            case SEGMENT ->
                words.say(
                        "experiment.of.segment",
                        segments.find(target.ids().getFirst())
                                .map(Segment::name)
                                .orElse("?"));
            case PORTFOLIOS -> {
                var names = portfolios.of(words);
                yield words.say(
                        "experiment.of.portfolios",
                        target.ids().stream()
                                .map(id -> names.getOrDefault(id, "#" + id))
                                .collect(Collectors.joining("; ")));
            }
            case CUSTOMERS ->
                words.count("experiment.of.customers", target.ids().size());
        };
    }

    /** A portfolio of a result by name. */
    public static String portfolio(long id, Map<Long, String> names, Words words) {
        return id == ExperimentResult.ALL
                ? words.say("experiment.portfolio.all")
                : id == ExperimentResult.NONE
                        ? words.say("experiment.portfolio.none")
                        : names.getOrDefault(id, "#" + id);
    }

    /** The names of the portfolios in force. */
    Map<Long, String> names(Words words) {
        return portfolios.of(words);
    }

    /** An amount with cents. */
    public static String money(double amount, String currency, Words words) {
        return words.money(new Money(
                BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP), Currency.getInstance(currency)));
    }

    /** An amount in whole units. */
    public static String whole(double amount, String currency, Words words) {
        return words.wholeMoney(new Money(BigDecimal.valueOf(amount), Currency.getInstance(currency)));
    }

    /** A difference of the outcome of one customer. */
    public static String outcome(double value, Measured measured, Words words) {
        return measured.counted().money()
                ? money(value, measured.currency(), words)
                : measured.counted() == Counted.BOUGHT
                        ? words.say("experiment.points", words.number(100 * value, 2))
                        : words.number(value, 3);
    }

    /** An interval below its estimate. */
    public static String between(Interval one, DoubleFunction<String> written, Words words) {
        return words.say("experiment.between", written.apply(one.low()), written.apply(one.high()));
    }

    /** What stands beside an interval of few units, in one word with a mark before it; empty where they are not few. */
    static String few(boolean few, Words words) {
        return few ? " · " + words.say("experiment.few") : "";
    }

    /** The chance that no effect gives such a figure, as it is written: those below a thousandth are no longer told apart. */
    static String chance(double chance, Words words) {
        return chance < LEAST
                ? words.say("experiment.chance.less", words.number(LEAST, 3))
                : words.say("experiment.chance", words.number(chance, 3));
    }

    /** A number as it stands in a file. */
    public static String plain(double value) {
        return BigDecimal.valueOf(value)
                .setScale(6, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** The arms in words. */
    public static String arms(ExperimentPlan plan, Words words) {
        return plan.arms().stream()
                .map(arm -> words.say(
                        arm.held() ? "experiment.arm.held" : "experiment.arm.treated",
                        arm.name(),
                        words.percent(arm.share())))
                .collect(Collectors.joining(", "));
    }
}
