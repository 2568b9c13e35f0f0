@NullMarked
package io.clientela.interact.internal.medium.mail;

import org.jspecify.annotations.NullMarked;
