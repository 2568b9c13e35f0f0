package io.clientela.measure.internal.attitude;

import io.clientela.kernel.attitude.Standing;
import io.clientela.measure.Attitudes.About;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What each customer with a mark said and when he bought. */
final class Histories {

    /** A mark counts for so many days. */
    static final int COUNTS_FOR = 365;

    /** Who buys within so many days buys again. */
    static final int AGAIN = 182;

    private final SortedMap<Long, One> customers = new TreeMap<>();

    /** One customer. */
    static final class One {

        private final Map<About, NavigableMap<LocalDate, Integer>> marks = new EnumMap<>(About.class);
        private final NavigableSet<LocalDate> bought = new TreeSet<>();

        /** The latest mark that counts on a day. */
        OptionalInt mark(About about, LocalDate day) {
            var entry = entry(about, day);
            return entry.isPresent() ? OptionalInt.of(entry.get().getValue()) : OptionalInt.empty();
        }

        private Optional<Map.Entry<LocalDate, Integer>> entry(About about, LocalDate day) {
            var of = marks.get(about);
            return of == null
                    ? Optional.empty()
                    : Optional.ofNullable(of.floorEntry(day))
                            .filter(entry -> entry.getKey().isAfter(day.minusDays(COUNTS_FOR)));
        }

        /** His latest mark old enough to tell whether he bought within half a year after it, and whether he did. */
        Optional<double[]> markAndAgain(About about, LocalDate today) {
            return entry(about, today.minusDays(AGAIN)).map(entry -> {
                var next = bought.higher(entry.getKey());
                boolean again = next != null && !next.isAfter(entry.getKey().plusDays(AGAIN));
                return new double[] {entry.getValue(), again ? 1 : 0};
            });
        }

        /** Where he stands on a day; empty where he gave no mark of satisfaction. */
        Optional<Standing> standing(LocalDate day) {
            var satisfied = mark(About.SATISFACTION, day);
            if (satisfied.isEmpty()) {
                return Optional.empty();
            }
            var last = bought.floor(day);
            boolean again = last != null && last.isAfter(day.minusDays(AGAIN));
            return Optional.of(
                    Standing.of(satisfied.getAsInt(), mark(About.ADVOCACY, day), mark(About.LOYALTY, day), again));
        }
    }

    void said(long customer, About about, LocalDate day, int mark) {
        customers
                .computeIfAbsent(customer, key -> new One())
                .marks
                .computeIfAbsent(about, key -> new TreeMap<>())
                .put(day, mark);
    }

    /** A day on which a customer bought; those without a mark are left out. */
    void bought(long customer, LocalDate day) {
        var one = customers.get(customer);
        if (one != null) {
            one.bought.add(day);
        }
    }

    /** All of them, by number. */
    SortedMap<Long, One> all() {
        return customers;
    }

    /** The marks about one thing that count on a day. */
    List<Integer> marks(About about, LocalDate day) {
        var out = new ArrayList<Integer>();
        customers.values().forEach(one -> one.mark(about, day).ifPresent(out::add));
        return out;
    }
}
