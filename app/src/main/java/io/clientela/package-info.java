/** Clientela: the firm's books turned from order and invoice to customer. */
@NullMarked
package io.clientela;

import org.jspecify.annotations.NullMarked;
