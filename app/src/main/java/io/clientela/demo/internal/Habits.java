package io.clientela.demo.internal;

import java.util.List;

/**
 * How a kind of customer buys. The rate of purchases of one customer is gamma (shape r, and alpha weeks), the chance to
 * leave after a repeat purchase beta (a, b), the spend of a purchase gamma-gamma (p, q, gamma in euro): see Fader, Hardie
 * and Lee 2005 for the letters.
 *
 * @param model when customers buy and when they leave
 * @param spend what they spend
 * @param season how the twelve months compare, January first; 1 is about the mean
 */
record Habits(Model model, Spend spend, List<Double> season) {

    private static final List<Double> TABLE = List.of(.75, .85, 1.0, 1.1, 1.15, 1.05, .85, .7, 1.1, 1.05, 1.25, 1.2);
    private static final List<Double> HOLIDAYS = List.of(.6, .9, 1.4, 1.6, 1.5, 1.2, .9, .6, .7, .8, .9, .9);
    private static final List<Double> SUMMER = List.of(.6, .7, .95, 1.2, 1.4, 1.45, 1.25, .75, .9, .85, .9, 1.1);
    private static final List<Double> FEASTS = List.of(.5, .6, .8, 1.1, 1.5, 1.5, 1.1, .7, 1.2, .9, .9, 1.2);
    private static final List<Double> STOCKING = List.of(.55, .7, 1.0, 1.1, 1.0, .8, .6, .4, 1.4, 1.8, 1.65, 1.0);
    private static final List<Double> SCHOOL = List.of(1.0, 1.0, 1.0, .9, .9, .7, .6, .5, 1.8, 1.5, 1.2, .9);
    private static final List<Double> GIFTS = List.of(.7, .65, .75, .85, 1.05, .95, .8, .55, .85, 1.0, 1.45, 2.4);

    private static final Habits RESTAURANTS =
            new Habits(new Model(2.0, 17.5, 1.1, 22), new Spend(4.0, 4.5, 290), TABLE);
    private static final Habits HOTELS = new Habits(new Model(1.4, 20, 1.2, 18), new Spend(3.0, 3.6, 520), HOLIDAYS);
    private static final Habits BARS = new Habits(new Model(1.6, 19, 1.2, 16), new Spend(4.0, 4.2, 165), SUMMER);
    private static final Habits FARMHOUSES = new Habits(new Model(1.2, 19, 1.1, 14), new Spend(3.5, 4.0, 180), SUMMER);
    private static final Habits CATERERS = new Habits(new Model(2.0, 14, 1.1, 20), new Spend(3.0, 3.6, 330), FEASTS);
    private static final Habits RETAILERS = new Habits(new Model(1.8, 20, 1.2, 17), new Spend(3.5, 4.0, 380), STOCKING);
    private static final Habits BODIES = new Habits(new Model(1.5, 22, 0.8, 24), new Spend(3.0, 4.0, 390), SCHOOL);
    private static final Habits PEOPLE = new Habits(new Model(.75, 16.5, 1.0, 6.5), new Spend(4.2, 3.9, 40), GIFTS);

    /**
     * When customers buy and leave.
     *
     * @param r shape of the rate
     * @param alpha scale of the rate, weeks
     * @param a first shape of the chance to leave
     * @param b second shape of the chance to leave
     */
    record Model(double r, double alpha, double a, double b) {}

    /**
     * What customers spend.
     *
     * @param p shape of the spend of one purchase
     * @param q shape of the differences between customers, above 1
     * @param gamma scale, euro
     */
    record Spend(double p, double q, double gamma) {}

    /** The habits of a kind. */
    static Habits of(Kind kind) {
        return switch (kind) {
            case RESTAURANT -> RESTAURANTS;
            case HOTEL -> HOTELS;
            case BAR -> BARS;
            case FARMHOUSE -> FARMHOUSES;
            case CATERER -> CATERERS;
            case RETAILER -> RETAILERS;
            case PUBLIC -> BODIES;
            case PERSON -> PEOPLE;
        };
    }

    /** How a month, 1 to 12, compares with the mean of the year. */
    double in(int month) {
        var mean = season.stream().mapToDouble(Double::doubleValue).average().orElse(1);
        return season.get(month - 1) / mean;
    }
}
