package io.clientela.console.internal.rewards;

import io.clientela.console.internal.shell.CustomerPanel;
import io.clientela.console.internal.shell.MenuEntry;
import io.clientela.organize.Right;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The line of the menu that leads to rewards, and the card of the customer's page. */
@Configuration(proxyBeanMethods = false)
class RewardMenu {

    @Bean
    MenuEntry rewardEntry() {
        return new MenuEntry(77, "shell.menu.dialogue", "reward.title", "/rewards", "gift", Right.SEE_REPORTS);
    }

    @Bean
    CustomerPanel rewardPanel() {
        return new CustomerPanel(
                60,
                CustomerPanel.Place.SIDE,
                "rewards",
                "reward.panel",
                "/customers/{id}/rewards",
                Right.SEE_CUSTOMERS);
    }
}
