package io.clientela.console.internal.portfolios;

import io.clientela.console.internal.shell.CustomerPanel;
import io.clientela.console.internal.shell.MenuEntry;
import io.clientela.organize.Right;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The lines of the menu that lead to the map, the groups and the portfolios, and the card of the customer's page. */
@Configuration(proxyBeanMethods = false)
class PortfolioMenu {

    private static final String UNDER = "shell.menu.worth";

    @Bean
    MenuEntry mapEntry() {
        return new MenuEntry(53, UNDER, "portfolio.map.title", "/map", "chart-dots", Right.SEE_CUSTOMERS);
    }

    @Bean
    MenuEntry portfoliosEntry() {
        return new MenuEntry(54, UNDER, "portfolio.title", "/portfolios", "layout-grid", Right.SEE_CUSTOMERS);
    }

    @Bean
    MenuEntry groupsEntry() {
        return new MenuEntry(55, UNDER, "group.title", "/groups", "affiliate", Right.SEE_CUSTOMERS);
    }

    @Bean
    MenuEntry rfmEntry() {
        return new MenuEntry(56, UNDER, "portfolio.rfm.title", "/rfm", "grid-4x4", Right.SEE_CUSTOMERS);
    }

    @Bean
    CustomerPanel portfolioPanel() {
        return new CustomerPanel(
                35,
                CustomerPanel.Place.SIDE,
                "portfolio",
                "portfolio.panel",
                "/customers/{id}/portfolio",
                Right.SEE_CUSTOMERS);
    }
}
