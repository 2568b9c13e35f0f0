package io.clientela.interact;

import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Questions to customers: one at a time in any medium, never one whose answer is known, inside the agreement (R9). An answer
 * lands where it belongs with its provenance, and earns what was promised for it.
 */
public interface Questions {

    /**
     * A question as one customer was asked it.
     *
     * @param body the exact words
     * @param choices the choices as he saw them
     * @param messageId the message by which he was asked; empty on his own page and by word of mouth
     * @param answered what he answered
     * @param ended why it waits for no answer, {@code withdrawn}, {@code not-sent}, {@code no-answer}; empty otherwise
     */
    record Asked(
            long askedId,
            long customerId,
            long questionId,
            Question.Kind kind,
            Question.Fills fills,
            Medium medium,
            String language,
            String body,
            List<String> choices,
            OptionalLong messageId,
            Instant at,
            String who,
            Optional<Answer> answered,
            String ended) {

        public Asked {
            choices = List.copyOf(choices);
        }

        /** Whether it waits for his answer. */
        public boolean open() {
            return answered.isEmpty() && ended.isEmpty();
        }
    }

    /**
     * What a customer answered.
     *
     * @param text as he said it; of a choice, the choice
     * @param number of a scale or a number
     * @param choice of a choice, from 1
     * @param landed where it went, such as {@code need:17}; empty where it is kept with the answer alone
     */
    record Answer(
            String text,
            Optional<BigDecimal> number,
            OptionalInt choice,
            Instant at,
            Medium medium,
            OptionalLong receivedId,
            String landed) {}

    /**
     * What came of a question.
     *
     * @param share answered of those asked whose answer is not still awaited, with its 95 % interval
     * @param mean of the numbers answered, with its 95 % interval
     */
    record Result(
            Question question,
            long asked,
            long answered,
            long waiting,
            Outcome<Interval> share,
            Outcome<Interval> mean) {}

    /** The questions in their order. */
    List<Question> all();

    Optional<Question> find(long questionId);

    /** What came of each question, in their order. */
    List<Result> results();

    /** Adds a question at the end. @return its number */
    long add(Question question, String who);

    /**
     * Adds the short survey of satisfaction, trust, loyalty, recommendation, buying and using (R59, R61), in both languages,
     * each question asked twice a year; those whose like is asked already are left out.
     *
     * @return the numbers of those added, in their order
     */
    List<Long> addSurvey(String who);

    /**
     * Changes a question. Once it was asked, kind and purpose stay as they are, or its answers could not be compared.
     *
     * @return false where there is none, or kind or purpose would change
     */
    boolean change(Question question, String who);

    /** Moves a question one place up, or down. */
    boolean move(long questionId, boolean up, String who);

    /** Stops asking it, or goes on. */
    boolean activate(long questionId, boolean active, String who);

    /** The question that waits for a customer's answer. */
    Optional<Asked> open(long customerId);

    /**
     * What he would be asked next.
     *
     * @return unknown: {@code no-customer}, {@code open-question}, {@code nothing-to-ask}
     */
    Outcome<Question> next(long customerId);

    /** Why a question is not asked of a customer: where its answer is known from, such as {@code question.known.need|oil}. */
    Optional<String> known(long customerId, Question question);

    /**
     * Asks the next question by a message inside the agreement.
     *
     * @param medium empty: the one he prefers
     * @return unknown: as {@link #next}; {@code gate} with the words of the policy that refuses it
     */
    Outcome<Asked> ask(long customerId, Optional<Medium> medium, String who);

    /** Asks the next question face to face: on his own page, or on the phone; nothing is sent. The open one, if there is. */
    Outcome<Asked> askHere(long customerId, Medium medium, String language, String who);

    /**
     * Takes an answer.
     *
     * @return unknown: {@code no-question} (none of this customer's waits under that number), {@code not-an-answer}
     */
    Outcome<Asked> answer(long customerId, long askedId, String said, Medium medium, String who);

    /** Takes a question back that was not answered. */
    boolean withdraw(long askedId, String who);

    /** What customers were asked, the latest first. */
    List<Asked> asked(OptionalLong customerId, OptionalLong questionId, long before, int limit);

    /** The same as CSV, all of it. */
    void exportCsv(OptionalLong questionId, OutputStream out);

    /** Asks everybody who agreed to questions what is due, by a job. @return the job's number */
    long round(String who);
}
