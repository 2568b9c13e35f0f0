/** Tests of cards, lists and reports on a real database. */
@NullMarked
package io.clientela.identify.internal.card;

import org.jspecify.annotations.NullMarked;
