/**
 * How customers sign in by the identity provider of the firm (OpenID Connect): its settings, how it describes itself, and the
 * exchange with it. Spring Security speaks the protocol; whose page an identity opens is decided elsewhere.
 *
 * <p>May use: {@code interact}.
 */
@NullMarked
package io.clientela.console.internal.oidc;

import org.jspecify.annotations.NullMarked;
