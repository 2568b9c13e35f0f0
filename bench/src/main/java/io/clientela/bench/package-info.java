/** End-to-end figures beside raw-engine limits. May use every room. */
@NullMarked
package io.clientela.bench;

import org.jspecify.annotations.NullMarked;
