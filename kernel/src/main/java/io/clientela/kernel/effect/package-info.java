/**
 * What a treatment did: arms by hash, what a comparison can show before it is made, differences with intervals, pooling over
 * small groups, verdicts. {@link io.clientela.kernel.effect.Effects} is the door.
 *
 * <p>May use: {@code kernel.value}.
 */
@NullMarked
package io.clientela.kernel.effect;

import org.jspecify.annotations.NullMarked;
