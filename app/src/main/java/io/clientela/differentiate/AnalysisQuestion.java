package io.clientela.differentiate;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an analysis looks at.
 *
 * @param currency ISO 4217; amounts of other currencies are left aside
 * @param lastYear whether only the last twelve months count, else everything
 */
public record AnalysisQuestion(String currency, boolean lastYear) {

    public AnalysisQuestion {
        if (!currency.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("no currency: " + currency);
        }
    }

    /** As the parameters of statements and addresses. */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("currency", currency);
        parameters.put("year", String.valueOf(lastYear));
        return parameters;
    }
}
