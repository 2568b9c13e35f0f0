@NullMarked
package io.clientela.console.internal.media;

import org.jspecify.annotations.NullMarked;
