package io.clientela.measure;

import io.clientela.kernel.attitude.Feeling;
import io.clientela.kernel.attitude.Standing;
import io.clientela.kernel.attitude.Success;
import io.clientela.kernel.effect.Verdict;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What customers say of satisfaction, trust, loyalty and advocacy, of buying and of using, on a scale from 1 to 5, and whether they do
 * it (R59 to R61, R71). A mark counts for a year, of several the latest.
 */
public interface Attitudes {

    /** What a mark is about. */
    enum About {
        SATISFACTION,
        TRUST,
        /** That he will stay. */
        LOYALTY,
        /** That he would recommend the firm. */
        ADVOCACY,
        /** How he felt when buying. */
        BUYING,
        /** How he feels when using. */
        USING
    }

    /**
     * A mark that a customer gave.
     *
     * @param mark from 1 to 5
     * @param at when he gave it
     * @param source where it stands, such as {@code question:3 asked:17}; of the same source one mark about one thing is kept
     */
    record Mark(long customerId, About about, int mark, Instant at, String source) {

        public Mark {
            if (mark < 1 || mark > Standing.TOP || source.isBlank()) {
                throw new IllegalArgumentException("not a mark from 1 to 5 with a source: " + mark + ", " + source);
            }
        }
    }

    /** A mark that was written down. */
    record Kept(long attitudeId, Mark mark, String who) {}

    /** Writes a mark down; false where it was before, or there is no such customer. */
    boolean record(Mark mark, String who);

    /** Takes a mark back; false where there is none, or it was taken back. */
    boolean withdraw(long attitudeId, String who);

    /** The customer's marks, the latest first. */
    List<Kept> of(long customerId);

    /** How all of it stands now. */
    Picture picture();

    /** The experiments that have a result, with whether they may be closed as a success: never on profit alone. */
    List<Closing> closings();

    /** Whether one experiment may be closed as a success; empty where it has no result. */
    Optional<Closing> closing(long experimentId);

    /**
     * What the customers of an experiment said after they were exposed, by what it is about and by arm in the order of the
     * plan; nothing about what nobody of them gave a mark.
     */
    List<Felt> felt(long experimentId);

    /** The customers at a place, by number. */
    List<Long> customers(Place place);

    /**
     * How it stands.
     *
     * @param at as of when
     * @param figures by what they are about
     * @param repeat of those who bought in the half year before the last one, the share who bought in the last one
     * @param chain satisfaction to trust, trust to loyalty, loyalty to buying again
     * @param experience how buying and using go with advocacy and with buying again
     * @param months the last twelve, the latest last
     */
    record Picture(
            Instant at,
            List<Figure> figures,
            Outcome<Interval> repeat,
            Chain chain,
            List<Tie> experience,
            List<Month> months) {

        public Picture {
            figures = List.copyOf(figures);
            experience = List.copyOf(experience);
            months = List.copyOf(months);
        }
    }

    /**
     * The marks about one thing.
     *
     * @param customers how many gave one
     * @param mean with its interval; unknown below ten customers
     * @param agree the share of marks of 4 and 5
     * @param before the mean a year ago
     */
    record Figure(
            About about, long customers, Outcome<Interval> mean, Outcome<Interval> agree, Outcome<Interval> before) {}

    /**
     * The chain satisfaction, trust, loyalty, buying again.
     *
     * @param breaks the step, from 0, at which most are lost; empty where no step is known
     * @param surely whether more are lost there than at any other step, beyond what chance explains
     */
    record Chain(List<Step> steps, OptionalInt breaks, boolean surely) {

        public Chain {
            steps = List.copyOf(steps);
        }
    }

    /**
     * One step of the chain.
     *
     * @param tie how closely both ends go together
     * @param lost of those who agree at its beginning (and of whom its end is known), the share who do not at its end
     * @param count how many are lost
     */
    record Step(Tie tie, Outcome<Interval> lost, long count) {}

    /**
     * How closely one thing goes with another.
     *
     * @param from {@link About} by name
     * @param to {@link About} by name, or {@link #BOUGHT_AGAIN}
     * @param customers of how many both are known
     * @param link the rank correlation
     */
    record Tie(String from, String to, long customers, Outcome<Interval> link) {}

    /** In the place of what a mark is about: that he bought within half a year after the mark. */
    String BOUGHT_AGAIN = "BOUGHT_AGAIN";

    /**
     * The end of a month, or now.
     *
     * @param standings how many customers stand where
     * @param moves how many came from where to where since the month before
     */
    record Month(YearMonth month, Map<Standing, Long> standings, Map<Move, Long> moves) {

        public Month {
            standings = Map.copyOf(standings);
            moves = Map.copyOf(moves);
        }
    }

    /** From one standing to another. */
    record Move(Standing from, Standing to) {}

    /**
     * Whether an experiment may be closed as a success.
     *
     * @param profit the verdict on its outcome over all portfolios: the worst of its arms that says anything
     * @param attitudes what became of what its customers said after their exposure against those held out, in the worst of its
     *     arms, as far as twenty of those held out gave a mark
     */
    record Closing(Experiment experiment, Verdict profit, Map<About, Feeling> attitudes, Success success) {

        public Closing {
            attitudes = Map.copyOf(attitudes);
        }
    }

    /**
     * What the customers of one arm said about one thing; of each his latest mark.
     *
     * @param held whether the arm is held out
     * @param customers how many gave a mark
     * @param mean with its interval; unknown below ten customers
     * @param feeling against those held out; empty for these, and where fewer than twenty of them gave a mark
     */
    record Felt(
            About about, String arm, boolean held, long customers, Outcome<Interval> mean, Optional<Feeling> feeling) {}

    /** Where customers are. */
    sealed interface Place {

        /** Those who are lost at a step of the chain, from 0. */
        record Lost(int step) implements Place {}

        /** Those who stand somewhere now. */
        record At(Standing standing) implements Place {}

        /** Those who moved in a month. */
        record Moved(YearMonth month, Move move) implements Place {}
    }
}
