package io.clientela.console.internal.own;

import io.clientela.console.internal.shell.Words;
import io.clientela.differentiate.Need;
import io.clientela.differentiate.NeedsGroups;
import io.clientela.differentiate.Portfolios;
import io.clientela.differentiate.PriceResponses;
import io.clientela.differentiate.Shares;
import io.clientela.differentiate.Silences;
import io.clientela.measure.Experiments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** How the firm sorts a customer, what it tries on him, what it heard that he spends, and what it did when he fell silent. */
@Component
class TreatedPart {

    private static final int MOST = 2_000;

    private final Experiments experiments;
    private final Portfolios portfolios;
    private final NeedsGroups groups;
    private final Shares shares;
    private final Silences silences;
    private final PriceResponses prices;

    TreatedPart(
            Experiments experiments,
            Portfolios portfolios,
            NeedsGroups groups,
            Shares shares,
            Silences silences,
            PriceResponses prices) {
        this.experiments = experiments;
        this.portfolios = portfolios;
        this.groups = groups;
        this.shares = shares;
        this.silences = silences;
        this.prices = prices;
    }

    /** The sections of this part. */
    List<Dossier.Section> sections(long customerId, Words words) {
        List<Dossier.Section> sections = new ArrayList<>();
        sections.add(experiments(customerId, words));
        sections.add(portfolios(customerId, words));
        sections.add(groups(customerId, words));
        sections.add(spending(customerId, words));
        sections.add(silences(customerId, words));
        sections.add(prices(customerId, words));
        return sections;
    }

    private Dossier.Section experiments(long customerId, Words words) {
        var rows = new Dossier.Rows("experiments", words, "since", "name", "state", "arm", "held-out");
        for (Experiments.Taking one : experiments.of(customerId)) {
            rows.add(
                    one.at(),
                    one.name(),
                    new Dossier.Cell(one.state().name(), words.name("experiment.state", one.state())),
                    one.arm(),
                    one.held());
        }
        return rows.done();
    }

    private Dossier.Section portfolios(long customerId, Words words) {
        var rows = new Dossier.Rows("portfolios", words, "at", "before", "after", "why");
        for (Portfolios.Step one : portfolios.steps(customerId)) {
            rows.add(
                    one.version().at(),
                    name(one.from()),
                    name(one.to()),
                    words.code("portfolio.what", one.version().what()));
        }
        return rows.done();
    }

    private String name(OptionalLong portfolio) {
        return portfolio.isEmpty()
                ? ""
                : portfolios
                        .find(portfolio.getAsLong())
                        .map(Portfolios.Portfolio::name)
                        .orElse("");
    }

    private Dossier.Section groups(long customerId, Words words) {
        var rows = new Dossier.Rows("needs-groups", words, "name");
        for (Need.Group one : groups.of(customerId)) {
            rows.add(one.name());
        }
        return rows.done();
    }

    private Dossier.Section spending(long customerId, Words words) {
        var rows = new Dossier.Rows("spending", words, "day", "what", "amount", "currency", "from");
        for (Shares.Entered one : shares.figures(Optional.of(Shares.Scope.CUSTOMER), customerId, MOST)) {
            if (!one.takenBack()) {
                rows.add(
                        one.figure().on(),
                        one.figure().category(),
                        one.figure().amount(),
                        one.currency(),
                        one.figure().source());
            }
        }
        return rows.done();
    }

    private Dossier.Section silences(long customerId, Words words) {
        var rows = new Dossier.Rows("silences", words, "day", "what", "said");
        for (Silences.Action one : silences.about(List.of(customerId))) {
            rows.add(one.onDay(), one.note(), one.result());
        }
        return rows.done();
    }

    private Dossier.Section prices(long customerId, Words words) {
        var rows = new Dossier.Rows("prices", words, "said", "low", "high");
        prices.of(customerId)
                .map(PriceResponses.OfCustomer::response)
                .ifPresent(one ->
                        rows.add(number(one.estimate(), words), number(one.low(), words), number(one.high(), words)));
        return rows.done();
    }

    private static Dossier.Cell number(double number, Words words) {
        return new Dossier.Cell(String.valueOf(number), words.number(number, 2));
    }
}
