@NullMarked
package io.clientela.console.internal.own;

import org.jspecify.annotations.NullMarked;
