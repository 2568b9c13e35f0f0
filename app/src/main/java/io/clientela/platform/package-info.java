/**
 * The ground: PostgreSQL, DuckDB, named SQL, jobs with progress, clock, files, journal, metrics.
 *
 * <p>May use: the kernel.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.clientela.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
