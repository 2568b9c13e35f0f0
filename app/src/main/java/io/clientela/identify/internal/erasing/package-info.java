/** The right to be forgotten, as far as identify keeps something: tables, search, cards, kept files. */
@NullMarked
package io.clientela.identify.internal.erasing;

import org.jspecify.annotations.NullMarked;
