package io.clientela.console.internal.media;

import io.clientela.console.internal.shell.MenuEntry;
import io.clientela.organize.Right;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The lines of the menu that lead to templates, calls and media. */
@Configuration(proxyBeanMethods = false)
class MediaMenu {

    private static final String GROUP = "shell.menu.dialogue";

    @Bean
    MenuEntry templatesEntry() {
        return new MenuEntry(73, GROUP, "medium.templates", "/media/templates", "template", Right.SEND);
    }

    @Bean
    MenuEntry callsEntry() {
        return new MenuEntry(74, GROUP, "medium.calls", "/media/calls", "phone", Right.ANSWER_CUSTOMERS);
    }

    @Bean
    MenuEntry mediaEntry() {
        return new MenuEntry(78, GROUP, "medium.title", "/media", "send", Right.SEND);
    }
}
