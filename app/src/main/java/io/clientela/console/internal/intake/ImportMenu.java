package io.clientela.console.internal.intake;

import io.clientela.console.internal.shell.MenuEntry;
import io.clientela.organize.Right;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The lines of the menu that lead to imports. */
@Configuration(proxyBeanMethods = false)
class ImportMenu {

    @Bean
    MenuEntry importEntry() {
        return new MenuEntry(20, null, "import.title", "/import", "file-import", Right.IMPORT);
    }

    @Bean
    MenuEntry sourcesEntry() {
        return new MenuEntry(25, null, "import.sources", "/sources", "database-import", Right.IMPORT);
    }
}
