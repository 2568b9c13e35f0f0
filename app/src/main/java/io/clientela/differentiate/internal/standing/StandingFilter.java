package io.clientela.differentiate.internal.standing;

import io.clientela.differentiate.Standings.Choice;
import io.clientela.platform.Statements;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A choice as a condition with its parameters. */
record StandingFilter(String sql, Map<String, @Nullable Object> parameters) {

    private static final Statements SQL = Statements.of("differentiate/standing");

    /** @param currency of the values of a window */
    static StandingFilter of(Choice choice, String currency) {
        var parts = new ArrayList<String>();
        var parameters = new HashMap<String, @Nullable Object>();
        parts.add("by-all");
        if (choice.groupId() != null) {
            parts.add("by-group");
            parameters.put("group", choice.groupId());
        }
        if (choice.portfolioId() != null) {
            parts.add("by-portfolio");
            parameters.put("portfolio", choice.portfolioId());
        }
        if (choice.tier() != null) {
            parts.add("by-tier");
            parameters.put("tier", choice.tier());
        }
        if (choice.recency() != null && choice.frequency() != null) {
            parts.add("by-rfm");
            parameters.put("recency", choice.recency());
            parameters.put("frequency", choice.frequency());
            parameters.put("amount", choice.amount());
        }
        var window = choice.window();
        if (window != null) {
            parts.add("by-box");
            parameters.put("currency", currency);
            parameters.put("low", window.low());
            parameters.put("high", window.high());
            parameters.put("least", window.least());
            parameters.put("most", window.most());
        }
        return new StandingFilter(
                String.join(" AND ", parts.stream().map(SQL::get).toList()), parameters);
    }
}
