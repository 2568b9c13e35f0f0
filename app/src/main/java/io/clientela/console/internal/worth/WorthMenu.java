package io.clientela.console.internal.worth;

import io.clientela.console.internal.shell.CustomerPanel;
import io.clientela.console.internal.shell.MenuEntry;
import io.clientela.organize.Right;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The line of the menu that leads to the picture, and the card of habits. */
@Configuration(proxyBeanMethods = false)
class WorthMenu {

    @Bean
    MenuEntry pictureEntry() {
        return new MenuEntry(94, "shell.menu.administration", "picture.title", "/picture", "photo", Right.SEE_SYSTEM);
    }

    @Bean
    CustomerPanel habitsPanel() {
        return new CustomerPanel(
                30, CustomerPanel.Place.SIDE, "habits", "habit.title", "/customers/{id}/habits", Right.SEE_CUSTOMERS);
    }
}
