package io.clientela.console.internal.analysis;

import org.jspecify.annotations.Nullable;

/**
 * One part of an analysis: a picture with its table, or a table alone.
 *
 * @param id lower-case letters and hyphens; names its file
 * @param title its heading
 * @param says what one sees, in one or a few sentences
 * @param picture the options of ECharts as JSON; null where the table stands alone
 * @param table the table
 */
public record Section(
        String id, String title, String says, @Nullable String picture, Table table) {}
