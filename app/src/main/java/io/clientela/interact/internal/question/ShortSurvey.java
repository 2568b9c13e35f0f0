package io.clientela.interact.internal.question;

import io.clientela.interact.Question;
import io.clientela.interact.Question.Fills;
import io.clientela.interact.Question.Kind;
import io.clientela.interact.Question.Moment;
import io.clientela.interact.Question.Text;
import java.util.List;
import java.util.Map;

/**
 * The short survey: what the scorecard goes by, one question at a time. Feelings of buying are asked soon after a purchase,
 * those of using when there was time to use; the others when their turn comes.
 */
final class ShortSurvey {

    private static final int AGAIN_DAYS = 180;

    private ShortSurvey() {}

    /** The questions in the order in which they are asked. */
    static List<Question> questions() {
        return List.of(
                scale(
                        Fills.BUYING,
                        Moment.AFTER_PURCHASE,
                        3,
                        "Think of the last time you bought from us: how did it feel?",
                        "Pensi all'ultima volta che ha comprato da noi: come si è trovato?"),
                scale(
                        Fills.USING,
                        Moment.AFTER_PURCHASE,
                        30,
                        "How do you feel about using what you bought from us?",
                        "Come si trova con quello che ha comprato da noi?"),
                scale(
                        Fills.SATISFACTION,
                        Moment.ANY,
                        0,
                        "All in all, how satisfied are you with us?",
                        "Nel complesso, quanto è soddisfatto di noi?"),
                scale(
                        Fills.TRUST,
                        Moment.ANY,
                        0,
                        "How much do you trust us to keep our word?",
                        "Quanto si fida che manteniamo la parola?"),
                scale(
                        Fills.LOYALTY,
                        Moment.ANY,
                        0,
                        "How sure are you that you will buy from us again?",
                        "Quanto è sicuro di comprare ancora da noi?"),
                scale(
                        Fills.ADVOCACY,
                        Moment.ANY,
                        0,
                        "How gladly would you recommend us to a friend?",
                        "Quanto volentieri ci consiglierebbe a un amico?"));
    }

    private static Question scale(Fills fills, Moment moment, int days, String english, String italian) {
        var texts = Map.of("en", new Text(english, List.of()), "it", new Text(italian, List.of()));
        return new Question(0, 0, Kind.SCALE, fills, "", texts, 0, AGAIN_DAYS, moment, days, true);
    }
}
