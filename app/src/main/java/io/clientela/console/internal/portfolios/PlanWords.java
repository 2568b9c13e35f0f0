package io.clientela.console.internal.portfolios;

import io.clientela.console.internal.shell.Words;
import io.clientela.differentiate.MeasurementPlans.Plan;
import io.clientela.differentiate.MeasurementPlans.Planned;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** How a plan of comparisons is written. */
public final class PlanWords {

    private static final String USER = "user:";

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

    /** Who made a plan. */
    public static String who(Planned planned, Words words) {
        return planned.by().startsWith(USER) ? planned.by().substring(USER.length()) : words.say("portfolio.system");
    }

    /** A share as per cent in a form. */
    public static String percent(double share) {
        return BigDecimal.valueOf(100 * share)
                .setScale(4, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
