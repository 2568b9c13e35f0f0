package io.clientela.console.internal.attitudes;

import io.clientela.console.internal.shell.CustomerPanel;
import io.clientela.console.internal.shell.MenuEntry;
import io.clientela.organize.Right;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The line of the menu that leads to the scorecard, and the card of the customer's page. */
@Configuration(proxyBeanMethods = false)
class AttitudeMenu {

    @Bean
    MenuEntry scorecardEntry() {
        return new MenuEntry(82, "shell.menu.returns", "attitude.title", "/scorecard", "mood-smile", Right.SEE_REPORTS);
    }

    @Bean
    CustomerPanel attitudePanel() {
        return new CustomerPanel(
                66,
                CustomerPanel.Place.SIDE,
                "attitudes",
                "attitude.panel",
                "/customers/{id}/attitudes",
                Right.SEE_CUSTOMERS);
    }
}
