package io.clientela.console.internal.analysis;

import io.clientela.kernel.value.Outcome;

/**
 * One line of the overview.
 *
 * @param page the analysis
 * @param figure its figure of today, or why there is none
 */
public record Headline(AnalysisPage page, Outcome<Figure> figure) {}
