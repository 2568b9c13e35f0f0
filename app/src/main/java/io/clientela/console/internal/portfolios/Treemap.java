package io.clientela.console.internal.portfolios;

import io.clientela.differentiate.Portfolios.PortfolioSum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Rectangles whose areas are as given numbers, as square as can be: the squarified treemap of Bruls, Huizing and van Wijk
 * (2000). In a picture {@value #WIDTH} wide and {@value #HEIGHT} high.
 */
public final class Treemap {

    /** The width of the picture. */
    public static final int WIDTH = 1000;

    /** The height of the picture. */
    public static final int HEIGHT = 420;

    private static final double LETTER = 7.6;

    private double x;
    private double y;
    private double width = WIDTH;
    private double height = HEIGHT;
    private final List<Box> boxes = new ArrayList<>();

    private Treemap() {}

    /** The rectangle of the number at this place. */
    public record Box(int index, double x, double y, double width, double height) {}

    private record Sized(int index, double area) {}

    /** A rectangle for each number above 0, in their order. */
    static List<Box> of(List<Double> numbers) {
        double sum = numbers.stream().mapToDouble(number -> Math.max(0, number)).sum();
        var left = new ArrayList<Sized>();
        for (int i = 0; i < numbers.size(); i++) {
            if (numbers.get(i) > 0) {
                left.add(new Sized(i, numbers.get(i) / sum * WIDTH * HEIGHT));
            }
        }
        left.sort(Comparator.comparingDouble(Sized::area).reversed());
        var map = new Treemap();
        var row = new ArrayList<Sized>();
        for (var next : left) {
            var longer = new ArrayList<>(row);
            longer.add(next);
            if (!row.isEmpty() && map.worst(longer) > map.worst(row)) {
                map.lay(row);
                row.clear();
            }
            row.add(next);
        }
        if (!row.isEmpty()) {
            map.lay(row);
        }
        map.boxes.sort(Comparator.comparingInt(Box::index));
        return List.copyOf(map.boxes);
    }

    /** How dark each is, from 0 to 4: the square root of the mean value of a customer, the dearest at 4. */
    public static List<Integer> shades(List<PortfolioSum> sums) {
        double dearest = sums.stream().mapToDouble(Treemap::mean).max().orElse(0);
        return sums.stream()
                .map(sum -> dearest > 0
                        ? (int) Math.clamp(Math.round(4 * Math.sqrt(Math.max(0, mean(sum)) / dearest)), 0, 4)
                        : 0)
                .toList();
    }

    private static double mean(PortfolioSum sum) {
        return sum.value() / Math.max(1, sum.size());
    }

    /** As much of a name as fits into a rectangle. */
    public static String fitting(String name, Box box) {
        int letters = (int) (box.width() / LETTER);
        return name.length() <= letters ? name : name.substring(0, Math.max(1, letters - 2)) + "…";
    }

    /** The worst ratio of sides in a row along the shorter side of what is left. */
    private double worst(List<Sized> row) {
        double side = Math.min(width, height);
        double sum = row.stream().mapToDouble(Sized::area).sum();
        double worst = 0;
        for (var one : row) {
            double ratio = side * side * one.area() / (sum * sum);
            worst = Math.max(worst, Math.max(ratio, 1 / ratio));
        }
        return worst;
    }

    private void lay(List<Sized> row) {
        double sum = row.stream().mapToDouble(Sized::area).sum();
        boolean across = width >= height;
        double depth = sum / (across ? height : width);
        double at = across ? y : x;
        for (var one : row) {
            double length = one.area() / depth;
            boxes.add(across ? new Box(one.index(), x, at, depth, length) : new Box(one.index(), at, y, length, depth));
            at += length;
        }
        if (across) {
            x += depth;
            width -= depth;
        } else {
            y += depth;
            height -= depth;
        }
    }
}
