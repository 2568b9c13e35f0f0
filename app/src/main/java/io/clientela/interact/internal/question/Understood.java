package io.clientela.interact.internal.question;

import io.clientela.interact.Question;
import io.clientela.kernel.value.Outcome;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody wrote, understood as the answer to a question.
 *
 * @param text the answer; of a choice, the choice
 * @param number of a scale or a number
 * @param choice of a choice, from 1
 */
record Understood(String text, Optional<BigDecimal> number, OptionalInt choice) {

    private static final int LONGEST = 2_000;
    private static final Pattern QUOTE =
            Pattern.compile("^(?:>.*|-{2,}.*|_{5,}|(?:On|Il|El|Am|Le) .{4,200}(?:wrote|scritto|schrieb|écrit)\\s*:?"
                    + "|(?:From|Da|Von|De):.*)$");
    private static final Pattern MARK = Pattern.compile("^\\D{0,12}?([1-" + Question.TOP + "])(?![\\d.,]\\d|\\d)(.*)$");
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d.,' \\u00a0]*");
    private static final Pattern FIRST = Pattern.compile("^(\\d{1,2})(?:[).:\\s].*)?$");

    /** A mark and its scale, as in 4/5 or "4 out of 5"; other numbers beside it make it unclear. */
    private static final Pattern OTHER = Pattern.compile("\\d");

    private static final Pattern OF_TOP = Pattern.compile("^\\s*(?:/|su|of|out of|di)\\s*" + Question.TOP + "(.*)$");

    /**
     * Reads an answer.
     *
     * @param choices as he saw them
     * @return unknown, {@code not-an-answer}, where it cannot be read as one
     */
    static Outcome<Understood> of(Question.Kind kind, List<String> choices, String said) {
        String own = own(said);
        if (own.isEmpty()) {
            return none(said);
        }
        return switch (kind) {
            case TEXT ->
                new Outcome.Known<>(new Understood(
                        own.length() > LONGEST ? own.substring(0, LONGEST) : own,
                        Optional.empty(),
                        OptionalInt.empty()));
            case SCALE -> scale(own);
            case NUMBER -> number(own);
            case CHOICE -> choice(choices, own);
        };
    }

    /** What he wrote himself: without the text that his program quoted below it. */
    static String own(String said) {
        var kept = new StringBuilder();
        for (String line : said.lines().toList()) {
            String bare = line.strip();
            if (QUOTE.matcher(bare).matches()) {
                break;
            }
            kept.append(bare).append('\n');
        }
        return kept.toString().strip();
    }

    private static Outcome<Understood> scale(String own) {
        Matcher mark = MARK.matcher(first(own));
        if (!mark.matches()) {
            return none(own);
        }
        Matcher of = OF_TOP.matcher(mark.group(2));
        String rest = of.matches() ? of.group(1) : mark.group(2);
        return OTHER.matcher(rest).find()
                ? none(own)
                : new Outcome.Known<>(
                        new Understood(mark.group(1), Optional.of(new BigDecimal(mark.group(1))), OptionalInt.empty()));
    }

    private static Outcome<Understood> number(String own) {
        Matcher found = NUMBER.matcher(first(own));
        if (!found.find() || first(own).startsWith("-")) {
            return none(own);
        }
        var value = amount(found.group().strip());
        return found.find() || value.isEmpty()
                ? none(own)
                : new Outcome.Known<>(new Understood(first(own), value, OptionalInt.empty()));
    }

    /**
     * A number with the separators of any country: of two different ones the last is the decimal point; one that stands
     * once and not before exactly three digits is it too; all others part thousands.
     */
    static Optional<BigDecimal> amount(String written) {
        String bare = written.replaceAll("[' \\u00a0]", "").replaceAll("[.,]$", "");
        int dot = bare.lastIndexOf('.');
        int comma = bare.lastIndexOf(',');
        int last = Math.max(dot, comma);
        boolean both = dot >= 0 && comma >= 0;
        boolean once = last >= 0 && bare.indexOf(bare.charAt(last)) == last;
        boolean decimal = last >= 0 && once && (both || bare.length() - last - 1 != 3);
        String whole = decimal ? bare.substring(0, last) : bare;
        String digits = whole.replaceAll("[.,]", "") + (decimal ? "." + bare.substring(last + 1) : "");
        return digits.matches("\\d{1,15}(\\.\\d{1,6})?") ? Optional.of(new BigDecimal(digits)) : Optional.empty();
    }

    private static Outcome<Understood> choice(List<String> choices, String own) {
        String wanted = folded(first(own));
        for (int i = 0; i < choices.size(); i++) {
            if (folded(Question.Text.shown(choices.get(i))).equals(wanted)) {
                return chosen(choices, i + 1);
            }
        }
        Matcher number = FIRST.matcher(first(own));
        int chosen = number.matches() ? Integer.parseInt(number.group(1)) : 0;
        if (chosen >= 1 && chosen <= choices.size()) {
            return chosen(choices, chosen);
        }
        var begun = choices.stream()
                .filter(choice -> wanted.startsWith(folded(Question.Text.shown(choice)) + " "))
                .toList();
        return begun.size() == 1 ? chosen(choices, choices.indexOf(begun.getFirst()) + 1) : none(own);
    }

    private static Outcome<Understood> chosen(List<String> choices, int number) {
        return new Outcome.Known<>(
                new Understood(Question.Text.shown(choices.get(number - 1)), Optional.empty(), OptionalInt.of(number)));
    }

    private static String first(String own) {
        return own.lines().findFirst().orElse("").strip();
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[\\p{Punct}\\s]+", " ").strip();
    }

    private static Outcome<Understood> none(String said) {
        return new Outcome.Unknown<>("not-an-answer", said.length() > 80 ? said.substring(0, 80) : said);
    }
}
