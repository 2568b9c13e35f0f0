package io.clientela.interact.internal.outbox;

import io.clientela.interact.Medium;
import io.clientela.interact.internal.medium.Carrier;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The carriers that there are, by medium. */
@Component
public class MediumCarriers {

    private final ObjectProvider<Carrier> carriers;

    MediumCarriers(ObjectProvider<Carrier> carriers) {
        this.carriers = carriers;
    }

    Optional<Carrier> of(Medium medium) {
        return all().stream().filter(one -> one.medium() == medium).findFirst();
    }

    private List<Carrier> all() {
        return carriers.orderedStream().toList();
    }

    /** The media that are set up. */
    public Set<Medium> usable() {
        var usable = EnumSet.noneOf(Medium.class);
        for (var carrier : all()) {
            if (carrier.standing().usable()) {
                usable.add(carrier.medium());
            }
        }
        return usable;
    }
}
