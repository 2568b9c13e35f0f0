package io.clientela.console.internal.returns;

import io.clientela.console.internal.shell.CustomerPanel;
import io.clientela.console.internal.shell.MenuEntry;
import io.clientela.organize.Right;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The lines of the menu that lead to experiments and investments, and the card of the customer's page. */
@Configuration(proxyBeanMethods = false)
class ReturnsMenu {

    private static final String UNDER = "shell.menu.returns";

    @Bean
    MenuEntry experimentsEntry() {
        return new MenuEntry(80, UNDER, "experiment.title", "/experiments", "flask", Right.SEE_REPORTS);
    }

    @Bean
    MenuEntry investmentEntry() {
        return new MenuEntry(81, UNDER, "investment.title", "/investment", "coins", Right.SEE_REPORTS);
    }

    @Bean
    CustomerPanel experimentsPanel() {
        return new CustomerPanel(
                60,
                CustomerPanel.Place.SIDE,
                "experiments",
                "experiment.title",
                "/customers/{id}/experiments",
                Right.SEE_CUSTOMERS);
    }
}
