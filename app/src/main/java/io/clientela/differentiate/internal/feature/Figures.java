package io.clientela.differentiate.internal.feature;

import java.time.LocalDate;
import java.util.List;

/** The four tables that are computed customer by customer. */
final class Figures {

    private static final List<String> FEATURES = List.of(
            "customer_id currency currencies purchases",
            "purchase_days active_months first_on last_on age_days recency_days purchases_per_year",
            "repeats span_days repeat_spend basket_mean basket_median",
            "spend spend_12m spend_3m margin margin_12m margin_3m margin_known returns_share discount_share",
            "spend_6m spend_6m_before trend",
            "interval_median interval_low interval_high favourite_weekday favourite_weekday_share weekend_share",
            "timed_purchases morning_share afternoon_share evening_share night_share",
            "channels favourite_channel favourite_channel_share departments articles",
            "categories favourite_category favourite_category_share price_level");

    private final Sheets sheets;
    private final Shelf shelf;
    private final LocalDate day;
    private final FoundRows channels = new FoundRows(columns("customer_id channel purchases net share"));
    private final FoundRows cycles =
            new FoundRows(columns("customer_id article days last_on interval_median interval_low interval_high"));

    Figures(Sheets sheets, Shelf shelf, LocalDate day) {
        this.sheets = sheets;
        this.shelf = shelf;
        this.day = day;
    }

    private static List<String> columns(String names) {
        return List.of(names.split(" "));
    }

    /** A row of features for each customer; finds the rows of {@link #channels} and {@link #cycles} too. */
    CustomerRows features() {
        return new CustomerRows(columns(String.join(" ", FEATURES)), sheets, shelf, One::new);
    }

    /** What one thread computes features with. */
    private final class One implements CustomerRows.Work {

        private final Money money = new Money(day);
        private final Days days = new Days(day);
        private final Channels byChannel = new Channels();
        private final Articles articles = new Articles();
        private final Tastes tastes = new Tastes();
        private final Breadth breadth = new Breadth(shelf.departments());
        private final Cycles again = new Cycles();
        private final FigureRow found = new FigureRow();
        private final FoundRows.Finder channelFinder = channels.finder();
        private final FoundRows.Finder cycleFinder = cycles.finder();

        @Override
        public void rows(Buyer buyer, FigureRow row) {
            buyer.sum();
            money.read(buyer);
            days.read(buyer);
            byChannel.read(buyer);
            articles.read(buyer);
            tastes.read(articles, shelf);
            breadth.read(buyer, articles);
            row.add(buyer.currency()).add(buyer.currencies()).add(money.purchases());
            days.history(row);
            money.amounts(row);
            days.intervals(row);
            money.times(row);
            byChannel.favourite(row, money.purchases());
            breadth.counts(row);
            tastes.favourite(row);
            found.clear();
            byChannel.rows(found, money.purchases());
            channelFinder.add(buyer.customer(), found);
            found.clear();
            again.rows(found, articles, sheets);
            cycleFinder.add(buyer.customer(), found);
        }
    }

    /** A row for each customer and category. */
    CustomerRows tastes() {
        return new CustomerRows(columns("customer_id category_id times net share price_level"), sheets, shelf, () -> {
            var articles = new Articles();
            var tastes = new Tastes();
            return (buyer, row) -> {
                articles.read(buyer);
                tastes.read(articles, shelf);
                tastes.rows(row);
            };
        });
    }

    /** A row for each customer and channel, once features are computed. */
    FoundRows channels() {
        return channels;
    }

    /** A row for each customer and article that he bought again and again, once features are computed. */
    FoundRows cycles() {
        return cycles;
    }
}
