@NullMarked
package io.clientela.terminal.internal;

import org.jspecify.annotations.NullMarked;
