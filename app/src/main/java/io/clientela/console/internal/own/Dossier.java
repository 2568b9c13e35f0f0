package io.clientela.console.internal.own;

import io.clientela.console.internal.shell.Words;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that is known of one customer, in sections of rows: the one content of which both the file for programs (JSON)
 * and the file for people (PDF) are made.
 *
 * @param customerId his number
 * @param at when it was put together
 * @param language in which it is written
 */
public record Dossier(long customerId, Instant at, String language, List<Section> sections) {

    public Dossier {
        sections = List.copyOf(sections);
    }

    /**
     * One kind of thing.
     *
     * @param key for programs, such as {@code purchases}
     * @param title for people
     * @param columns what each row tells
     */
    public record Section(String key, String title, List<Column> columns, List<List<Cell>> rows) {

        public Section {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /** What a cell tells: the key for programs, the heading for people. */
    public record Column(String key, String heading) {}

    /**
     * One thing that is told.
     *
     * @param plain for programs: ISO dates, decimal points, true and false; empty where there is nothing
     * @param shown for people, in their language
     */
    public record Cell(String plain, String shown) {

        static Cell text(String text) {
            return new Cell(text, text);
        }
    }

    /** Collects the rows of a section. */
    static final class Rows {

        private final String key;
        private final Words words;
        private final List<Column> columns = new ArrayList<>();
        private final List<List<Cell>> rows = new ArrayList<>();

        /** A section whose columns are named by {@code own.take.col.<column>}. */
        Rows(String key, Words words, String... columns) {
            this.key = key;
            this.words = words;
            for (String column : columns) {
                this.columns.add(new Column(column, words.say("own.take.col." + column)));
            }
        }

        /** One row: for each column a text, a day, a moment, a number or a yes or no. */
        void add(Object... values) {
            if (values.length != columns.size()) {
                throw new IllegalArgumentException(values.length + " values for the columns " + columns);
            }
            List<Cell> row = new ArrayList<>();
            for (Object value : values) {
                row.add(cell(value));
            }
            rows.add(row);
        }

        Section done() {
            return new Section(key, words.say("own.take.section." + key), columns, rows);
        }

        private Cell cell(Object value) {
            return switch (value) {
                case Cell cell -> cell;
                case LocalDate day -> new Cell(day.toString(), words.day(day));
                case Instant moment -> new Cell(moment.toString(), words.time(moment));
                case BigDecimal number -> new Cell(number.toPlainString(), words.number(number));
                case Long number -> new Cell(number.toString(), number.toString());
                case Integer number -> new Cell(number.toString(), number.toString());
                case Boolean yes -> new Cell(yes.toString(), words.say(yes ? "own.take.yes" : "own.take.no"));
                default -> Cell.text(value.toString());
            };
        }
    }
}
