@NullMarked
package io.clientela.interact;

import org.jspecify.annotations.NullMarked;
