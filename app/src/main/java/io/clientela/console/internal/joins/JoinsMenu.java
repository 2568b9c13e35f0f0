package io.clientela.console.internal.joins;

import io.clientela.console.internal.shell.MenuEntry;
import io.clientela.organize.Right;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The line of the menu that leads to the doubts. */
@Configuration(proxyBeanMethods = false)
class JoinsMenu {

    @Bean
    MenuEntry joinsEntry() {
        return new MenuEntry(30, null, "join.title", "/joins", "git-merge", Right.DECIDE_JOINS);
    }
}
