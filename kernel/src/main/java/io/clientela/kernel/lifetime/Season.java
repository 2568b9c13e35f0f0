package io.clientela.kernel.lifetime;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds months in which customers bought much more or much less than the model can explain. The repeat purchases of each
 * whole calendar month are held against those that the model expects of customers who came when they came, scaled to the
 * same sum.
 */
final class Season {

    private static final double FEWEST = 30;
    private static final double FAR = 0.25;
    private static final double CLEAR = 5;

    private Season() {}

    static Optional<Finding> of(Observation observation, Fit fit) {
        if (observation.size() == 0) {
            return Optional.empty();
        }
        var arrivals = new TreeMap<Integer, Integer>();
        for (int i = 0; i < observation.size(); i++) {
            arrivals.merge(observation.first(i).epochDay(), 1, Integer::sum);
        }
        var month = YearMonth.from(LocalDate.ofEpochDay(arrivals.firstKey())).plusMonths(1);
        int months = 0;
        while (month.plusMonths(months).atEndOfMonth().toEpochDay()
                <= observation.until().epochDay()) {
            months++;
        }
        int[] ends = new int[months + 1];
        for (int m = 0; m <= months; m++) {
            ends[m] = (int) month.plusMonths(m).atDay(1).toEpochDay() - 1;
        }
        return judge(actual(observation, ends), expected(observation, fit, arrivals, ends), month.getMonthValue());
    }

    private static double[] actual(Observation observation, int[] ends) {
        double[] out = new double[ends.length - 1];
        for (int i = 0; i < observation.size(); i++) {
            int customer = observation.customer(i);
            int bought = observation.bought(i);
            for (int k = 1; k < bought; k++) {
                int day = observation.purchases().day(customer, k);
                int at = java.util.Arrays.binarySearch(ends, day);
                int month = (at >= 0 ? at : -at - 1) - 1;
                if (month >= 0 && month < out.length) {
                    out[month]++;
                }
            }
        }
        return out;
    }

    private static double[] expected(Observation observation, Fit fit, Map<Integer, Integer> arrivals, int[] ends) {
        double[] parameter = fit.values();
        var future = fit.model().future(parameter);
        double stays = fit.model() == ModelKind.MBG_NBD ? parameter[3] / (parameter[2] + parameter[3]) : 1;
        double[] out = new double[ends.length - 1];
        double[] at = new double[Future.SIZE];
        for (var arrival : arrivals.entrySet()) {
            double before = 0;
            for (int m = 0; m < ends.length; m++) {
                int days = ends[m] - arrival.getKey();
                double now = before;
                if (days > 0) {
                    future.at(0, 0, observation.unit().of(days), 0, at);
                    now = stays * at[Future.EXPECTED];
                }
                if (m > 0) {
                    out[m - 1] += arrival.getValue() * (now - before);
                }
                before = now;
            }
        }
        return out;
    }

    private static Optional<Finding> judge(double[] actual, double[] expected, int firstMonth) {
        double happened = 0;
        double modelled = 0;
        for (int m = 0; m < actual.length; m++) {
            happened += actual[m];
            modelled += expected[m];
        }
        int found = -1;
        double farthest = 0;
        double months = 0;
        for (int m = 0; m < actual.length; m++) {
            double fair = modelled > 0 ? expected[m] * happened / modelled : 0;
            if (fair < FEWEST) {
                continue;
            }
            double off = actual[m] / fair - 1;
            // purchases come in clusters: their variance is taken for three times their number
            if (Math.abs(off) >= FAR && Math.abs(actual[m] - fair) > CLEAR * Math.sqrt(3 * fair)) {
                months++;
                if (Math.abs(off) > Math.abs(farthest)) {
                    farthest = off;
                    found = m;
                }
            }
        }
        return found < 0
                ? Optional.empty()
                : Optional.of(new Finding(
                        FindingKind.SEASON,
                        Map.of("months", months, "month", (firstMonth - 1 + found) % 12 + 1.0, "offBy", farthest)));
    }
}
