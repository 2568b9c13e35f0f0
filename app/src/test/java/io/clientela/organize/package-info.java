/** Proves who may come in and what he may do. */
@NullMarked
package io.clientela.organize;

import org.jspecify.annotations.NullMarked;
