@NullMarked
package io.clientela.interact.internal.medium.template;

import org.jspecify.annotations.NullMarked;
