package io.clientela.console.internal.analysis;

import io.clientela.kernel.value.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * One line of the overview.
 *
 * @param page the analysis
 * @param figure its figure of today, or why there is none; null where it is being computed
 */
public record Headline(AnalysisPage page, @Nullable Outcome<Figure> figure) {}
