/** Templates: MJML and Liquid in, one message for one customer out; how readable a text is. */
@NullMarked
package io.clientela.interact.internal.medium.template;

import org.jspecify.annotations.NullMarked;
