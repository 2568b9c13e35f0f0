package io.clientela.differentiate;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * Who belongs to a segment: a condition, or conditions held together by and, or, not. One rule is asked in two forms, as
 * SQL over the picture and as a test of one customer, which agree.
 *
 * <p>A condition holds, does not hold, or is unknown where what it speaks of is not known of the customer. Unknown
 * conditions are joined as in Kleene's strong logic: {@code not} of unknown is unknown; {@code all} is false where one is
 * false, else unknown where one is unknown; {@code any} is true where one is true, else unknown where one is unknown. A
 * customer belongs to the segment only where the rule holds. So an unknown feature fulfils no comparison, and not to
 * fulfil it does not help; {@link Comparison#UNKNOWN} asks for it.
 *
 * <p>The JSON form has a field {@code rule} with the name of the case.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "rule")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Rule.All.class, name = "all"),
    @JsonSubTypes.Type(value = Rule.Any.class, name = "any"),
    @JsonSubTypes.Type(value = Rule.Not.class, name = "not"),
    @JsonSubTypes.Type(value = Rule.FeatureIs.class, name = "feature"),
    @JsonSubTypes.Type(value = Rule.WorthIs.class, name = "worth"),
    @JsonSubTypes.Type(value = Rule.Bought.class, name = "bought"),
    @JsonSubTypes.Type(value = Rule.PlaceIs.class, name = "place"),
    @JsonSubTypes.Type(value = Rule.KindIs.class, name = "kind"),
    @JsonSubTypes.Type(value = Rule.In.class, name = "in")
})
public sealed interface Rule {

    /** Each of the parts holds; true where there is none. */
    record All(List<Rule> of) implements Rule {
        public All {
            of = List.copyOf(of);
        }
    }

    /** One of the parts holds; false where there is none. */
    record Any(List<Rule> of) implements Rule {
        public Any {
            of = List.copyOf(of);
        }
    }

    /** The part does not hold. */
    record Not(Rule of) implements Rule {}

    /** A feature compares so with a value. */
    record FeatureIs(Feature feature, Comparison comparison, String value) implements Rule {

        /** @throws IllegalArgumentException if the comparison does not fit the feature, or the value the comparison */
        public FeatureIs {
            if (!Comparison.of(feature.unit()).contains(comparison)) {
                throw new IllegalArgumentException(feature + " cannot be compared by " + comparison);
            }
            comparison.check(value, feature.unit());
        }
    }

    /** What a customer is worth compares so with a value. */
    record WorthIs(Worth worth, Comparison comparison, String value) implements Rule {

        /** @throws IllegalArgumentException if the comparison does not fit, or the value the comparison */
        public WorthIs {
            if (!Comparison.of(worth.unit()).contains(comparison)) {
                throw new IllegalArgumentException(worth + " cannot be compared by " + comparison);
            }
            comparison.check(value, worth.unit());
        }
    }

    /**
     * A customer bought something so often, or for so much, in a time. This is always known: who bought nothing did so 0
     * times for 0.
     *
     * @param what what kind of thing is named
     * @param name its name; of an article its key; empty where it is anything
     * @param measure times: documents that sell it; amount: net of sales and returns in the customer's main currency
     * @param bound at least or at most
     * @param number how many, or how much
     * @param time when
     */
    record Bought(What what, String name, Measure measure, Bound bound, BigDecimal number, Time time) implements Rule {

        /** @throws IllegalArgumentException if the name is missing or says too much, or the number is too long */
        public Bought {
            if (what == What.ANYTHING ? !name.isEmpty() : name.isEmpty()) {
                throw new IllegalArgumentException(what + " named " + name);
            }
            if (number.scale() > 6 || number.precision() - number.scale() > 15) {
                throw new IllegalArgumentException("more than 15 digits or 6 decimals: " + number);
            }
        }
    }

    /**
     * A customer's shown address is in one of these places, however their letters are written; unknown where that part of
     * the address is not known.
     */
    record PlaceIs(Place place, List<String> names) implements Rule {

        /** @throws IllegalArgumentException if no place is named */
        public PlaceIs {
            names = List.copyOf(names);
            if (names.isEmpty() || names.contains("")) {
                throw new IllegalArgumentException("no place: " + names);
            }
        }
    }

    /** A customer is a person or a company; unknown where its records do not tell. */
    record KindIs(Kind kind) implements Rule {}

    /** A customer fulfils the present rule of another segment. */
    record In(long segment) implements Rule {}

    /** How a value compares. */
    enum Comparison {
        LESS,
        AT_MOST,
        EQUAL,
        DIFFERENT,
        AT_LEAST,
        MORE,
        /** More than so many days before today. */
        LONGER_AGO,
        /** Within the last so many days, today included. */
        WITHIN,
        /** Before a day. */
        BEFORE,
        /** On a day or after it. */
        FROM,
        UNKNOWN,
        KNOWN;

