/** What the pages of staff and the customer's own page share about agreements. */
@org.jspecify.annotations.NullMarked
package io.clientela.console.internal.agreements;
