package io.clientela.console.internal.conversations;

import io.clientela.console.internal.shell.CustomerPanel;
import io.clientela.console.internal.shell.HomeTask;
import io.clientela.console.internal.shell.MenuEntry;
import io.clientela.console.internal.shell.Words;
import io.clientela.interact.Conversations;
import io.clientela.organize.Right;
import java.util.Optional;
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
        return panel(5, "conversation", "conversation.panel");
    }

    @Bean
    MenuEntry questionsEntry() {
        return new MenuEntry(72, GROUP, "question.title", "/questions", "help-circle", Right.SEE_CUSTOMERS);
    }

    @Bean
    CustomerPanel questionsPanel() {
        return panel(7, "questions", "question.panel");
    }

    @Bean
    CustomerPanel messagesPanel() {
        return panel(60, "messages", "conversation.messages");
    }

    @Bean
    CustomerPanel goalsPanel() {
        return panel(65, "goals", "conversation.goals");
    }

    private static CustomerPanel panel(int order, String name, String key) {
        return new CustomerPanel(
                order, CustomerPanel.Place.MAIN, name, key, "/customers/{id}/" + name, Right.SEE_CUSTOMERS);
    }

    @Bean
    HomeTask conversationsTask(Conversations conversations) {
        return new Waiting(conversations);
    }

    /** Conversations that wait, and what has no place, on the home page. */
    private record Waiting(Conversations conversations) implements HomeTask {

        @Override
        public int order() {
            return 5;
        }

        @Override
        public Right right() {
            return Right.ANSWER_CUSTOMERS;
        }

        @Override
        public Optional<Task> task(Words words) {
            var counts = conversations.counts();
            long all = counts.open() + counts.unplaced();
            return all == 0
                    ? Optional.empty()
                    : Optional.of(new Task(
                            all,
                            words.count("conversation.task", all, counts.late()),
                            counts.open() > 0 ? "/conversations" : "/conversations/unplaced",
                            "messages"));
        }
    }
}
