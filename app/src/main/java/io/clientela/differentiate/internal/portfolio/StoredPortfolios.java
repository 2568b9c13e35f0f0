package io.clientela.differentiate.internal.portfolio;

import io.clientela.differentiate.Portfolios;
import io.clientela.kernel.value.Outcome;
import io.clientela.organize.People;
import io.clientela.organize.Person;
import io.clientela.organize.PersonId;
import io.clientela.platform.Exports;
import io.clientela.platform.Jobs;
import io.clientela.platform.Statements;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The portfolios as other rooms see them. */
@Component
class StoredPortfolios implements Portfolios {

    private static final Statements SQL = Statements.of("differentiate/portfolios");
    private static final int STEPS = 20;

    private final PortfolioReader reader;
    private final PortfolioBook book;
    private final ProposalWork proposals;
    private final People people;
    private final Exports exports;
    private final Jobs jobs;

    /** The jobs are taken lazily: they need their handlers first. */
    StoredPortfolios(
            PortfolioReader reader,
            PortfolioBook book,
            ProposalWork proposals,
            People people,
            Exports exports,
            @Lazy Jobs jobs) {
        this.reader = reader;
        this.book = book;
        this.proposals = proposals;
        this.people = people;
        this.exports = exports;
        this.jobs = jobs;
    }

    @Override
    public List<Portfolio> all() {
        return reader.portfolios(null);
    }

    @Override
    public Map<Long, PersonId> owners(Collection<Long> customerIds) {
        return reader.owners(customerIds);
    }

    @Override
    public Optional<Portfolio> find(long portfolioId) {
        return reader.portfolios(portfolioId).stream().findFirst();
    }

    @Override
    public List<Step> steps(long customerId) {
        return reader.steps(customerId, STEPS);
    }

    @Override
    public List<Change> history(long portfolioId, int limit) {
        return reader.history(portfolioId, limit);
    }

    @Override
    public List<Version> versions(int limit) {
        return reader.versions(false, null, limit);
    }

    @Override
    public List<Place> places(long portfolioId) {
        return reader.places(portfolioId);
    }

    @Override
    public Optional<Proposal> proposal() {
        return reader.proposal();
    }

    @Override
    public long propose(@Nullable Integer most, String who) {
        return jobs.submit(ProposalJob.order(most, who));
    }

    @Override
    public long accept(long proposalId, String who) {
        return jobs.submit(AcceptJob.order(proposalId, who));
    }

    @Override
    public void dismiss(long proposalId, String who) {
        proposals.dismiss(proposalId, who);
    }

    @Override
    public Outcome<Long> rename(long portfolioId, String name, String who) {
        return book.rename(portfolioId, name, who);
    }

    @Override
    public Outcome<Long> own(long portfolioId, @Nullable PersonId owner, String who) {
        if (owner == null) {
            return book.own(portfolioId, null, "", who);
        }
        return people.find(owner)
                .filter(Person::active)
                .map(person -> book.own(portfolioId, owner.number(), person.called(), who))
                .orElseGet(() -> new Outcome.Unknown<>("no-such-person", owner.toString()));
    }

    @Override
    public Outcome<Long> merge(List<Long> portfolioIds, String who, String why) {
        return book.merge(portfolioIds, who, why);
    }

    @Override
    public Outcome<Long> split(long portfolioId, Split how, String who, String why) {
        return book.split(portfolioId, how, who, why);
    }

    @Override
    public Outcome<Long> move(long customerId, long portfolioId, String who, String why) {
        return book.move(customerId, portfolioId, who, why);
    }

    @Override
    public Outcome<Long> revert(long versionId, String who, String why) {
        return book.revert(versionId, who, why);
    }

    @Override
    public void exportCsv(@Nullable Long portfolioId, OutputStream out) {
        var table = table(portfolioId);
        exports.csv(table.columns(), table.rows(), out);
    }

    @Override
    public void exportParquet(@Nullable Long portfolioId, OutputStream out) {
        var table = table(portfolioId);
        exports.parquet(table.columns(), table.rows(), out);
    }

    private Exports.Table table(@Nullable Long portfolioId) {
        return exports.table(SQL.get("export"), Collections.singletonMap("id", portfolioId));
    }
}
