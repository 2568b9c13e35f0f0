package io.clientela.console.internal.portfolios;

import io.clientela.console.internal.shell.Words;
import io.clientela.differentiate.MeasurementPlans.Plan;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** How a plan of comparisons is written. */
public final class PlanWords {

    private PlanWords() {}

    /** A plan as a sentence. */
    public static String says(Plan plan, Words words) {
        return words.say(
                "portfolio.plan.says",
                plan.days(),
                words.percent(plan.held()),
                words.percent(plan.effect()),
                words.percent(1 - plan.significance()),
                words.percent(plan.power()));
    }

    /** A share as per cent in a form. */
    public static String percent(double share) {
        return BigDecimal.valueOf(100 * share)
                .setScale(4, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
