package io.clientela.console.internal.customers;

import io.clientela.identify.CustomerPage.MonthSpend;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The small picture of what a customer spent month by month in one currency, as bars on a common base line. Positions
 * are in units of the picture: {@value #WIDTH} wide, {@value #HEIGHT} high, the origin at the top left.
 *
 * @param bars one bar per month, months without purchases included, the earliest first
 * @param base the height of the base line; bars of months in which more went back than was bought hang below it
 * @param highest the amount of the highest bar
 */
public record SpendPicture(List<Bar> bars, double base, BigDecimal highest) {

    /** The width of the picture. */
    public static final int WIDTH = 600;

    /** The height of the picture above its labels. */
    public static final int HEIGHT = 120;

    /**
     * One month.
     *
     * @param x the left edge
     * @param y the upper edge
     * @param width the width, a gap already taken off
     * @param height the height, at least 0
     * @param month the month
     * @param net what was bought in it
     */
    public record Bar(double x, double y, double width, double height, YearMonth month, BigDecimal net) {}

    /** The picture of the months of one currency; without bars where nothing was bought in it. */
    static SpendPicture of(List<MonthSpend> months, String currency) {
        Map<YearMonth, BigDecimal> spent = new TreeMap<>();
        for (MonthSpend month : months) {
            if (month.currency().equals(currency)) {
                spent.merge(month.month(), month.net(), BigDecimal::add);
            }
        }
        if (spent.isEmpty()) {
            return new SpendPicture(List.of(), HEIGHT, BigDecimal.ZERO);
        }
        return draw(List.copyOf(spent.keySet()), spent);
    }

    private static SpendPicture draw(List<YearMonth> bought, Map<YearMonth, BigDecimal> spent) {
        YearMonth first = bought.getFirst();
        int count = (int) first.until(bought.getLast(), ChronoUnit.MONTHS) + 1;
        BigDecimal highest = spent.values().stream().reduce(BigDecimal.ZERO, BigDecimal::max);
        BigDecimal lowest = spent.values().stream().reduce(BigDecimal.ZERO, BigDecimal::min);
        double span = Math.max(1e-9, highest.subtract(lowest).doubleValue());
        double base = HEIGHT * highest.doubleValue() / span;
        double step = (double) WIDTH / Math.max(count, 12);
        List<Bar> bars = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            YearMonth month = first.plusMonths(i);
            BigDecimal net = spent.getOrDefault(month, BigDecimal.ZERO);
            double height = HEIGHT * Math.abs(net.doubleValue()) / span;
            double y = net.signum() < 0 ? base : base - height;
            bars.add(new Bar(i * step, y, step * 0.78, height, month, net));
        }
        return new SpendPicture(List.copyOf(bars), base, highest);
    }
}
