package io.clientela.measure.internal.exposure;

import io.clientela.measure.Exposure;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;

/** Makes exposures, for this room alone: other rooms cannot see it. */
@FunctionalInterface
public interface ExposureMaker {

    /** The one that {@link Exposure} hands over when it is loaded. */
    AtomicReference<ExposureMaker> HANDED_OVER = new AtomicReference<>();

    Exposure make(long customerId, Exposure.Kind kind, OptionalLong experimentId, Optional<String> arm);

    /** Called once by {@link Exposure}. */
    static void is(ExposureMaker maker) {
        HANDED_OVER.compareAndSet(null, maker);
    }
}
