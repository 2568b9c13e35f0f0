package io.clientela.differentiate;

import java.util.Locale;

/**
 * A feature of a customer: one column of the table {@code picture.feature}. What each is called and how it is computed
 * stands in the message files ({@code feature.*}, {@code feature.how.*}) and in {@code docs/methods/features.md}.
 */
public enum Feature {
    CURRENCY(Unit.WORD),
    CURRENCIES(Unit.COUNT),
    PURCHASES(Unit.COUNT),
    PURCHASE_DAYS(Unit.COUNT),
    ACTIVE_MONTHS(Unit.COUNT),
    FIRST_ON(Unit.DATE),
    LAST_ON(Unit.DATE),
    AGE_DAYS(Unit.DAYS),
    RECENCY_DAYS(Unit.DAYS),
    PURCHASES_PER_YEAR(Unit.COUNT),
    REPEATS(Unit.COUNT),
    SPAN_DAYS(Unit.DAYS),
    REPEAT_SPEND(Unit.MONEY),
    BASKET_MEAN(Unit.MONEY),
    BASKET_MEDIAN(Unit.MONEY),
    SPEND(Unit.MONEY),
    SPEND_12M(Unit.MONEY),
    SPEND_3M(Unit.MONEY),
    MARGIN(Unit.MONEY),
    MARGIN_12M(Unit.MONEY),
    MARGIN_3M(Unit.MONEY),
    MARGIN_KNOWN(Unit.SHARE),
    RETURNS_SHARE(Unit.SHARE),
    DISCOUNT_SHARE(Unit.SHARE),
    SPEND_6M(Unit.MONEY),
    SPEND_6M_BEFORE(Unit.MONEY),
    TREND(Unit.LEVEL),
    INTERVAL_MEDIAN(Unit.DAYS),
    INTERVAL_LOW(Unit.DAYS),
    INTERVAL_HIGH(Unit.DAYS),
    FAVOURITE_WEEKDAY(Unit.WEEKDAY),
    FAVOURITE_WEEKDAY_SHARE(Unit.SHARE),
    WEEKEND_SHARE(Unit.SHARE),
    TIMED_PURCHASES(Unit.COUNT),
    MORNING_SHARE(Unit.SHARE),
    AFTERNOON_SHARE(Unit.SHARE),
    EVENING_SHARE(Unit.SHARE),
    NIGHT_SHARE(Unit.SHARE),
    CHANNELS(Unit.COUNT),
    FAVOURITE_CHANNEL(Unit.WORD),
    FAVOURITE_CHANNEL_SHARE(Unit.SHARE),
    DEPARTMENTS(Unit.COUNT),
    ARTICLES(Unit.COUNT),
    CATEGORIES(Unit.COUNT),
    FAVOURITE_CATEGORY(Unit.WORD),
    FAVOURITE_CATEGORY_SHARE(Unit.SHARE),
    PRICE_LEVEL(Unit.LEVEL);

    /** What the values of a feature are. */
    public enum Unit {
        /** Whole things, from 0; yearly figures have decimals. */
        COUNT,
        /** Days, from 0. */
        DAYS,
        /** A day of the calendar. */
        DATE,
        /** From 1 (Monday) to 7 (Sunday). */
        WEEKDAY,
        /** An amount without tax in the customer's main currency. */
        MONEY,
        /** A part of a whole, from 0 to 1; returns and discounts can exceed what is left. */
        SHARE,
        /** A place on a scale: price level from 0 to 1, trend from -1 to 1. */
        LEVEL,
        /** A word of the ledger: a category, a channel, a currency. */
        WORD
    }

    private final Unit unit;

    Feature(Unit unit) {
        this.unit = unit;
    }

    /** What its values are. */
    public Unit unit() {
        return unit;
    }

    /** Its column. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
