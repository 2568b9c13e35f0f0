package io.clientela.console.internal.customers;

import io.clientela.console.internal.shell.MenuEntry;
import io.clientela.organize.Right;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The lines of the menu that lead to customers and reports. */
@Configuration(proxyBeanMethods = false)
class CustomersMenu {

    @Bean
    MenuEntry customersEntry() {
        return new MenuEntry(10, null, "customer.list.title", "/customers", "users", Right.SEE_CUSTOMERS);
    }

    @Bean
    MenuEntry reportsEntry() {
        return new MenuEntry(40, null, "report.title", "/reports", "chart-histogram", Right.SEE_REPORTS);
    }
}
