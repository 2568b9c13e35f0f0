@NullMarked
package io.clientela.interact.internal.medium.sms;

import org.jspecify.annotations.NullMarked;
