/** E-mail out by SMTP and in by IMAP or a signed hook. */
@NullMarked
package io.clientela.interact.internal.medium.mail;

import org.jspecify.annotations.NullMarked;
