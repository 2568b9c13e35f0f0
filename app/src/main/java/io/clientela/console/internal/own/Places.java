package io.clientela.console.internal.own;

import java.util.List;

/** The five places of the customer's own pages. */
public final class Places {

    /** In the order of the bar. */
    public static final List<String> ALL = List.of("home", "data", "messages", "agreement", "rights");

    private Places() {}

    /** The address of a place. */
    public static String address(String place) {
        return place.equals("home") ? "/own" : "/own/" + place;
    }

    /** The icon of a place. */
    public static String icon(String place) {
        return switch (place) {
            case "home" -> "home";
            case "data" -> "id";
            case "messages" -> "messages";
            case "agreement" -> "heart-handshake";
            case "rights" -> "shield-check";
            default -> throw new IllegalArgumentException("no place " + place);
        };
    }
}
