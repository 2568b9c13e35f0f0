package io.clientela.console.internal.worth;

import io.clientela.console.internal.shell.MenuEntry;
import io.clientela.organize.Right;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The line of the menu that leads to extracts. */
@Configuration(proxyBeanMethods = false)
class ExtractMenu {

    @Bean
    MenuEntry extractEntry() {
        return new MenuEntry(69, "shell.menu.analyses", "extract.title", "/extracts", "file-export", Right.EXPORT);
    }
}
