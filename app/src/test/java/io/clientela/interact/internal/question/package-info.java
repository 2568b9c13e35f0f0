@NullMarked
package io.clientela.interact.internal.question;

import org.jspecify.annotations.NullMarked;
