/**
 * The customer's own page, for the customer himself: the way in by a link or by the firm's
 * identity provider, what is known of him and why, what he is told, the
 * agreement, his rights. Beside it, for the staff, the door by which a link is made and an erasure is carried out.
 *
 * <p>May use: the rooms to the left, the shell, the security, the identity provider.
 */
@NullMarked
package io.clientela.console.internal.own;

import org.jspecify.annotations.NullMarked;
