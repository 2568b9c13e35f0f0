/** Questions to customers, one at a time: which is next, what is known, what an answer says, where it lands. */
@NullMarked
package io.clientela.interact.internal.question;

import org.jspecify.annotations.NullMarked;
