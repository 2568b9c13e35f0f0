package io.clientela.console.internal.needs;

import io.clientela.console.internal.shell.CustomerPanel;
import io.clientela.console.internal.shell.MenuEntry;
import io.clientela.organize.Right;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The lines of the menu that lead to needs, share of customer and prices, and the cards of needs and shares. */
@Configuration(proxyBeanMethods = false)
class NeedsMenu {

    private static final String GROUP = "shell.menu.worth";

    @Bean
    MenuEntry needsEntry() {
        return new MenuEntry(56, GROUP, "need.title", "/needs", "clipboard-heart", Right.SEE_CUSTOMERS);
    }

    @Bean
    MenuEntry shareEntry() {
        return new MenuEntry(57, GROUP, "share.title", "/share", "chart-pie", Right.SEE_CUSTOMERS);
    }

    @Bean
    MenuEntry pricesEntry() {
        return new MenuEntry(58, GROUP, "price.title", "/prices", "tag", Right.SEE_REPORTS);
    }

    @Bean
    CustomerPanel needsPanel() {
        return new CustomerPanel(
                20, CustomerPanel.Place.MAIN, "needs", "need.panel", "/customers/{id}/needs", Right.SEE_CUSTOMERS);
    }

    @Bean
    CustomerPanel sharePanel() {
        return new CustomerPanel(
                25, CustomerPanel.Place.MAIN, "share", "share.panel", "/customers/{id}/share", Right.SEE_CUSTOMERS);
    }
}
