/**
 * Where each customer stands: value and needs, tier, group, RFM; the map of value and needs.
 *
 * <p>May use: {@code internal.picture}, {@code internal.group}, the kernel, {@code platform}.
 */
@NullMarked
package io.clientela.differentiate.internal.standing;

import org.jspecify.annotations.NullMarked;
