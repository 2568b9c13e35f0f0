/**
 * The pages of the media: settings, templates, letters, calls, webhooks; the doors for mail and events that programs bring.
 *
 * <p>May use: {@code identify}, {@code organize}, {@code interact}, the shell.
 */
@NullMarked
package io.clientela.console.internal.media;

import org.jspecify.annotations.NullMarked;
