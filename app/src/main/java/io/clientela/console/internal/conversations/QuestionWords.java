package io.clientela.console.internal.conversations;

import io.clientela.console.internal.shell.Words;
import io.clientela.interact.Question;
import io.clientela.interact.Questions.Asked;
import io.clientela.interact.Questions.Result;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.util.Locale;

/** How questions and answers are said in the reader's words. */
public final class QuestionWords {

    private final Words words;

    QuestionWords(Words words) {
        this.words = words;
    }

    /** What it asks, in the reader's language. */
    public String body(Question question) {
        return question.text(words.language()).body();
    }

    /** What its answer is for, and of what. */
    public String fills(Question question) {
        String what = words.name("question.fills", question.fills());
        return question.subject().isEmpty() ? what : what + ": " + question.subject();
    }

    /** When it is asked. */
    public String moment(Question question) {
        return switch (question.moment()) {
            case ANY -> words.name("question.moment", question.moment());
            case AFTER_PURCHASE, AFTER_ANSWER ->
                words.count("question.after", question.momentDays(), words.name("question.moment", question.moment()));
        };
    }

    /** Whether and when it is asked again. */
    public String again(Question question) {
        return question.againDays() == 0
                ? words.say("question.once")
                : words.say("question.every", question.againDays());
    }

    /** The share that answered, with its interval. */
    public String share(Result result) {
        return switch (result.share()) {
            case Outcome.Known<Interval> known ->
                words.say(
                        "question.share",
                        words.percent(known.value().estimate()),
                        words.percent(known.value().low()),
                        words.percent(known.value().high()));
            case Outcome.Unknown<Interval> unknown -> "–";
        };
    }

    /** The mean of the numbers, with its interval, or why there is none. */
    public String mean(Result result) {
        return switch (result.mean()) {
            case Outcome.Known<Interval> known ->
                words.say(
                        "question.mean",
                        words.number(known.value().estimate(), 1),
                        words.number(known.value().low(), 1),
                        words.number(known.value().high(), 1));
            case Outcome.Unknown<Interval> unknown ->
                result.answered() == 0 || !numeric(result.question()) ? "–" : words.say("question.mean.few");
        };
    }

    private static boolean numeric(Question question) {
        return question.kind() == Question.Kind.SCALE || question.kind() == Question.Kind.NUMBER;
    }

    /** How it stands with one who was asked. */
    public String standing(Asked asked) {
        return asked.answered()
                .map(answer -> answer.text())
                .orElseGet(() -> words.say(asked.open() ? "question.waiting" : "question.ended." + asked.ended()));
    }

    /** Where the answer went. */
    public String landed(Asked asked) {
        String landed = asked.answered().map(answer -> answer.landed()).orElse("");
        int colon = landed.indexOf(':');
        if (colon < 0) {
            return "";
        }
        String kind = landed.substring(0, colon);
        String what = landed.substring(colon + 1);
        return words.say(
                "question.landed." + kind,
                kind.equals("attitude") ? words.code("question.fills", what.toLowerCase(Locale.ROOT)) : what);
    }
}
