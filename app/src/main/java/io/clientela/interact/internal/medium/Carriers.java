package io.clientela.interact.internal.medium;

import io.clientela.interact.Medium;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The carriers by their medium: one for each. */
@Component
public class Carriers {

    private final Map<Medium, Carrier> byMedium = new EnumMap<>(Medium.class);

    Carriers(List<Carrier> carriers) {
        carriers.forEach(carrier -> byMedium.put(carrier.medium(), carrier));
    }

    /** The carrier of a medium. */
    public Carrier of(Medium medium) {
        Carrier carrier = byMedium.get(medium);
        if (carrier == null) {
            throw new IllegalStateException("nothing carries " + medium);
        }
        return carrier;
    }
}
