package io.clientela.console.internal.portfolios;

import io.clientela.console.internal.shell.PortfolioNames;
import io.clientela.console.internal.shell.Words;
import io.clientela.differentiate.CustomerGroups;
import io.clientela.differentiate.Portfolios;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the portfolios in force are called. */
@Component
class CalledPortfolios implements PortfolioNames {

    private final Portfolios portfolios;
    private final CustomerGroups groups;

    CalledPortfolios(Portfolios portfolios, CustomerGroups groups) {
        this.portfolios = portfolios;
        this.groups = groups;
    }

    @Override
    public Map<Long, String> of(Words words) {
        var run = groups.inForce();
        Map<Long, String> names = new LinkedHashMap<>();
        portfolios.all().forEach(one -> names.put(one.portfolioId(), PortfolioWords.name(one, run, words)));
        return names;
    }
}
