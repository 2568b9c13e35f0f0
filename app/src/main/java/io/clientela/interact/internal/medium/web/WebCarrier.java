package io.clientela.interact.internal.medium.web;

import io.clientela.interact.Medium;
import io.clientela.interact.internal.medium.Carrier;
import io.clientela.interact.internal.medium.setting.MediumSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The customer's own page: the message is there as soon as it is handed over, and confirmed when he reads it. */
@Component
class WebCarrier implements Carrier {

    private final MediumSettings settings;
    private final Clock clock;

    WebCarrier(MediumSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Medium medium() {
        return Medium.WEB;
    }

    @Override
    public Standing standing() {
        var values = settings.of(Medium.WEB);
        return new Standing(
                true,
                "",
                values.amount("cost"),
                values.text("currency"),
                Duration.ofMinutes(values.number("delay-minutes")));
    }

    @Override
    public Handed hand(Parcel parcel) {
        return new Handed.Taken(clock.instant(), "");
    }

    /** The page shows what the database holds: it left, or rather is there, whatever happened meanwhile. */
    @Override
    public Map<String, Boolean> left(Collection<String> references) {
        return references.stream().collect(Collectors.toMap(Function.identity(), reference -> true));
    }
}
