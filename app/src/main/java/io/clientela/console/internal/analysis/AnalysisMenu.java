package io.clientela.console.internal.analysis;

import io.clientela.console.internal.shell.MenuEntry;
import io.clientela.organize.Right;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The line of the menu that leads to the analyses. */
@Configuration(proxyBeanMethods = false)
class AnalysisMenu {

    @Bean
    MenuEntry analysesEntry() {
        return new MenuEntry(
                60, "shell.menu.analyses", "analysis.title", "/analyses", "report-analytics", Right.SEE_REPORTS);
    }

    @Bean
    MenuEntry overlookedEntry() {
        return new MenuEntry(
                52,
                "shell.menu.worth",
                "analysis.overlooked.title",
                "/analyses/overlooked",
                "user-star",
                Right.SEE_REPORTS);
    }
}
