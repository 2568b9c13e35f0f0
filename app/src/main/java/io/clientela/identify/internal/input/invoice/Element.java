package io.clientela.identify.internal.input.invoice;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One element of an XML file, with its children. Names are local names: the formats read here never use one local name
 * for two things in one place, and the prefixes are the writer's choice.
 */
final class Element {

    private static final int LONGEST_NUMBER = 40;
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(Z|[+-]\\d{2}:\\d{2})?");

    private final String name;
    private final String namespace;
    private final long line;
    private final List<Element> children = new ArrayList<>(4);
    private List<String> attributes = List.of();
    private String text = "";
    private long textLength;

    Element(String name, String namespace, long line) {
        this.name = name;
        this.namespace = namespace;
        this.line = line;
    }

    void add(Element child) {
        children.add(child);
    }

    /** Takes the attributes as name, value, name, value. */
    void attributes(List<String> pairs) {
        attributes = pairs;
    }

    /** Takes the text and its length, which is longer than the text where the text itself is left aside. */
    void text(String trimmed, long length) {
        text = trimmed;
        textLength = length;
    }

    String name() {
        return name;
    }

    String namespace() {
        return namespace;
    }

    /** The line on which the element starts, from 1. */
    long line() {
        return line;
    }

    /** The text between start and end, trimmed, empty where there are child elements. */
    String text() {
        return text;
    }

    /** How many characters the element holds in the file. */
    long textLength() {
        return textLength;
    }

    List<Element> children() {
        return children;
    }

    /** The attribute of that name, empty where there is none. */
    String attribute(String attribute) {
        for (int i = 0; i < attributes.size(); i += 2) {
            if (attributes.get(i).equals(attribute)) {
                return attributes.get(i + 1).strip();
            }
        }
        return "";
    }

    /** The attribute of that name, or something else where there is none or it is empty. */
    String attribute(String attribute, String otherwise) {
        var found = attribute(attribute);
        return found.isEmpty() ? otherwise : found;
    }

    /** All children of that name, in order. */
    List<Element> all(String child) {
        var found = new ArrayList<Element>();
        for (var candidate : children) {
            if (candidate.name.equals(child)) {
                found.add(candidate);
            }
        }
        return found;
    }

    /** The first element at the end of a path of first children. */
    Optional<Element> first(String... path) {
        var at = this;
        for (var step : path) {
            var next = at.child(step);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            at = next.get();
        }
        return Optional.of(at);
    }

    /** The text at the end of a path, empty where there is none. */
    String text(String... path) {
        return first(path).map(Element::text).orElse("");
    }

    /**
     * The text at the end of a path.
     *
     * @throws BadValueException if there is none
     */
    String needed(String... path) throws BadValueException {
        var found = text(path);
        if (found.isEmpty()) {
            throw missing(path);
        }
        return found;
    }

    /**
     * The decimal at the end of a path, where there is one.
     *
     * @throws BadValueException if it is no plain decimal number
     */
    Optional<BigDecimal> decimal(String... path) throws BadValueException {
        var found = first(path);
        return found.isEmpty() || found.get().text.isEmpty()
                ? Optional.empty()
                : Optional.of(found.get().decimal());
    }

    /**
     * The decimal at the end of a path.
     *
     * @throws BadValueException if there is none or it is no plain decimal number
     */
    BigDecimal neededDecimal(String... path) throws BadValueException {
        var found = decimal(path);
        if (found.isEmpty()) {
            throw missing(path);
        }
        return found.get();
    }

    /**
     * This element's text as a decimal. Exponents and separators of thousands are no part of any of the formats.
     *
     * @throws BadValueException if it is no plain decimal number
     */
    BigDecimal decimal() throws BadValueException {
        if (text.length() > LONGEST_NUMBER || !DECIMAL.matcher(text).matches()) {
            throw bad("not-a-number", "'" + clipped() + "' is no decimal number such as 1234.50");
        }
        return new BigDecimal(text);
    }

    /**
     * The day at the end of a path, written {@code 2026-11-22}, with or without a zone.
     *
     * @throws BadValueException if there is none or it is no such day
     */
    LocalDate neededDate(String... path) throws BadValueException {
        var found = first(path);
        if (found.isEmpty() || found.get().text.isEmpty()) {
            throw missing(path);
        }
        return found.get().date();
    }

    /** This element's text as a day, where it is one. */
    Optional<LocalDate> dateIfAny() {
        try {
            return Optional.of(date());
        } catch (BadValueException e) {
            return Optional.empty();
        }
    }

    /** That this element is wrong. */
    BadValueException bad(String reason, String detail) {
        return new BadValueException(line, name, reason, detail);
    }

    private LocalDate date() throws BadValueException {
        try {
            if (DATE.matcher(text).matches()) {
                return LocalDate.parse(text.substring(0, 10));
            }
        } catch (DateTimeException e) {
            throw bad("not-a-date", "'" + clipped() + "' is no day of the calendar");
        }
        throw bad("not-a-date", "'" + clipped() + "' is no date such as 2026-11-22");
    }

    private BadValueException missing(String... path) {
        var field = String.join("/", path);
        return new BadValueException(line, field, "missing-value", "the element " + name + " has no " + field);
    }

    private Optional<Element> child(String wanted) {
        for (var candidate : children) {
            if (candidate.name.equals(wanted)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private String clipped() {
        return text.length() > LONGEST_NUMBER ? text.substring(0, LONGEST_NUMBER) + "…" : text;
    }
}
