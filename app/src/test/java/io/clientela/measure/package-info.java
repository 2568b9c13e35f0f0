@NullMarked
package io.clientela.measure;

import org.jspecify.annotations.NullMarked;
