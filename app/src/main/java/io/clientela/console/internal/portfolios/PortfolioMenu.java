package io.clientela.console.internal.portfolios;

import io.clientela.console.internal.shell.CustomerPanel;
import io.clientela.console.internal.shell.HomeTask;
import io.clientela.console.internal.shell.MenuEntry;
import io.clientela.console.internal.shell.Words;
import io.clientela.differentiate.Portfolios;
import io.clientela.organize.Right;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The lines of the menu that lead to the map, the groups and the portfolios, and the card of the customer's page. */
@Configuration(proxyBeanMethods = false)
class PortfolioMenu {

    private static final String UNDER = "shell.menu.worth";

    @Bean
    MenuEntry mapEntry() {
        return new MenuEntry(53, UNDER, "portfolio.map.title", "/map", "chart-dots", Right.SEE_CUSTOMERS);
    }

    @Bean
    MenuEntry portfoliosEntry() {
        return new MenuEntry(54, UNDER, "portfolio.title", "/portfolios", "layout-grid", Right.SEE_CUSTOMERS);
    }

    @Bean
    MenuEntry groupsEntry() {
        return new MenuEntry(55, UNDER, "group.title", "/groups", "affiliate", Right.SEE_CUSTOMERS);
    }

    @Bean
    MenuEntry rfmEntry() {
        return new MenuEntry(56, UNDER, "portfolio.rfm.title", "/rfm", "grid-4x4", Right.SEE_CUSTOMERS);
    }

    /** Portfolios that nobody answers for wait for a person. */
    @Bean
    HomeTask orphansTask(Portfolios portfolios) {
        return new HomeTask() {
            @Override
            public int order() {
                return 30;
            }

            @Override
            public Right right() {
                return Right.EDIT_PORTFOLIOS;
            }

            @Override
            public Optional<Task> task(Words words) {
                long orphans = portfolios.all().stream()
                        .filter(one -> one.owner().isEmpty())
                        .count();
                return orphans == 0
                        ? Optional.empty()
                        : Optional.of(new Task(
                                orphans,
                                words.count("portfolio.task.orphans", orphans),
                                "/portfolios",
                                "user-question"));
            }
        };
    }

    @Bean
    CustomerPanel portfolioPanel() {
        return new CustomerPanel(
                35,
                CustomerPanel.Place.SIDE,
                "portfolio",
                "portfolio.panel",
                "/customers/{id}/portfolio",
                Right.SEE_CUSTOMERS);
    }
}
