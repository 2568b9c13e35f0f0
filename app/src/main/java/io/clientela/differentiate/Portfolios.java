package io.clientela.differentiate;

import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import io.clientela.organize.PersonId;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The mini-portfolios (R22): the base split by value and needs into many small parts, each customer in exactly one. People
 * accept a proposal, change it, and go back to any earlier state.
 */
public interface Portfolios {

    /** The portfolios in force, the largest value first. */
    List<Portfolio> all();

    /** A portfolio, in force or not. */
    Optional<Portfolio> find(long portfolioId);

    /** The way of a customer through the portfolios, the last step first. */
    List<Step> steps(long customerId);

    /** Who answers for some customers: the owner of the portfolio of each, where it has one. */
    Map<Long, PersonId> owners(Collection<Long> customerIds);

    /** The changes of a portfolio, the last one first. */
    List<Change> history(long portfolioId, int limit);

    /** The changes that people made, the last one first. */
    List<Version> versions(int limit);

    /** The members of a portfolio by area, the largest area first. */
    List<Place> places(long portfolioId);

    /** The proposal that waits for an answer. */
    Optional<Proposal> proposal();

    /**
     * Asks for a proposal to be made by a job.
     *
     * @param most how many customers a portfolio holds at most; null for what suits the size of the base
     * @return the job's number
     */
    long propose(@Nullable Integer most, String who);

    /** Asks for the open proposal to be put in force by a job. @return the job's number */
    long accept(long proposalId, String who);

    /** Lays the open proposal aside. */
    void dismiss(long proposalId, String who);

    /** Gives a portfolio a name; an empty one gives the words of its cells back. Unknown: {@code no-such-portfolio}. */
    Outcome<Long> rename(long portfolioId, String name, String who);

    /** Names who answers for a portfolio; null for nobody. Unknown: {@code no-such-portfolio}, {@code no-such-person}. */
    Outcome<Long> own(long portfolioId, @Nullable PersonId owner, String who);

    /** Puts the members of some portfolios into the first. Unknown: {@code no-such-portfolio}, {@code one-is-none}. */
    Outcome<Long> merge(List<Long> portfolioIds, String who, String why);

    /** Splits a portfolio. Unknown: {@code no-such-portfolio}, {@code cannot-be-split}. */
    Outcome<Long> split(long portfolioId, Split how, String who, String why);

    /** Puts one customer into another portfolio. Unknown: {@code no-such-portfolio}, {@code no-such-customer}. */
    Outcome<Long> move(long customerId, long portfolioId, String who, String why);

    /**
     * Goes back to the state after a version: the same portfolios with the same names, owners and members. Customers who
     * came since are placed by the rule of that state. Unknown: {@code no-such-version}.
     */
    Outcome<Long> revert(long versionId, String who, String why);

    /** Writes who is in which portfolio, or in one of them, as CSV. */
    void exportCsv(@Nullable Long portfolioId, OutputStream out);

    /** Writes who is in which portfolio, or in one of them, as Parquet. */
    void exportParquet(@Nullable Long portfolioId, OutputStream out);

    /** How a portfolio is split. */
    enum Split {
        /** A part of its own for each area with enough customers; the others stay. */
        BY_AREA,
        /** The half with the higher values goes. */
        BY_VALUE,
        /** Every other customer goes. */
        IN_HALVES
    }

    /**
     * A mini-portfolio.
     *
     * @param active whether it is in force
     * @param name as people call it; empty where it is called by its cells
     * @param owner who answers for it; empty for an orphan
     * @param cells whom it takes
     * @param sum what its members come to
     */
    record Portfolio(
            long portfolioId,
            boolean active,
            String name,
            OptionalLong owner,
            List<PortfolioCell> cells,
            PortfolioSum sum) {

        public Portfolio {
            cells = List.copyOf(cells);
        }
    }

    /**
     * What customers come to together.
     *
     * @param recent how many bought within as many days as a comparison is planned to run ({@link MeasurementPlans})
     * @param value of those with a value in the main currency
     * @param interval of the value, with the error that the models leave in the sum; empty where not all of these values are
     *     expected ones
     * @param deviation the standard deviation of the values; empty for fewer than two
     * @param unvalued how many have no value in the main currency
     */
    record PortfolioSum(
            int size, int recent, double value, Optional<Interval> interval, OptionalDouble deviation, int unvalued) {}

    /** One change of a portfolio: how many came and how many went. */
    record Change(Version version, long came, long went) {}

    /**
     * One change of the portfolios.
     *
     * @param what one of {@link #WHATS}
     * @param moves how many customers changed
     */
    record Version(long versionId, Instant at, String by, String what, String why, long moves) {}

    /** One step of a customer; from or to nowhere where empty. */
    record Step(Version version, OptionalLong from, OptionalLong to) {}

    /** So many members are in an area. */
    record Place(String area, long customers) {}

    /**
     * A way to split the base.
     *
     * @param least how many customers a part has at least, where that can be had
     * @param most how many it has at most
     * @param moves how many customers would be in another portfolio than now
     * @param currency of the values
     */
    record Proposal(
            long proposalId,
            Instant at,
            String by,
            int least,
            int most,
            int customers,
            int moves,
            String currency,
            List<Part> parts) {

        public Proposal {
            parts = List.copyOf(parts);
        }
    }

    /**
     * One part of a proposal.
     *
     * @param continues the present portfolio whose name and owner it takes over; empty for a new one
     * @param kept how many of its members are in that one already
     */
    record Part(int number, List<PortfolioCell> cells, OptionalLong continues, int kept, PortfolioSum sum) {

        public Part {
            cells = List.copyOf(cells);
        }
    }

    /** What a version does. */
    Set<String> WHATS = Set.of("accepted", "merged", "split", "moved", "renamed", "owner", "reverted", "placed");
}
