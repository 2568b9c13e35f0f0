package io.clientela.measure;

import io.clientela.kernel.effect.ArmShares;
import io.clientela.kernel.effect.Assignment;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What is written down of an experiment before it starts.
 *
 * @param name what people call it, up to {@value #LONGEST_NAME} characters
 * @param note what is done to the treated, and why it should help; may be empty
 * @param arms two to {@value #MOST_ARMS}; their shares add up to 1; exactly one is held out
 * @param target whom it is about
 * @param measured which outcome counts
 * @param sizing which effect is worth knowing, and how sure one wants to be
 * @param run how long it runs, and whether one may look before the end
 * @param cost what treating costs, and what one unit of the outcome is worth
 */
public record ExperimentPlan(
        String name, String note, List<Arm> arms, Target target, Measured measured, Sizing sizing, Run run, Cost cost) {

    public static final int LONGEST_NAME = 120;
    public static final int MOST_ARMS = 6;
    private static final int LONGEST_NOTE = 2000;
    private static final int MOST_IDS = 100_000;
    private static final Pattern ARM = Pattern.compile("[a-z0-9][a-z0-9-]{0,29}");

    public ExperimentPlan {
        arms = List.copyOf(arms);
        if (name.isBlank() || name.length() > LONGEST_NAME || note.length() > LONGEST_NOTE) {
            throw new IllegalArgumentException("name or note: '" + name + "'");
        }
        if (arms.size() < 2 || arms.size() > MOST_ARMS) {
            throw new IllegalArgumentException(arms.size() + " arms");
        }
        if (arms.stream().filter(Arm::held).count() != 1) {
            throw new IllegalArgumentException("exactly one arm is held out: " + arms);
        }
        if (new HashSet<>(arms.stream().map(Arm::name).toList()).size() != arms.size()) {
            throw new IllegalArgumentException("two arms of one name: " + arms);
        }
        if (arms.stream().mapToInt(Arm::millionths).sum() != ArmShares.WHOLE) {
            throw new IllegalArgumentException("the shares do not add up to 1: " + arms);
        }
        if (measured.from() == From.START && run.days() < measured.days()) {
            throw new IllegalArgumentException(
                    "it runs " + run.days() + " days and looks at " + measured.days() + " days");
        }
    }

    /** The number of the arm that is held out, from 0. */
    public int held() {
        return IntStream.range(0, arms.size())
                .filter(i -> arms.get(i).held())
                .findFirst()
                .orElseThrow();
    }

    /** The number of an arm by its name. */
    public OptionalInt arm(String called) {
        return IntStream.range(0, arms.size())
                .filter(i -> arms.get(i).name().equals(called))
                .findFirst();
    }

    /** Who is in which arm, by the hash of the experiment's key and the number of the customer or the household. */
    public Assignment assignment(String key) {
        return new Assignment(key, ArmShares.of(arms.stream().collect(Collectors.toMap(Arm::name, Arm::millionths))));
    }

    /** From when on the outcome is complete, in days from the start of the experiment. */
    public int daysInAll() {
        return measured.from() == From.START ? run.days() : run.days() + measured.days();
    }

    /**
     * An arm.
     *
     * @param name small letters, digits and hyphens
     * @param share of the customers, from 0.01 to 0.99
     * @param held whether it is held out
     */
    public record Arm(String name, double share, boolean held) {

        public Arm {
            if (!ARM.matcher(name).matches()) {
                throw new IllegalArgumentException("not a name for an arm: '" + name + "'");
            }
            within("share", share, 0.01, 0.99);
        }

        /** The share in whole millionths. */
        public int millionths() {
            return (int) Math.round(share * ArmShares.WHOLE);
        }
    }

    /** Of what a target is made. */
    public enum Of {
        /** All customers. */
        ALL,
        /** The members of one segment. */
        SEGMENT,
        /** The members of some mini-portfolios. */
        PORTFOLIOS,
        /** Customers by number. */
        CUSTOMERS
    }

    /** What is drawn into an arm, and counted. */
    public enum Unit {
        /** Each customer by himself. */
        CUSTOMER,
        /** Those of the target who live together: they are in one arm, and what they come to is added up. */
        HOUSEHOLD
    }

    /**
     * Whom an experiment is about, as they are when it starts.
     *
     * @param of of what it is made
     * @param ids the segment, the portfolios or the customers; none for all
     * @param growing whether those who come into it while the experiment runs belong to it too; not with households
     * @param unit what is drawn; plans from before there were households say nothing, and draw customers
     */
    public record Target(Of of, List<Long> ids, boolean growing, Unit unit) {

        /** A target of customers. */
        public Target(Of of, List<Long> ids, boolean growing) {
            this(of, ids, growing, Unit.CUSTOMER);
        }

        public Target {
            unit = unit == null ? Unit.CUSTOMER : unit;
            if (unit == Unit.HOUSEHOLD && growing) {
                throw new IllegalArgumentException("households do not grow");
            }
            ids = ids.stream().distinct().sorted().toList();
            boolean fits = switch (of) {
                case ALL -> ids.isEmpty();
                case SEGMENT -> ids.size() == 1;
                case PORTFOLIOS -> !ids.isEmpty();
                case CUSTOMERS -> !ids.isEmpty() && ids.size() <= MOST_IDS && !growing;
            };
            if (!fits) {
                throw new IllegalArgumentException("not a target: " + of + " of " + ids.size());
            }
        }

        /** Whether households are drawn. */
        public boolean households() {
            return unit == Unit.HOUSEHOLD;
        }
    }

    /** What is counted of each customer. */
    public enum Counted {
        /** Net less cost in one currency. */
        MARGIN,
        /** Net in one currency. */
        NET,
        /** Days on which he bought. */
        PURCHASES,
        /** Whether he bought. */
        BOUGHT;

        /** Whether it is an amount of money. */
        public boolean money() {
            return this == MARGIN || this == NET;
        }
    }

    /** From when on it is counted. */
    public enum From {
        /** From the day on which the experiment started: the same days for all. */
        START,
        /** From the day of each customer's first exposure. */
        EXPOSURE
    }

    /**
     * The outcome.
     *
     * @param counted what is counted
     * @param days over how many days, the first included: 1 to 730
     * @param from from when on
     * @param before over how many days before that it is counted too, to take out what was different already: 0 to 730
     * @param currency of amounts, three letters; lines in others are left out
     */
    public record Measured(Counted counted, int days, From from, int before, String currency) {

        public Measured {
            within("days", days, 1, 730);
            within("before", before, 0, 730);
            if (!currency.matches("[A-Z]{3}")) {
                throw new IllegalArgumentException("not a currency: '" + currency + "'");
            }
        }
    }

    /**
     * What is to be seen.
     *
     * @param effect the smallest effect worth knowing: the difference of the outcome of one unit, above 0; for
     *     {@link Counted#BOUGHT} a difference of shares below 1
     * @param significance the chance to see an effect where there is none, from 0.001 to 0.2
     * @param power the chance to see the effect where there is one, from 0.5 to 0.99
     */
    public record Sizing(double effect, double significance, double power) {

        public Sizing {
            within("effect", effect, 1e-9, 1e9);
            within("significance", significance, 0.001, 0.2);
            within("power", power, 0.5, 0.99);
        }
    }

    /**
     * How long.
     *
     * @param days in which customers are exposed, from 1 to 730
     * @param early whether the result may be looked at before the end; all its intervals are wider then
     */
    public record Run(int days, boolean early) {

        public Run {
            within("days", days, 1, 730);
        }
    }

    /**
     * Money, in the currency of the outcome.
     *
     * @param each what treating one unit costs, 0 or more
     * @param fixed what the initiative costs besides, 0 or more
     * @param worth the margin that one unit of the outcome brings: 1 for margin, the rate of margin for net, the margin of
     *     one purchase for purchases and for bought
     */
    public record Cost(double each, double fixed, double worth) {

        public Cost {
            within("each", each, 0, 1e9);
            within("fixed", fixed, 0, 1e12);
            within("worth", worth, 0, 1e9);
        }
    }

    private static void within(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(name + " cannot be " + value);
        }
    }
}
