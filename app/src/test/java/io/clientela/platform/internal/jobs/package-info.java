/** Proof of the jobs, the death of their process included. */
@NullMarked
package io.clientela.platform.internal.jobs;

import org.jspecify.annotations.NullMarked;