        private static final List<Comparison> NUMBERS =
                List.of(AT_LEAST, MORE, AT_MOST, LESS, EQUAL, DIFFERENT, UNKNOWN, KNOWN);
        private static final List<Comparison> DATES = List.of(LONGER_AGO, WITHIN, BEFORE, FROM, UNKNOWN, KNOWN);
        private static final List<Comparison> WORDS = List.of(EQUAL, DIFFERENT, UNKNOWN, KNOWN);

        /** Those that fit values of a unit, the usual ones first. */
        public static List<Comparison> of(Feature.Unit unit) {
            return switch (unit) {
                case COUNT, DAYS, MONEY, SHARE, LEVEL -> NUMBERS;
                case DATE -> DATES;
                case WEEKDAY, WORD -> WORDS;
            };
        }

        /** Whether it compares with nothing. */
        public boolean alone() {
            return this == UNKNOWN || this == KNOWN;
        }

        private void check(String value, Feature.Unit unit) {
            if (alone() != value.isEmpty()) {
                throw new IllegalArgumentException(this + " compared with '" + value + "'");
            }
            switch (this) {
                case BEFORE, FROM -> day(value);
                case LONGER_AGO, WITHIN -> days(value);
                case UNKNOWN, KNOWN -> {}
                default -> {
                    if (unit != Feature.Unit.WORD && Math.abs(new BigDecimal(value).doubleValue()) > 1e15) {
                        throw new IllegalArgumentException("no number: " + value);
                    }
                }
            }
        }
    }

    /** The day that a text names. @throws IllegalArgumentException if it names none */
    static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (java.time.format.DateTimeParseException e) {
            throw new IllegalArgumentException("no day: " + text, e);
        }
    }

    /** The number of days that a text names. @throws IllegalArgumentException if it is none from 0 to 100,000 */
    static int days(String text) {
        int days = Integer.parseInt(text);
        if (days < 0 || days > 100_000) {
            throw new IllegalArgumentException("no number of days: " + text);
        }
        return days;
    }

    /** What a customer is worth: a column of the table {@code picture.worth}, or derived from one. */
    enum Worth {
        /** Discounted expected margin in the horizon. */
        VALUE(Feature.Unit.MONEY),
        /** The chance that he still is a customer. */
        ALIVE(Feature.Unit.SHARE),
        /** Expected purchases in the horizon. */
        PURCHASES(Feature.Unit.COUNT),
        /** For how many days his silence has been unusual for him; below 0 before that day. */
        SILENT(Feature.Unit.DAYS);

        private final Feature.Unit unit;

        Worth(Feature.Unit unit) {
            this.unit = unit;
        }

        /** What its values are. */
        public Feature.Unit unit() {
            return unit;
        }
    }

    /** What kind of thing was bought. */
    enum What {
        ANYTHING,
        ARTICLE,
        CATEGORY,
        DEPARTMENT,
        CHANNEL
    }

    /** How buying is measured. */
    enum Measure {
        TIMES,
        AMOUNT
    }

    /** From which side a number bounds. */
    enum Bound {
        AT_LEAST,
        AT_MOST
    }

    /** Parts of an address. */
    enum Place {
        COUNTRY,
        AREA,
        PROVINCE,
        CITY;

        /** Its column of {@code picture.customer}. */
        public String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Kinds of customers. */
    enum Kind {
        PERSON,
        COMPANY
    }

    /** When something was bought. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "time")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Ever.class, name = "ever"),
        @JsonSubTypes.Type(value = LastDays.class, name = "last-days"),
        @JsonSubTypes.Type(value = Between.class, name = "between")
    })
    sealed interface Time {

        /** Whether a day lies in it. */
        boolean holds(LocalDate day, LocalDate today);
    }

    /** At any time. */
    record Ever() implements Time {
        @Override
        public boolean holds(LocalDate day, LocalDate today) {
            return true;
        }
    }

    /** In so many days that end with today; purchases that bear a later day count too. */
    record LastDays(int days) implements Time {

        /** @throws IllegalArgumentException if they are less than 1 */
        public LastDays {
            if (days < 1 || days > 100_000) {
                throw new IllegalArgumentException("the last " + days + " days");
            }
        }

        @Override
        public boolean holds(LocalDate day, LocalDate today) {
            return day.isAfter(today.minusDays(days));
        }
    }

    /** From a day to a day, both included. */
    record Between(LocalDate first, LocalDate last) implements Time {

        /** @throws IllegalArgumentException if the last lies before the first */
        public Between {
            if (last.isBefore(first)) {
                throw new IllegalArgumentException("from " + first + " to " + last);
            }
        }

        @Override
        public boolean holds(LocalDate day, LocalDate today) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }
}
