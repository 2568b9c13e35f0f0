/** What every reader of the firm's files tells: documents with lines, contacts, and the flaws it met. */
@NullMarked
package io.clientela.identify.internal.input;

import org.jspecify.annotations.NullMarked;
