package io.clientela.differentiate;

import java.util.List;

/**
 * Whom a mini-portfolio takes: customers of a tier, of a need, at a place. {@value #ANY} stands for all of a part.
 *
 * @param tier from 1 to 4, or any
 * @param need {@code g:<group>}, {@code t:<category>} where there are no groups, {@code -} for those who never bought, or any
 * @param area the region, or any
 * @param province the province, or any
 * @param slice which of several equal parts, such as {@code 2/5}, or any
 */
public record PortfolioCell(String tier, String need, String area, String province, String slice) {

    /** Stands for all. */
    public static final String ANY = "*";

    private static final String BETWEEN = "|";

    public PortfolioCell {
        for (var part : List.of(tier, need, area, province, slice)) {
            if (part.contains(BETWEEN)) {
                throw new IllegalArgumentException("a cell with " + BETWEEN + " in " + part);
            }
        }
    }

    /** All of a tier and a need, wherever they are. */
    public static PortfolioCell of(int tier, String need) {
        return new PortfolioCell(String.valueOf(tier), clean(need), ANY, ANY, ANY);
    }

    /** What a name becomes in a cell: without the sign that parts it. */
    public static String clean(String name) {
        return name.replace('|', '/');
    }

    /** The same in one area. */
    public PortfolioCell inArea(String one) {
        return new PortfolioCell(tier, need, clean(one), province, slice);
    }

    /** The same in one province. */
    public PortfolioCell inProvince(String one) {
        return new PortfolioCell(tier, need, area, clean(one), slice);
    }

    /** The same, one of several equal parts. */
    public PortfolioCell part(int number, int parts) {
        return new PortfolioCell(tier, need, area, province, number + "/" + parts);
    }

    /** Reads what {@link #text} writes. */
    public static PortfolioCell parse(String text) {
        var parts = text.split("\\|", -1);
        if (parts.length != 5) {
            throw new IllegalArgumentException("not a cell: " + text);
        }
        return new PortfolioCell(parts[0], parts[1], parts[2], parts[3], parts[4]);
    }

    /** As it is kept. */
    public String text() {
        return String.join(BETWEEN, tier, need, area, province, slice);
    }
}
