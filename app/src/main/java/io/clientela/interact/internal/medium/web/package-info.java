/** Messages on the customer's own page. */
@NullMarked
package io.clientela.interact.internal.medium.web;

import org.jspecify.annotations.NullMarked;
