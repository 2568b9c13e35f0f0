package io.clientela.console.internal.segments;

import io.clientela.console.internal.shell.CustomerPanel;
import io.clientela.console.internal.shell.MenuEntry;
import io.clientela.organize.Right;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The line of the menu that leads to the segments, and the card on the customer's page. */
@Configuration(proxyBeanMethods = false)
class SegmentsMenu {

    @Bean
    MenuEntry segmentsEntry() {
        return new MenuEntry(
                54, "shell.menu.worth", "segment.title", "/segments", "chart-circles", Right.SEE_CUSTOMERS);
    }

    @Bean
    CustomerPanel segmentsPanel() {
        return new CustomerPanel(
                40,
                CustomerPanel.Place.SIDE,
                "segments",
                "segment.title",
                "/customers/{id}/segments",
                Right.SEE_CUSTOMERS);
    }
}
