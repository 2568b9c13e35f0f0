@NullMarked
package io.clientela.console.internal.portfolios;

import org.jspecify.annotations.NullMarked;
