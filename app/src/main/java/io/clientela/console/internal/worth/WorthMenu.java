package io.clientela.console.internal.worth;

import io.clientela.console.internal.shell.CustomerPanel;
import io.clientela.console.internal.shell.MenuEntry;
import io.clientela.organize.Right;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The lines of the menu for the picture and for values, and the cards of the customer's page. */
@Configuration(proxyBeanMethods = false)
class WorthMenu {

    @Bean
    MenuEntry pictureEntry() {
        return new MenuEntry(94, "shell.menu.administration", "picture.title", "/picture", "photo", Right.SEE_SYSTEM);
    }

    @Bean
    MenuEntry worthEntry() {
        return new MenuEntry(50, "shell.menu.worth", "worth.title", "/worth", "coin", Right.SEE_REPORTS);
    }

    @Bean
    MenuEntry silentEntry() {
        return new MenuEntry(
                51, "shell.menu.worth", "silence.title", "/worth/silent", "bell-pause", Right.SEE_CUSTOMERS);
    }

    @Bean
    CustomerPanel worthPanel() {
        return new CustomerPanel(
                10,
                CustomerPanel.Place.MAIN,
                "worth",
                "worth.panel.title",
                "/customers/{id}/worth",
                Right.SEE_CUSTOMERS);
    }

    @Bean
    CustomerPanel habitsPanel() {
        return new CustomerPanel(
                30, CustomerPanel.Place.SIDE, "habits", "habit.title", "/customers/{id}/habits", Right.SEE_CUSTOMERS);
    }
}
