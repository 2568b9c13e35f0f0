package io.clientela.differentiate;

import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Customers by the period of their first purchase, and how many of them buy again in each later one.
 *
 * @param asOf from when it is
 * @param grain how long a period is
 * @param cohorts the earliest first
 * @param without what those brought who never bought: returns of what was bought before the ledger begins
 * @param firstDay the first day of the ledger; empty where nobody bought
 * @param knownFrom from this day on a first purchase seen is, for nine of ten customers with a rhythm, a first purchase
 */
public record Cohorts(
        AsOf asOf,
        Grain grain,
        List<Cohort> cohorts,
        BigDecimal without,
        Optional<LocalDate> firstDay,
        Optional<LocalDate> knownFrom) {

    /** Below so many customers a cohort is marked as small. */
    public static final int SMALL = 30;

    public Cohorts {
        cohorts = List.copyOf(cohorts);
    }

    /** How long a period is. */
    public enum Grain {
        MONTH(1),
        QUARTER(3);

        private final int months;

        Grain(int months) {
            this.months = months;
        }

        /** How many months it has. */
        public int months() {
            return months;
        }

        /** As it stands in addresses and statements. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The customers whose first purchase fell into one period.
     *
     * @param start the first day of the period
     * @param truncated whether many of them may have bought before the ledger begins
     * @param periods by how many periods later, 0 included, up to the present one
     */
    public record Cohort(LocalDate start, boolean truncated, List<Later> periods) {

        public Cohort {
            periods = List.copyOf(periods);
        }

        /** How many customers it has. */
        public long customers() {
            return periods.isEmpty() ? 0 : periods.getFirst().customers();
        }

        /** Whether it is too small for its shares to say much. */
        public boolean small() {
            return customers() < SMALL;
        }

        /** What it brought in all. */
        public BigDecimal net() {
            return periods.stream().map(Later::net).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /**
     * A cohort so many periods later.
     *
     * @param later how many
     * @param customers who bought in that period
     * @param net what they brought in it
     * @param share their share of the cohort
     * @param over whether the period is over
     */
    public record Later(int later, long customers, BigDecimal net, Outcome<Interval> share, boolean over) {}

    /** What all cohorts and those without one brought. */
    public BigDecimal net() {
        return cohorts.stream().map(Cohort::net).reduce(without, BigDecimal::add);
    }
}
