package io.clientela.differentiate;

import io.clientela.kernel.lifetime.Choice;
import io.clientela.kernel.lifetime.Finding;
import io.clientela.kernel.lifetime.FitForm;
import io.clientela.kernel.lifetime.Parameter;
import io.clientela.kernel.value.Interval;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One time that the values of all customers were computed, with all that is needed to compute them again.
 *
 * @param id its number
 * @param at when
 * @param who who asked for it
 * @param question what was asked
 * @param input from which data
 * @param fitted what came of it; empty where nothing can be said
 * @param unknown why nothing can be said, as a code; empty where something can
 * @param code which Clientela did it
 * @param seconds how long it took
 */
public record ValueRun(
        long id,
        Instant at,
        String who,
        Question question,
        Input input,
        Optional<Fitted> fitted,
        String unknown,
        String code,
        double seconds) {

    /**
     * What was asked.
     *
     * @param asOf the last day that was known: the last one on which anybody bought
     * @param before the day that is looked back to
     * @param currency the one in which most customers buy
     * @param horizonDays how far values look ahead
     * @param yearlyDiscount what a year's wait costs, such as 0.1
     * @param level of all intervals
     */
    public record Question(
            LocalDate asOf, LocalDate before, String currency, int horizonDays, double yearlyDiscount, double level) {}

    /**
     * The data.
     *
     * @param customers customers who bought in the currency
     * @param purchases days on which one of them bought
     * @param lines lines of the picture
     * @param leftOut customers who buy in another currency, by currency
     * @param basis what part of spend stays with the firm
     * @param fingerprint SHA-256 of purchases and margins
     */
    public record Input(
            int customers, long purchases, long lines, Map<String, Long> leftOut, Basis basis, String fingerprint) {

        public Input {
            leftOut = Map.copyOf(leftOut);
        }
    }

    /**
     * What part of the spend on a purchase stays with the firm.
     *
     * @param margin whether costs are known; otherwise value is spend less returns
     * @param known the share of sales of which the cost is known
     * @param mean the part that stays, over the firm, from -1 to 1
     * @param within the variance of one customer's part from quarter to quarter, times the amount
     * @param between the variance between customers
     */
    public record Basis(boolean margin, double known, double mean, double within, double between) {}

    /**
     * The models and what they say.
     *
     * @param choice the model, why, and how well each predicted the held-back last part, the best first
     * @param form how its parameters were found
     * @param parameters of the model of purchases, with standard errors
     * @param logLikelihood of the purchases
     * @param spend the model of spend; empty where there is none
     * @param noSpend why there is none, as a code; empty where there is one
     * @param findings what is to be said against fit and data
     * @param rhythm how regularly customers buy
     * @param covariance of the logarithms of the parameters of both models, row by row; empty without a model of spend
     * @param totals the sums over all customers
     * @param moves what moved the value since the day that is looked back to, in the order of {@link Cause}; empty where
     *     that cannot be said
     * @param slices twentieths of the customers, from the highest value to the lowest; empty without values
     * @param best the best of the last year among the best of the time to come
     */
    public record Fitted(
            Choice choice,
            FitForm form,
            List<Parameter> parameters,
            double logLikelihood,
            Optional<SpendModel> spend,
            String noSpend,
            List<Finding> findings,
            Regularity rhythm,
            List<List<Double>> covariance,
            Totals totals,
            List<Move> moves,
            List<Slice> slices,
            Best best) {

        public Fitted {
            parameters = List.copyOf(parameters);
            findings = List.copyOf(findings);
            covariance = List.copyOf(covariance);
            moves = List.copyOf(moves);
            slices = List.copyOf(slices);
        }
    }

    /** The model of spend. */
    public record SpendModel(List<Parameter> parameters, double logLikelihood, int customers) {

        public SpendModel {
            parameters = List.copyOf(parameters);
        }
    }

    /**
     * How regularly customers buy.
     *
     * @param shape 1 is pure chance, 8 and more as by contract
     * @param medianGap the median number of days between purchases
     * @param contract the survival form, where customers buy as by contract and it can be fitted
     */
    public record Regularity(double shape, int medianGap, Optional<Contract> contract) {}

    /**
     * The survival form of contracts.
     *
     * @param parameters of it
     * @param logLikelihood of it
     * @param retention the chance that a customer of so many periods stays for one more, from period 0 on
     */
    public record Contract(List<Parameter> parameters, double logLikelihood, List<Double> retention) {

        public Contract {
            parameters = List.copyOf(parameters);
            retention = List.copyOf(retention);
        }
    }

    /**
     * Sums over all customers.
     *
     * @param value the expected value; empty without a model of spend
     * @param valueBefore that of the day that is looked back to, as it was seen then; empty where it cannot be said
     * @param alive how many customers are expected to be customers still
     * @param purchases the expected purchases
     * @param outcome the same with the interval in which the real number is expected
     * @param still {@code alive} with its interval; empty in runs of earlier versions
     * @param stake what those whose silence became unusual since the day that is looked back to would be worth if they surely
     *     were customers still; empty without a model of spend, and in runs of earlier versions
     */
    public record Totals(
            Optional<Interval> value,
            Optional<Interval> valueBefore,
            double alive,
            Interval purchases,
            Interval outcome,
            Optional<Interval> still,
            Optional<Interval> stake) {}

    /**
     * Some customers that follow each other in the order of their values.
     *
     * @param customers how many
     * @param value their value
     * @param past what they left to the firm in the last 365 days
     */
    public record Slice(long customers, double value, double past) {}

    /**
     * The best tenth of the last 365 days.
     *
     * @param customers how many it has
     * @param both how many of them are in the best tenth by value, too
     */
    public record Best(long customers, long both) {}

    /** Why the value of customers moved; each customer has one of the causes but the first. */
    public enum Cause {
        /** What the models have learned since: the value of the day before, seen with what is known now, less as seen then. */
        LEARNED,
        /** Customers who bought for the first time since. */
        NEW,
        /** Customers who spent at least as much since as was expected. */
        MORE,
        /** Customers who spent less than was expected. */
        LESS,
        /** Customers who did not buy since, and are likelier customers than not. */
        SILENT,
        /** Customers who did not buy since, and are likelier gone than not. */
        LOST
    }

    /**
     * What one cause did.
     *
     * @param cause the cause
     * @param customers how many customers; all for what was learned
     * @param change of their value
     * @param interval of the change, by what the parameters leave open; empty for what was learned, which is a change of the
     *     estimate and not of customers, and in runs of earlier versions
     */
    public record Move(Cause cause, long customers, double change, Optional<Interval> interval) {}
}
