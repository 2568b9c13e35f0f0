package io.clientela.terminal.internal;

import io.clientela.identify.FigureLines;
import io.clientela.kernel.effect.UnitOutcomes;
import io.clientela.kernel.value.Flaw;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The outcomes of a file, unit by unit.
 *
 * <p>The outcomes of a unit that stands in several lines are added up; its portfolio and its time before are those of its first
 * line, and a line that states others is left out. A unit that stands in two arms is broken: none of its lines counts.
 *
 * @param arms the names of the arms, the control first, the others by name
 * @param portfolios the names of the portfolios, by name
 * @param outcomes of all units that are not broken
 * @param told what was seen besides
 */
record OutcomeFile(List<String> arms, List<String> portfolios, UnitOutcomes outcomes, Told told) {

    /** The portfolio where no column names one. */
    static final String ALL = "all";

    private static final int SHOWN = 3;

    /**
     * What was seen besides.
     *
     * @param lines how many lines were read, those left out included
     * @param leftOut how many were left out
     * @param flaws why the first of them were
     * @param repeated how many units stand in several lines
     * @param broken how many units stand in two arms
     * @param firstBroken the first of them
     */
    record Told(long lines, long leftOut, List<Flaw> flaws, long repeated, long broken, List<String> firstBroken) {}

    /**
     * The columns.
     *
     * @param portfolio null where all units are one portfolio
     * @param before null where nothing is known of the time before
     */
    record Columns(
            String unit,
            String arm,
            String outcome,
            @Nullable String portfolio,
            @Nullable String before) {}

    /**
     * Reads a file.
     *
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if a column does not exist, no line can be read or there is no control or no other arm
     */
    static OutcomeFile read(Path file, Columns columns, String control) throws IOException {
        var texts = new ArrayList<>(List.of(columns.unit(), columns.arm()));
        if (columns.portfolio() != null) {
            texts.add(columns.portfolio());
        }
        var figures = new ArrayList<>(List.of(columns.outcome()));
        if (columns.before() != null) {
            figures.add(columns.before());
        }
        var collector = new Collector(String.valueOf(file.getFileName()), columns);
        FigureLines.read(file, texts, figures, collector);
        return collector.built(file, control);
    }

    private static final class Collector implements FigureLines.Receiver {

        private final String file;
        private final Columns columns;
        private final Map<String, Integer> places = new HashMap<>();
        private final Map<String, Integer> arms = new HashMap<>();
        private final Map<String, Integer> portfolios = new HashMap<>();
        private final List<Unit> units = new ArrayList<>();
        private final List<Flaw> flaws = new ArrayList<>();
        private final BitSet broken = new BitSet();
        private final BitSet repeated = new BitSet();
        private final List<String> firstBroken = new ArrayList<>();
        private long lines;
        private long leftOut;

        private static final class Unit {
            private final int arm;
            private final int portfolio;
            private final @Nullable Double before;
            private double outcome;

            Unit(int arm, int portfolio, @Nullable Double before) {
                this.arm = arm;
                this.portfolio = portfolio;
                this.before = before;
            }
        }

        Collector(String file, Columns columns) {
            this.file = file;
            this.columns = columns;
        }

        @Override
        public void line(long line, List<String> texts, List<java.math.@Nullable BigDecimal> figures) {
            lines++;
            var outcome = figures.getFirst();
            if (outcome == null) {
                refuse(new Flaw(file, line, columns.outcome(), "missing-value", "no outcome"));
                return;
            }
            int arm = place(arms, texts.get(1));
            int portfolio = place(portfolios, texts.size() > 2 ? texts.get(2) : ALL);
            var known = figures.size() > 1 ? figures.get(1) : null;
            Double before = known == null ? null : known.doubleValue();
            Integer place = places.putIfAbsent(texts.getFirst(), units.size());
            if (place == null) {
                place = units.size();
                units.add(new Unit(arm, portfolio, before));
            } else {
                repeated.set(place);
                if (!fits(line, texts.getFirst(), place, new Unit(arm, portfolio, before))) {
                    return;
                }
            }
            units.get(place).outcome += outcome.doubleValue();
        }

        /** Whether a further line says the same of a unit as the first. */
        private boolean fits(long line, String name, int place, Unit other) {
            var unit = units.get(place);
            if (unit.arm != other.arm) {
                if (!broken.get(place) && firstBroken.size() < SHOWN) {
                    firstBroken.add(name);
                }
                broken.set(place);
                return false;
            }
            if (unit.portfolio != other.portfolio) {
                refuse(new Flaw(
                        file,
                        line,
                        String.valueOf(columns.portfolio()),
                        "other-portfolio",
                        name + " stands in another"));
                return false;
            }
            if (other.before != null && !other.before.equals(unit.before)) {
                refuse(new Flaw(
                        file, line, String.valueOf(columns.before()), "other-before", name + " had another before"));
                return false;
            }
            return true;
        }

        private static int place(Map<String, Integer> names, String name) {
            Integer place = names.get(name);
            if (place == null) {
                place = names.size();
                names.put(name, place);
            }
            return place;
        }

        @Override
        public void leftOut(Flaw flaw) {
            lines++;
            refuse(flaw);
        }

        private void refuse(Flaw flaw) {
            leftOut++;
            if (flaws.size() < SHOWN) {
                flaws.add(flaw);
            }
        }

        OutcomeFile built(Path path, String control) {
            if (units.isEmpty()) {
                throw new IllegalArgumentException("no line of " + path + " could be read"
                        + (flaws.isEmpty() ? "" : "; the first: " + flaws.getFirst()));
            }
            if (!arms.containsKey(control)) {
                throw new IllegalArgumentException("There is no arm \"" + control + "\" in the column " + columns.arm()
                        + ". The arms are " + new TreeSet<>(arms.keySet()));
            }
            if (arms.size() < 2) {
                throw new IllegalArgumentException("All units are in the arm \"" + control
                        + "\"; an effect needs another arm beside the control.");
            }
            var others = new TreeSet<>(arms.keySet());
            others.remove(control);
            var armNames = new ArrayList<>(List.of(control));
            armNames.addAll(others);
            var portfolioNames = new ArrayList<>(new TreeSet<>(portfolios.keySet()));
            var told = new Told(
                    lines,
                    leftOut,
                    List.copyOf(flaws),
                    repeated.cardinality(),
                    broken.cardinality(),
                    List.copyOf(firstBroken));
            return new OutcomeFile(armNames, portfolioNames, outcomes(armNames, portfolioNames), told);
        }

        private UnitOutcomes outcomes(List<String> armNames, List<String> portfolioNames) {
            int[] armAt = order(arms, armNames);
            int[] portfolioAt = order(portfolios, portfolioNames);
            var builder = UnitOutcomes.builder(portfolioNames.size(), armNames.size());
            IntStream.range(0, units.size()).filter(place -> !broken.get(place)).forEach(place -> {
                var unit = units.get(place);
                int portfolio = portfolioAt[unit.portfolio];
                int arm = armAt[unit.arm];
                if (unit.before == null) {
                    builder.add(portfolio, arm, unit.outcome);
                } else {
                    builder.add(portfolio, arm, unit.outcome, unit.before);
                }
            });
            return builder.build();
        }

        private static int[] order(Map<String, Integer> places, List<String> names) {
            int[] out = new int[names.size()];
            for (int i = 0; i < out.length; i++) {
                out[places.getOrDefault(names.get(i), 0)] = i;
            }
            return out;
        }
    }
}
