package io.clientela.console.internal.segments;

import io.clientela.console.internal.shell.Words;
import io.clientela.differentiate.Feature;
import io.clientela.differentiate.Rule;
import io.clientela.differentiate.Truth;
import io.clientela.differentiate.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Why a rule holds for one customer, line by line: each condition with his own figure. */
public final class WhyLines {

    private final RuleWords rules;
    private final Words words;
    private final List<Line> lines = new ArrayList<>();

    private WhyLines(RuleWords rules, Words words) {
        this.rules = rules;
        this.words = words;
    }

    /**
     * One line.
     *
     * @param depth how many groups it lies in
     * @param truth whether it holds
     * @param text the condition, or how a group is held together
     * @param figure what is so of the customer; empty for groups
     */
    public record Line(int depth, Truth truth, String text, String figure) {}

    /** The lines of a verdict. */
    public static List<Line> of(Verdict verdict, RuleWords rules, Words words) {
        var lines = new WhyLines(rules, words);
        lines.write(verdict, 0);
        return lines.lines;
    }

    private void write(Verdict verdict, int depth) {
        switch (verdict.rule()) {
            case Rule.All all when depth == 0 -> parts(verdict, depth);
            case Rule.All all -> group(verdict, depth, words.say("segment.why.all"));
            case Rule.Any any -> group(verdict, depth, words.say("segment.why.any"));
            case Rule.Not not -> {
                if (verdict.parts().getFirst().parts().isEmpty()) {
                    var part = verdict.parts().getFirst();
                    lines.add(new Line(depth, verdict.truth(), rules.say(not), figure(part)));
                } else {
                    group(verdict, depth, words.say("segment.why.not"));
                }
            }
            case Rule.In in -> group(verdict, depth, rules.say(in));
            default -> lines.add(new Line(depth, verdict.truth(), rules.say(verdict.rule()), figure(verdict)));
        }
    }

    private void group(Verdict verdict, int depth, String text) {
        lines.add(new Line(depth, verdict.truth(), text, ""));
        parts(verdict, depth + 1);
    }

    private void parts(Verdict verdict, int depth) {
        verdict.parts().forEach(part -> write(part, depth));
    }

    private String figure(Verdict verdict) {
        return switch (verdict.figure()) {
            case Verdict.Nothing nothing -> words.say("segment.why.unknown");
            case Verdict.Measured number -> rules.figure(number.value(), unit(verdict.rule()));
            case Verdict.Amount amount -> words.number(amount.value().doubleValue(), 2);
            case Verdict.On on -> words.day(on.day());
            case Verdict.Word word ->
                verdict.rule() instanceof Rule.KindIs ? words.say("customer.kind." + word.text()) : word.text();
        };
    }

    private static Feature.Unit unit(Rule rule) {
        return switch (rule) {
            case Rule.FeatureIs is -> is.feature().unit();
            case Rule.WorthIs is -> is.worth().unit();
            default -> Feature.Unit.COUNT;
        };
    }
}
