/** The walls between the rooms, each with an offender that proves the wall can be run into. */
@NullMarked
package io.clientela.walls;

import org.jspecify.annotations.NullMarked;
