@NullMarked
package io.clientela.measure.internal.investment;

import org.jspecify.annotations.NullMarked;
