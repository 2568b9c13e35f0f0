package io.clientela.interact.internal.medium.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import liqp.Template;
import liqp.TemplateParser;
import liqp.parser.Flavor;

/**
 * A Liquid text, parsed once. Liqp renders text letter by letter (100 ns each), so only what is Liquid is left to it: what
 * stands between is kept as it is, a plain {@code {{ field }}} is put in directly, and each block is a small text of its own.
 * A text that sets variables stays whole. Safe on several threads.
 */
final class LiquidText {

    private static final TemplateParser PARSER = new TemplateParser.Builder()
            .withFlavor(Flavor.LIQUID)
            .withErrorMode(TemplateParser.ErrorMode.STRICT)
            .withStrictVariables(true)
            .withMaxIterations(1_000)
            .build();

    private static final Pattern LIQUID = Pattern.compile("\\{\\{.*?}}|\\{%.*?%}", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("\\{\\{-?\\s*([a-z_]+)\\s*-?}}");
    private static final Pattern TAG = Pattern.compile("\\{%-?\\s*([a-z_]+)(.*?)-?%}", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");
    private static final Pattern ROOT = Pattern.compile("(?<![.\\w-])[A-Za-z_][\\w-]*");
    private static final Pattern FILTER = Pattern.compile("\\|\\s*[a-z_]+");

    private static final Set<String> SETS = Set.of("assign", "capture", "increment", "decrement", "cycle", "include");
    private static final Set<String> BLOCKS = Set.of("if", "unless", "case", "for", "comment", "raw");
    private static final Set<String> WORDS = Set.of(
            "and",
            "or",
            "not",
            "contains",
            "true",
            "false",
            "nil",
            "null",
            "empty",
            "blank",
            "in",
            "reversed",
            "limit",
            "offset",
            "forloop",
            "with");

    private final List<Piece> pieces;

    private LiquidText(List<Piece> pieces) {
        this.pieces = pieces;
    }

    private sealed interface Piece {

        record Literal(String text) implements Piece {}

        record Field(String name) implements Piece {}

        record Block(Template template) implements Piece {}
    }

    /**
     * Parses a text.
     *
     * @throws IllegalArgumentException if it is not Liquid, with the reason
     */
    static LiquidText parse(String text) {
        try {
            PARSER.parse(text);
            boolean whole = TAG.matcher(text).results().anyMatch(tag -> SETS.contains(tag.group(1)));
            return new LiquidText(whole ? List.of(new Piece.Block(PARSER.parse(text))) : pieces(text));
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse("?"), e);
        }
    }

    private static List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher liquid = LIQUID.matcher(text);
        int at = 0;
        while (liquid.find(at)) {
            if (liquid.start() > at) {
                pieces.add(new Piece.Literal(text.substring(at, liquid.start())));
            }
            int end = end(text, liquid);
            String piece = text.substring(liquid.start(), end);
            Matcher field = FIELD.matcher(piece);
            pieces.add(field.matches() ? new Piece.Field(field.group(1)) : new Piece.Block(PARSER.parse(piece)));
            at = end;
        }
        if (at < text.length()) {
            pieces.add(new Piece.Literal(text.substring(at)));
        }
        return List.copyOf(pieces);
    }

    /** Where the piece that begins here ends: a block with its end, blocks inside it counted. */
    private static int end(String text, Matcher first) {
        Matcher tag = TAG.matcher(text);
        if (!tag.find(first.start()) || tag.start() != first.start() || !BLOCKS.contains(tag.group(1))) {
            return first.end();
        }
        int depth = 1;
        while (depth > 0 && tag.find()) {
            String name = tag.group(1);
            depth += BLOCKS.contains(name) ? 1 : name.startsWith("end") ? -1 : 0;
        }
        return depth == 0 ? tag.end() : text.length();
    }

    /** The text for one customer. */
    String render(Map<String, Object> values) {
        var out = new StringBuilder(4096);
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Literal literal -> out.append(literal.text());
                case Piece.Field field -> out.append(value(values, field.name()));
                case Piece.Block block -> out.append(block.template().renderUnguarded(values));
            }
        }
        return out.toString();
    }

    private static String value(Map<String, Object> values, String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no field " + name);
        }
        return value instanceof List<?> list
                ? String.join("", list.stream().map(String::valueOf).toList())
                : value.toString();
    }

    /** Whether a field is used anywhere. */
    static boolean uses(String text, String field) {
        return names(text).contains(field);
    }

    /** The first name in a text that is neither a field nor one of its own; those of branches not taken too. */
    static Optional<String> unknown(String text) {
        return names(text).stream().filter(name -> !Fields.NAMES.contains(name)).findFirst();
    }

    private static List<String> names(String text) {
        List<String> names = new ArrayList<>();
        List<String> own = new ArrayList<>();
        LIQUID.matcher(text).results().forEach(found -> {
            String inside =
                    found.group().substring(2, found.group().length() - 2).replaceAll("^-|-$", "");
            if (found.group().startsWith("{%")) {
                Matcher tag = TAG.matcher(found.group());
                inside = tag.matches() && !tag.group(1).startsWith("end") ? own(tag.group(1), tag.group(2), own) : "";
            }
            String bare = FILTER.matcher(QUOTED.matcher(inside).replaceAll(" ")).replaceAll(" ");
            ROOT.matcher(bare).results().map(name -> name.group()).forEach(names::add);
        });
        names.removeIf(name -> WORDS.contains(name.toLowerCase(Locale.ROOT)) || own.contains(name));
        return names;
    }

    /** What a tag reads; the names that it makes are noted. */
    private static String own(String tag, String rest, List<String> own) {
        return switch (tag) {
            case "comment", "raw", "else" -> "";
            case "for", "tablerow", "assign", "capture", "increment", "decrement" -> {
                Matcher first = ROOT.matcher(rest);
                yield first.find() ? made(rest, first, own) : rest;
            }
            default -> rest;
        };
    }

    private static String made(String rest, Matcher first, List<String> own) {
        own.add(first.group());
        return rest.substring(first.end());
    }
}
