package io.clientela.console.internal.sendings;

import io.clientela.console.internal.shell.CustomerPanel;
import io.clientela.console.internal.shell.MenuEntry;
import io.clientela.organize.Right;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The lines of the menu that lead to sendings and agreements, and the card of the agreements of a customer. */
@Configuration(proxyBeanMethods = false)
class SendingsMenu {

    private static final String GROUP = "shell.menu.dialogue";

    @Bean
    MenuEntry sendingsEntry() {
        return new MenuEntry(71, GROUP, "sending.title", "/sendings", "send", Right.SEE_CUSTOMERS);
    }

    @Bean
    MenuEntry agreementsEntry() {
        return new MenuEntry(72, GROUP, "agreement.title", "/agreements", "file-certificate", Right.SEE_CUSTOMERS);
    }

    @Bean
    CustomerPanel agreementsPanel() {
        return new CustomerPanel(
                62,
                CustomerPanel.Place.SIDE,
                "agreements",
                "agreement.title",
                "/customers/{id}/agreements",
                Right.SEE_CUSTOMERS);
    }
}
