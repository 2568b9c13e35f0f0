/**
 * The statistics and the algorithms: records and arrays in, records out.
 *
 * <p>May use: the Java platform and JSpecify's annotations. No clock, log, file, database, framework or hidden random
 * state; a seed is an argument.
 */
@NullMarked
package io.clientela.kernel;

import org.jspecify.annotations.NullMarked;
