package io.clientela.differentiate;

import java.time.Instant;
import java.time.LocalDate;

/**
 * From when an answer is.
 *
 * @param at when it was computed, from the picture as it was then
 * @param day the day with which its windows end
 */
public record AsOf(Instant at, LocalDate day) {}
