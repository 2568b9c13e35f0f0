package io.clientela.console.internal.conversations;

import io.clientela.console.internal.shell.CustomerPanel;
import io.clientela.console.internal.shell.MenuEntry;
import io.clientela.organize.Right;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The lines of the menu that lead to conversations and questions, and the cards of the conversation and its messages. */
@Configuration(proxyBeanMethods = false)
class ConversationMenu {

    private static final String GROUP = "shell.menu.dialogue";

    @Bean
    MenuEntry conversationsEntry() {
        return new MenuEntry(70, GROUP, "conversation.title", "/conversations", "messages", Right.ANSWER_CUSTOMERS);
    }

    @Bean
    CustomerPanel conversationPanel() {
        return new CustomerPanel(
                5,
                CustomerPanel.Place.MAIN,
                "conversation",
                "conversation.panel",
                "/customers/{id}/conversation",
                Right.SEE_CUSTOMERS);
    }
}
