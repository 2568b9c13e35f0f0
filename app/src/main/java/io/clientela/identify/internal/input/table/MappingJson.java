package io.clientela.identify.internal.input.table;

import io.clientela.identify.internal.input.table.ColumnMapping.Reason;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes and reads map files. A map file is a JSON object:
 *
 * <ul>
 *   <li>{@code kind}: {@code sales}, {@code contacts} or {@code products};
 *   <li>{@code columns}: a list of objects with {@code header} (the name in the file), {@code meaning} (a {@link
 *       Meaning#code()}; {@code ignore} leaves the column aside), and {@code index} from 0 where the table has no header;
 *       {@code confidence}, {@code reason} and {@code detail} are written for information and may be left out;
 *   <li>{@code constants} (may be left out): an object of meaning and value;
 *   <li>{@code format} (may be left out, all of it or any part): {@code container} ({@code text}, {@code workbook}), {@code
 *       charset}, {@code separator}, {@code quote}, {@code sheet} from 0, {@code header_line} from 1 (0 for none), {@code
 *       decimal} ({@code "."} or {@code ","}), {@code dates} ({@code day-month-year}, {@code month-day-year}, {@code
 *       year-month-day}). Encoding, separator and header are found in each file again; {@code decimal} and {@code dates}
 *       are obeyed.
 * </ul>
 */
public final class MappingJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private MappingJson() {}

    /** The mapping as a map file. */
    public static String write(TableMapping mapping) {
        var root = JSON.createObjectNode();
        root.put("kind", code(mapping.kind()));
        var columns = root.putArray("columns");
        for (var column : mapping.columns()) {
            columns.addObject()
                    .put("index", column.index())
                    .put("header", column.header())
                    .put("meaning", column.meaning().code())
                    .put("confidence", Math.round(column.confidence() * 100) / 100.0)
                    .put("reason", code(column.reason()))
                    .put("detail", column.detail());
        }
        var constants = root.putObject("constants");
        new java.util.TreeMap<>(mapping.constants()).forEach((meaning, value) -> constants.put(meaning.code(), value));
        var format = mapping.format();
        root.putObject("format")
                .put("container", code(format.container()))
                .put("charset", format.charset().name())
                .put("separator", String.valueOf(format.separator()))
                .put("quote", format.quote() == 0 ? "" : String.valueOf(format.quote()))
                .put("sheet", format.sheet())
                .put("header_line", format.headerLine())
                .put(
                        "decimal",
                        format.numbers().certain()
                                ? String.valueOf(format.numbers().decimal())
                                : "")
                .put("dates", format.dates().certain() ? code(format.dates().order()) : "");
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    /**
     * The mapping in a map file.
     *
     * @throws IllegalArgumentException with what is wrong, in plain words, where the text is no map file
     */
    public static TableMapping read(String json) {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the map file is no JSON: " + e.getOriginalMessage(), e);
        }
        if (!root.isObject() || !root.path("columns").isArray()) {
            throw new IllegalArgumentException("a map file is an object with a list 'columns'");
        }
        var kind = constant(TableKind.class, text(root, "kind"), "kind");
        Map<Meaning, String> constants = new EnumMap<>(Meaning.class);
        root.path("constants")
                .properties()
                .forEach(entry ->
                        constants.put(meaning(entry.getKey()), entry.getValue().asString()));
        return new TableMapping(kind, format(root.path("format")), columns(root.path("columns")), constants);
    }

    /**
     * A mapping of a table that is read otherwise, said in the words of a map file.
     *
     * @param said {@code kind}, {@code dates}, {@code decimal}, {@code sheet}; what is absent or the same stays
     * @throws IllegalArgumentException with what is wrong, in plain words, where it is not understood
     */
    public static TableMapping readAs(TableMapping mapping, Map<String, String> said) {
        var format = mapping.format();
        var decimal = said.getOrDefault("decimal", "");
        var numbers = decimal.isEmpty() || decimal.charAt(0) == format.numbers().decimal()
                ? format.numbers()
                : new NumberStyle(decimal.charAt(0), true);
        var order = said.getOrDefault("dates", "");
        var dates = order.isEmpty() || order.equals(code(format.dates().order()))
                ? format.dates()
                : new DateStyle(constant(DateStyle.Order.class, order, "dates"), true);
        var read = mapping.with(format.with(numbers, dates));
        var kind = said.getOrDefault("kind", "");
        if (!kind.isEmpty() && !kind.equals(code(mapping.kind()))) {
            read = read.with(constant(TableKind.class, kind, "kind"));
        }
        var sheet = said.getOrDefault("sheet", "");
        return sheet.isEmpty() || sheet.equals(String.valueOf(format.sheet()))
                ? read
                : read.onSheet(Integer.parseInt(sheet));
    }

    private static List<ColumnMapping> columns(JsonNode list) {
        var columns = new ArrayList<ColumnMapping>();
        for (var node : list) {
            columns.add(new ColumnMapping(
                    node.path("index").asInt(columns.size()),
                    text(node, "header"),
                    meaning(text(node, "meaning")),
                    Math.clamp(node.path("confidence").asDouble(1), 0, 1),
                    node.has("reason") ? constant(Reason.class, text(node, "reason"), "reason") : Reason.REMEMBERED,
                    text(node, "detail")));
        }
        return columns;
    }

    private static TableFormat format(JsonNode node) {
        var decimal = text(node, "decimal");
        var dates = text(node, "dates");
        var separator = text(node, "separator");
        var quote = text(node, "quote");
        return new TableFormat(
                node.has("container")
                        ? constant(TableFormat.Container.class, text(node, "container"), "container")
                        : TableFormat.Container.TEXT,
                charset(text(node, "charset")),
                separator.isEmpty() ? ',' : separator.charAt(0),
                quote.isEmpty() ? (node.has("quote") ? '\u0000' : '"') : quote.charAt(0),
                node.path("sheet").asInt(0),
                node.path("header_line").asInt(1),
                decimal.isEmpty() ? new NumberStyle('.', false) : new NumberStyle(decimal.charAt(0), true),
                dates.isEmpty()
                        ? new DateStyle(DateStyle.Order.DAY_MONTH_YEAR, false)
                        : new DateStyle(constant(DateStyle.Order.class, dates, "dates"), true));
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name.isEmpty() ? "UTF-8" : name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new IllegalArgumentException("the map file names no known charset: '" + name + "'", e);
        }
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }

    private static Meaning meaning(String code) {
        return Meaning.ofCode(code)
                .orElseThrow(() -> new IllegalArgumentException("the map file has an unknown meaning: '" + code + "'"));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String code, String name) {
        for (var value : type.getEnumConstants()) {
            if (code(value).equals(code)) {
                return value;
            }
        }
        throw new IllegalArgumentException("the map file has an unknown " + name + ": '" + code + "'");
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
