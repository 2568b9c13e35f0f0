package io.clientela.differentiate;

import io.clientela.kernel.grouping.Groups.Structure;
import io.clientela.kernel.grouping.Trait;
import io.clientela.kernel.grouping.Trial;
import io.clientela.kernel.value.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Customers in groups that are alike inside (R23): each run kept as it was, and what changed from one to the next. */
public interface CustomerGroups {

    /** The last run, whatever came of it; empty before the first. */
    Optional<Run> latest();

    /** The last run that found groups. */
    Optional<Run> inForce();

    /** A run by its number. */
    Optional<Run> run(long runId);

    /** The newest runs first. */
    List<Run> runs(int limit);

    /** Who moved since the run before; empty for the first run and for one that found nothing. */
    Optional<Drift> drift(Run run);

    /** Asks for customers to be grouped anew by a job. @return the job's number */
    long regroup(String who);

    /** Gives a group a name; an empty one gives the words of its traits back. */
    void rename(int groupId, String name, String who);

    /**
     * One run.
     *
     * @param day the day of the features that were compared
     * @param seed of everything that was drawn
     * @param customers who ever bought
     * @param found the groups; unknown where there are none ({@code too-few-customers}, {@code all-alike}, {@code
     *     no-stable-groups})
     */
    record Run(long runId, Instant at, String by, LocalDate day, long seed, int customers, Outcome<Found> found) {

        /** The group with this identity. */
        public Optional<CustomerGroup> group(int groupId) {
            return found instanceof Outcome.Known<Found> known
                    ? known.value().groups().stream()
                            .filter(group -> group.groupId() == groupId)
                            .findFirst()
                    : Optional.empty();
        }
    }

    /**
     * The groups of a run.
     *
     * @param structure how far they stand apart
     * @param trials every number of groups that was tried
     * @param features what customers were compared by
     * @param leftOut the features that do not vary
     */
    record Found(
            List<CustomerGroup> groups,
            Structure structure,
            List<Trial> trials,
            List<String> features,
            List<String> leftOut) {

        public Found {
            groups = List.copyOf(groups);
            trials = List.copyOf(trials);
            features = List.copyOf(features);
            leftOut = List.copyOf(leftOut);
        }
    }

    /**
     * A group of a run.
     *
     * @param groupId its identity, kept from run to run
     * @param number from 0, the largest first
     * @param name as people call it; empty where it is called by its traits
     * @param stability from 0 to 1
     * @param homogeneity up to 1
     * @param interval the usual days between purchases; empty where most bought on one day only
     * @param channel by which most of its purchases come; empty where none has half of them
     * @param category of which its customers mostly buy; empty where none has two fifths of what they spend
     */
    record CustomerGroup(
            int groupId,
            int number,
            String name,
            int size,
            double stability,
            double homogeneity,
            List<Trait> traits,
            OptionalDouble interval,
            Optional<Part> channel,
            Optional<Part> category) {

        public CustomerGroup {
            traits = List.copyOf(traits);
        }
    }

    /** A channel or a category with its mean share among the customers of a group. */
    record Part(String name, double share) {}

    /**
     * What changed between two runs.
     *
     * @param before the run before
     * @param flows how many went from where to where, the largest first; those who stayed included
     * @param moved how many are in another group than before
     * @param same how many are in both runs
     */
    record Drift(Run before, List<Flow> flows, long moved, long same) {

        public Drift {
            flows = List.copyOf(flows);
        }
    }

    /** So many customers went from one group to another; a group that is missing stands for outside. */
    record Flow(OptionalInt fromId, OptionalInt toId, long customers) {}
}
