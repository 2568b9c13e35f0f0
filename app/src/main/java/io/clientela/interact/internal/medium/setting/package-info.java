/** What each medium needs to work, kept in the database; secrets under a key of the data folder. */
@NullMarked
package io.clientela.interact.internal.medium.setting;

import org.jspecify.annotations.NullMarked;
