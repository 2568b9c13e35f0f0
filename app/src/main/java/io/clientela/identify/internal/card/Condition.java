package io.clientela.identify.internal.card;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which customers a list shows, as SQL over the card {@code c}.
 *
 * @param sql the condition
 * @param parameters what its names stand for
 * @param probing whether purchases are looked up for each customer that comes into question
 */
record Condition(String sql, Map<String, @Nullable Object> parameters, boolean probing) {}
