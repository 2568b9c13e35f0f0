@NullMarked
package io.clientela.organize.internal;

import org.jspecify.annotations.NullMarked;
