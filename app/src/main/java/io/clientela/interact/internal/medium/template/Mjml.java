package io.clientela.interact.internal.medium.template;

import ch.digitalfondue.mjml4j.Mjml4j;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** MJML with Liquid in it becomes HTML with the same Liquid in it. */
final class Mjml {

    private static final Pattern LIQUID = Pattern.compile("\\{\\{.*?}}|\\{%.*?%}", Pattern.DOTALL);
    private static final Pattern TAG =
            Pattern.compile("<(/?)(mjml|mj-[a-z-]+)\\b((?:[^>\"']|\"[^\"]*\"|'[^']*')*?)(/?)>");
    private static final Pattern KEPT = Pattern.compile("\uE000(\\d+)\uE001");

    /** The elements of MJML 4 that mjml4j renders; what fetches from elsewhere is left out. */
    private static final Set<String> KNOWN = Set.of(
            "mjml",
            "mj-head",
            "mj-body",
            "mj-title",
            "mj-preview",
            "mj-attributes",
            "mj-all",
            "mj-class",
            "mj-style",
            "mj-breakpoint",
            "mj-html-attributes",
            "mj-section",
            "mj-wrapper",
            "mj-column",
            "mj-group",
            "mj-text",
            "mj-button",
            "mj-image",
            "mj-divider",
            "mj-spacer",
            "mj-table",
            "mj-hero",
            "mj-social",
            "mj-social-element",
            "mj-navbar",
            "mj-navbar-link",
            "mj-accordion",
            "mj-accordion-element",
            "mj-accordion-title",
            "mj-accordion-text",
            "mj-raw");

    /**
     * Fonts that the mail would fetch from elsewhere when it is opened: whoever keeps them would learn of each reader. The
     * text names others that every machine has.
     */
    private static final Pattern FETCHED = Pattern.compile("(?is)<!--\\[if"
            + " !mso]><!-->\\s*(?:<link[^>]*href=\"https?:[^>]*>\\s*)+(?:<style[^>]*>\\s*@import.*?</style>\\s*)?"
            + "<!--<!\\[endif]-->");

    private Mjml() {}

    /**
     * The HTML.
     *
     * @throws IllegalArgumentException where {@link #fault} has something to say
     */
    static String html(String mjml, String language) {
        List<String> liquid = new ArrayList<>();
        String marked = LIQUID.matcher(mjml).replaceAll(found -> {
            liquid.add(found.group());
            return "\uE000" + (liquid.size() - 1) + "\uE001";
        });
        String rendered;
        try {
            rendered = Mjml4j.render(marked, new Mjml4j.Configuration(language));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("medium.fault.mjml|" + e.getMessage(), e);
        }
        boolean[] seen = new boolean[liquid.size()];
        String html = KEPT.matcher(tight(FETCHED.matcher(rendered).replaceAll("")))
                .replaceAll(found -> {
                    int number = Integer.parseInt(found.group(1));
                    seen[number] = true;
                    return Matcher.quoteReplacement(liquid.get(number));
                });
        for (int i = 0; i < seen.length; i++) {
            if (!seen[i]) {
                throw new IllegalArgumentException("medium.fault.misplaced|" + liquid.get(i));
            }
        }
        return html;
    }

    /** Without the spaces at the start of lines, which weigh in a million messages. */
    private static String tight(String html) {
        return html.replaceAll("(?m)^[ \\t]+", "").replaceAll("\\n{2,}", "\n");
    }

    /** What is wrong with the elements, as a message key with arguments; empty where nothing is. */
    static Optional<String> fault(String mjml) {
        Deque<String> open = new ArrayDeque<>();
        Matcher tag = TAG.matcher(LIQUID.matcher(mjml).replaceAll("x"));
        boolean body = false;
        while (tag.find()) {
            String name = tag.group(2);
            body |= name.equals("mj-body");
            if (!KNOWN.contains(name)) {
                return Optional.of("medium.fault.element|" + name);
            }
            if (!tag.group(1).isEmpty()) {
                String last = open.isEmpty() ? "" : open.pop();
                if (!last.equals(name)) {
                    return Optional.of("medium.fault.closed|" + name);
                }
            } else if (tag.group(4).isEmpty()) {
                open.push(name);
            }
        }
        if (!open.isEmpty()) {
            return Optional.of("medium.fault.open|" + open.pop());
        }
        return body ? Optional.empty() : Optional.of("medium.fault.no-body");
    }
}
