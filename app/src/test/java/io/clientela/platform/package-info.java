/** Proof of the ground, and the database that other tests stand on. */
@NullMarked
package io.clientela.platform;

import org.jspecify.annotations.NullMarked;
