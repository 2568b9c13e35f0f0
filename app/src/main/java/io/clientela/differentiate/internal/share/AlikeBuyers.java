package io.clientela.differentiate.internal.share;

import io.clientela.kernel.share.LookAlikes;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Compares the customers of one kind who buy of one category with each other. */
final class AlikeBuyers {

    /** Look-alikes are looked for among at most so many customers of a kind and category, drawn by a number made of theirs. */
    static final int AMONG = 3_000;

    private static final int YEAR = 365;

    private AlikeBuyers() {}

    /** What a customer did in one year: own is what he spent on the category, whole whether he was there from the start. */
    record Year(double own, double other, double orders, double categories, boolean whole) {

        boolean counts() {
            return whole && own > 0;
        }

        double[] traits() {
            return new double[] {Math.log1p(Math.max(0, other)), Math.log1p(orders), categories};
        }
    }

    /** A customer of the group in both years. */
    record Buyer(long customer, Year now, Year before) {}

    /** What was found of him: what he spends in all on the category, this year and the year before. */
    record Found(Buyer buyer, Outcome<Interval> wallet, Outcome<Interval> earlier) {}

    static Buyer buyer(ResultSet row) throws SQLException {
        return new Buyer(
                row.getLong("customer_id"),
                new Year(
                        row.getDouble("own"),
                        row.getDouble("other"),
                        row.getDouble("orders"),
                        row.getDouble("categories"),
                        row.getBoolean("whole")),
                new Year(
                        row.getDouble("own_before"),
                        row.getDouble("other_before"),
                        row.getDouble("orders_before"),
                        row.getDouble("categories_before"),
                        row.getBoolean("whole_before")));
    }

    /** The customers of one year among whom look-alikes are looked for. */
    private static final class Among {

        private final LookAlikes alike;
        private final List<Year> years;

        Among(List<Year> all) {
            years = all.stream().filter(Year::counts).limit(AMONG).toList();
            var traits = new double[3 * years.size()];
            var spends = new double[years.size()];
            for (int i = 0; i < spends.length; i++) {
                System.arraycopy(years.get(i).traits(), 0, traits, 3 * i, 3);
                spends[i] = years.get(i).own();
            }
            alike = new LookAlikes(3, traits, spends);
        }

        /** @param place his place among those that count; beyond the number of those looked at he is not among them */
        Outcome<Interval> wallet(Year mine, int place) {
            if (!mine.whole()) {
                return new Outcome.Unknown<>("less-than-a-year", "first purchase less than " + YEAR + " days before");
            }
            return alike.wallet(mine.traits(), mine.counts() && place < years.size() ? place : -1);
        }
    }

    /** @param buyers in the order in which they are drawn */
    static List<Found> look(List<Buyer> buyers) {
        var now = new Among(buyers.stream().map(Buyer::now).toList());
        var before = new Among(buyers.stream().map(Buyer::before).toList());
        int placeNow = 0;
        int placeBefore = 0;
        var found = new ArrayList<Found>(buyers.size());
        for (var buyer : buyers) {
            found.add(new Found(buyer, now.wallet(buyer.now(), placeNow), before.wallet(buyer.before(), placeBefore)));
            placeNow += buyer.now().counts() ? 1 : 0;
            placeBefore += buyer.before().counts() ? 1 : 0;
        }
        return found;
    }
}
