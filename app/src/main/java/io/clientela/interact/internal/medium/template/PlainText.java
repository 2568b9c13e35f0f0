package io.clientela.interact.internal.medium.template;

import ch.digitalfondue.jfiveparse.Comment;
import ch.digitalfondue.jfiveparse.Element;
import ch.digitalfondue.jfiveparse.Node;
import ch.digitalfondue.jfiveparse.Parser;
import ch.digitalfondue.jfiveparse.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of an HTML page as it is read without pictures and marks: blocks on lines of their own, links with their address,
 * lists with dashes, pictures by what they say of themselves. Liquid stays as it is.
 */
public final class PlainText {

    private static final Pattern LIQUID = Pattern.compile("\\{\\{.*?}}|\\{%.*?%}", Pattern.DOTALL);
    private static final Pattern KEPT = Pattern.compile("\uE000(\\d+)\uE001");
    private static final Set<String> SKIPPED = Set.of("head", "style", "script", "title", "noscript", "template");
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "td",
            "tr",
            "table",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "blockquote",
            "section",
            "article",
            "header",
            "footer",
            "pre",
            "address");

    private final StringBuilder out = new StringBuilder();

    private PlainText() {}

    /** The text of a page. */
    public static String of(String html) {
        List<String> liquid = new ArrayList<>();
        String marked = LIQUID.matcher(html).replaceAll(found -> {
            liquid.add(found.group());
            return "\uE000" + (liquid.size() - 1) + "\uE001";
        });
        var text = new PlainText();
        text.walk(new Parser().parse(marked));
        String restored = KEPT.matcher(text.out)
                .replaceAll(found -> Matcher.quoteReplacement(liquid.get(Integer.parseInt(found.group(1)))));
        return tidy(restored);
    }

    /** Without spaces at the ends of lines and with one empty line at most between others. */
    static String tidy(String text) {
        var tidy = new StringBuilder(text.length());
        int empty = 0;
        for (String line : text.split("\n", -1)) {
            String stripped = line.strip();
            if (stripped.isEmpty()) {
                empty++;
                continue;
            }
            if (!tidy.isEmpty()) {
                tidy.append(empty > 0 ? "\n\n" : "\n");
            }
            tidy.append(stripped);
            empty = 0;
        }
        return tidy.toString();
    }

    private void walk(Node node) {
        switch (node) {
            case Comment comment -> {}
            case Text text -> words(text.getData());
            case Element element -> element(element);
            default -> node.getChildNodes().forEach(this::walk);
        }
    }

    private void words(String data) {
        String flat = data.replaceAll("[\\s\u00a0]+", " ");
        boolean atStart = out.isEmpty() || Character.isWhitespace(out.charAt(out.length() - 1));
        out.append(atStart ? flat.stripLeading() : flat);
    }

    private void element(Element element) {
        String name = element.getNodeName().toLowerCase(java.util.Locale.ROOT);
        if (SKIPPED.contains(name) || hidden(element)) {
            return;
        }
        switch (name) {
            case "br" -> out.append('\n');
            case "hr" -> out.append("\n\n----\n\n");
            case "li" -> {
                out.append("\n- ");
                element.getChildNodes().forEach(this::walk);
            }
            case "img" -> words(attribute(element, "alt"));
            case "a" -> link(element);
            default -> {
                boolean block = BLOCKS.contains(name);
                line(block);
                element.getChildNodes().forEach(this::walk);
                line(block);
                if (name.equals("p") || name.startsWith("h") || name.equals("div")) {
                    line(block);
                    out.append(block ? "\n" : "");
                }
            }
        }
    }

    private void line(boolean block) {
        if (block && !out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
            out.append('\n');
        }
    }

    private void link(Element element) {
        int from = out.length();
        element.getChildNodes().forEach(this::walk);
        String href = attribute(element, "href").strip();
        String label = out.substring(from).strip();
        if (!href.isEmpty() && !href.startsWith("#") && !href.equals(label) && !href.equals("mailto:" + label)) {
            out.setLength(from);
            out.append(label).append(label.isEmpty() ? "" : ": ").append(href).append(' ');
        }
    }

    private static String attribute(Element element, String name) {
        String value = element.getAttribute(name);
        return value == null ? "" : value;
    }

    private static boolean hidden(Element element) {
        String style = attribute(element, "style").replace(" ", "");
        return style.contains("display:none") || !attribute(element, "hidden").isEmpty();
    }
}
