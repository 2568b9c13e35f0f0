package io.clientela.differentiate.internal.segment;

import io.clientela.differentiate.Feature;
import io.clientela.differentiate.Rule.Place;
import io.clientela.differentiate.Rule.Worth;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What the picture knows of one customer; what is unknown is missing in the maps.
 *
 * @param customer the customer
 * @param today the day for which the features were computed
 * @param features days as {@link LocalDate}, words as {@link String}, all else as {@link Double}
 * @param worth what he is worth
 * @param places the parts of his shown address
 * @param kind person, company, or empty where unknown
 * @param lines what he bought; empty where no rule asks for it
 */
record Facts(
        long customer,
        LocalDate today,
        Map<Feature, Object> features,
        Map<Worth, Double> worth,
        Map<Place, String> places,
        String kind,
        List<Line> lines) {

    Facts {
        features = Map.copyOf(features);
        worth = Map.copyOf(worth);
        places = Map.copyOf(places);
        lines = List.copyOf(lines);
    }

    /**
     * A line of the ledger.
     *
     * @param sells whether it is a sale on a document that sells
     * @param amount its net where it is a sale or return in the customer's main currency, else 0
     */
    record Line(
            long document,
            LocalDate day,
            String article,
            String category,
            String department,
            String channel,
            boolean sells,
            BigDecimal amount) {}
}
