package io.clientela.console.internal.house;

import io.clientela.console.internal.shell.MenuEntry;
import io.clientela.organize.Right;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The lines of the menu that lead to the house's own pages. */
@Configuration(proxyBeanMethods = false)
class HouseMenu {

    private static final String ADMINISTRATION = "shell.menu.administration";

    @Bean
    MenuEntry homeEntry() {
        return new MenuEntry(0, null, "shell.menu.home", "/", "home", null);
    }

    @Bean
    MenuEntry jobsEntry() {
        return new MenuEntry(80, null, "shell.menu.jobs", "/jobs", "progress", Right.SEE_JOBS);
    }

    @Bean
    MenuEntry peopleEntry() {
        return new MenuEntry(90, ADMINISTRATION, "shell.menu.people", "/people", "users-group", Right.MANAGE_PEOPLE);
    }

    @Bean
    MenuEntry keysEntry() {
        return new MenuEntry(91, ADMINISTRATION, "shell.menu.keys", "/keys", "key", Right.MANAGE_KEYS);
    }

    @Bean
    MenuEntry journalEntry() {
        return new MenuEntry(92, ADMINISTRATION, "shell.menu.journal", "/journal", "book", Right.SEE_JOURNAL);
    }

    @Bean
    MenuEntry systemEntry() {
        return new MenuEntry(93, ADMINISTRATION, "shell.menu.system", "/system", "server", Right.SEE_SYSTEM);
    }
}
