/** The media by which messages leave and come: e-mail, SMS, letter, phone, the customer's own page, webhooks. */
@NullMarked
package io.clientela.interact.internal.medium;

import org.jspecify.annotations.NullMarked;
