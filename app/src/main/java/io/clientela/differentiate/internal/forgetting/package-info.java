/** What differentiate forgets of a customer who has himself erased. */
@NullMarked
package io.clientela.differentiate.internal.forgetting;

import org.jspecify.annotations.NullMarked;
