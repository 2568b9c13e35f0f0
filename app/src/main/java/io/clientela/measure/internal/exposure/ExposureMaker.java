package io.clientela.measure.internal.exposure;

import io.clientela.measure.Exposure;
import java.lang.invoke.MethodHandles;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Makes exposures, for this room alone: other rooms cannot see it. */
@FunctionalInterface
public interface ExposureMaker {

    /** The one that {@link Exposure} hands over when it is loaded. */
    AtomicReference<@Nullable ExposureMaker> HANDED_OVER = new AtomicReference<>();

    Exposure make(long customerId, Exposure.Kind kind, OptionalLong experimentId, Optional<String> arm);

    /** The one that makes exposures. */
    static ExposureMaker handedOver() {
        var maker = HANDED_OVER.get();
        if (maker == null) {
            try {
                MethodHandles.publicLookup().ensureInitialized(Exposure.class);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
            maker = HANDED_OVER.get();
        }
        return Objects.requireNonNull(maker);
    }

    /** Called once by {@link Exposure}. */
    static void is(ExposureMaker maker) {
        HANDED_OVER.compareAndSet(null, maker);
    }
}
