package io.clientela.interact.internal.conversation;

import io.clientela.interact.Conversations.Step;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What to do next in a conversation, by what the customer said last. Words of English and Italian are looked for; the first
 * rule that fits counts. It is a suggestion with its reason, and a person decides.
 */
final class NextStep {

    /** A thank-you that says more than so many signs says something else, too. */
    private static final int SHORT = 120;

    private static final Pattern LET_GO = any(
            "unsubscribe",
            "opt out",
            "remove me",
            "stop writing",
            "leave me alone",
            "cancellatemi",
            "disiscriv\\w*",
            "non (?:scrivetemi|contattatemi)",
            "revoco",
            "toglietemi");
    private static final Pattern COMPLAINT = any(
            "complain\\w*",
            "broken",
            "damaged",
            "wrong (?:item|product|order)",
            "refund",
            "disappointed",
            "unacceptable",
            "reclamo",
            "rott[oaie]",
            "danneggiat\\w+",
            "sbagliat\\w+",
            "rimborso",
            "delus[oaie]",
            "inaccettabile",
            "non funziona");
    private static final Pattern SALE = any(
            "quote",
            "quotation",
            "price list",
            "to order",
            "place an order",
            "preventivo",
            "listino",
            "ordinare",
            "un ordine",
            "quanto costa\\w*");
    private static final Pattern THANKS = any("thanks", "thank you", "grazie", "perfetto", "ok");
    private static final List<Rule> RULES =
            List.of(new Rule(LET_GO, Step.LET_GO), new Rule(COMPLAINT, Step.CALL), new Rule(SALE, Step.SELL));

    private NextStep() {}

    private record Rule(Pattern words, Step step) {}

    /**
     * The next step.
     *
     * @param said what he said last, with its subject
     * @param waiting how many of his turns wait
     */
    static Step of(String said, int waiting) {
        if (waiting == 0) {
            return Step.NOTHING;
        }
        String text = said.toLowerCase(Locale.ROOT);
        for (var rule : RULES) {
            if (rule.words().matcher(text).find()) {
                return rule.step();
            }
        }
        if (waiting > 1) {
            return Step.CALL_AGAIN;
        }
        if (text.contains("?")) {
            return Step.ANSWER;
        }
        return text.length() <= SHORT && THANKS.matcher(text).find() ? Step.CLOSE : Step.READ;
    }

    private static Pattern any(String... words) {
        return Pattern.compile(
                "(?<!\\p{L})(?:" + String.join("|", words) + ")(?!\\p{L})", Pattern.UNICODE_CHARACTER_CLASS);
    }
}
