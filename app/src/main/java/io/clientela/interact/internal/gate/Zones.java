package io.clientela.interact.internal.gate;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** The time zones of countries, from the time zone database. */
final class Zones {

    private static final Map<String, List<ZoneId>> BY_COUNTRY = read();

    private final List<ZoneId> otherwise;

    /** @param otherwise for customers of whom no country is known */
    Zones(ZoneId otherwise) {
        this.otherwise = List.of(otherwise);
    }

    /** The zones in which somebody of a country may live; the same rules of the clock stand once. */
    List<ZoneId> of(String country) {
        return BY_COUNTRY.getOrDefault(country, otherwise);
    }

    private static Map<String, List<ZoneId>> read() {
        var lines = new Properties();
        try (var text = Zones.class.getResourceAsStream("/io/clientela/interact/zones.properties")) {
            if (text == null) {
                throw new IllegalStateException("no zones.properties");
            }
            lines.load(new InputStreamReader(text, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines.stringPropertyNames().stream()
                .collect(
                        Collectors.toUnmodifiableMap(country -> country, country -> zones(lines.getProperty(country))));
    }

    private static List<ZoneId> zones(String names) {
        return List.copyOf(Arrays.stream(names.split(","))
                .map(ZoneId::of)
                .collect(Collectors.toMap(
                        ZoneId::getRules, zone -> zone, (one, other) -> one, java.util.LinkedHashMap::new))
                .values());
    }
}
