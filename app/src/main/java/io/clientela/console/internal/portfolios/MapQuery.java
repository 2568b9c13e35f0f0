package io.clientela.console.internal.portfolios;

import io.clientela.differentiate.Standings.Choice;
import io.clientela.differentiate.Standings.Window;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What part of the map an address asks for, and the addresses of other parts. */
public record MapQuery(
        @Nullable Integer group,
        @Nullable Long portfolio,
        @Nullable Window window) {

    static MapQuery read(Map<String, String> parameters) {
        return new MapQuery(
                (Integer) whole(parameters.get("group"), true),
                (Long) whole(parameters.get("portfolio"), false),
                window(parameters));
    }

    private static @Nullable Number whole(@Nullable String text, boolean small) {
        if (text == null || !text.matches("\\d{1,9}")) {
            return null;
        }
        return small ? (Number) Integer.valueOf(text) : (Number) Long.valueOf(text);
    }

    private static @Nullable Window window(Map<String, String> parameters) {
        try {
            return new Window(
                    Double.parseDouble(parameters.getOrDefault("low", "")),
                    Double.parseDouble(parameters.getOrDefault("high", "")),
                    Double.parseDouble(parameters.getOrDefault("least", "")),
                    Double.parseDouble(parameters.getOrDefault("most", "")));
        } catch (IllegalArgumentException e) {
            return null; // no window, or none that makes sense: the whole map
        }
    }

    Choice choice() {
        return new Choice(group, portfolio, null, null, null, null, null);
    }

    /** Whether a part of the map is shown. */
    public boolean zoomed() {
        return window != null;
    }

    /** The same filters with another window; null for all. */
    public String with(@Nullable Window other) {
        Map<String, Object> parts = new LinkedHashMap<>();
        if (group != null) {
            parts.put("group", group);
        }
        if (portfolio != null) {
            parts.put("portfolio", portfolio);
        }
        if (other != null) {
            parts.put("low", other.low());
            parts.put("high", other.high());
            parts.put("least", other.least());
            parts.put("most", other.most());
        }
        return parts.entrySet().stream()
                .map(part -> part.getKey() + "=" + part.getValue())
                .collect(Collectors.joining("&"));
    }

    /** The address of the whole map with these filters. */
    public String whole() {
        return "/map?" + with(null);
    }

    /** The address of this part as a file. */
    public String export(String format) {
        return "/map/export." + format + "?" + with(window);
    }
}
