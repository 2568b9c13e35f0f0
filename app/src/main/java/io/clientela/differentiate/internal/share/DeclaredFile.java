package io.clientela.differentiate.internal.share;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.clientela.differentiate.Shares.Figure;
import io.clientela.differentiate.Shares.Imported;
import io.clientela.differentiate.Shares.Refused;
import io.clientela.differentiate.Shares.Scope;
import io.clientela.identify.Customers;
import io.clientela.kernel.value.Outcome;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads what customers said that they spend. The format: a heading line with {@code customer}, {@code category}, {@code
 * amount} and, where known, {@code low}, {@code high}, {@code date} (2026-11-28), {@code source}, in any order; separated by
 * commas or semicolons; amounts a year, without tax, with a point or a comma before their decimals. A customer is told by
 * his number behind a {@code #}, or by what is his alone (a VAT number, an e-mail address, the code of a source). Lines that say something else are
 * refused with their number; the others go in.
 */
@Component
class DeclaredFile {

    private final Customers customers;
    private final SpendingFigures figures;
    private final Clock clock;

    DeclaredFile(Customers customers, SpendingFigures figures, Clock clock) {
        this.customers = customers;
        this.figures = figures;
        this.clock = clock;
    }

    /** Takes a file in. */
    @Transactional
    public Imported read(Reader csv, String currency, String who) {
        var refused = new ArrayList<Refused>();
        int taken = 0;
        String text = text(csv);
        if (text.lines()
                .findFirst()
                .map(String::toLowerCase)
                .filter(DeclaredFile::isHeading)
                .isEmpty()) {
            return new Imported(0, List.of(new Refused(1, "columns")));
        }
        char separator = text.lines().findFirst().orElse("").contains(";") ? ';' : ',';
        try (var rows = CsvReader.builder().fieldSeparator(separator).ofNamedCsvRecord(text)) {
            for (NamedCsvRecord row : rows) {
                var figure = figure(row);
                if (figure instanceof Outcome.Known<Figure> known && figures.enter(known.value(), currency, who)) {
                    taken++;
                } else {
                    refused.add(new Refused(
                            row.getStartingLineNumber(),
                            figure instanceof Outcome.Unknown<Figure> why ? why.reason() : "no-customer"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Imported(taken, refused);
    }

    private static String text(Reader csv) {
        try {
            var text = new StringWriter();
            csv.transferTo(text);
            return text.toString().replaceFirst("^\\x{FEFF}", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isHeading(String line) {
        var names = List.of(line.split("[;,]", -1)).stream()
                .map(name -> name.replace("\"", "").strip())
                .toList();
        return names.containsAll(List.of("customer", "category", "amount"));
    }

    private Outcome<Figure> figure(NamedCsvRecord row) {
        var customer = customers.named(field(row, "customer"));
        if (customer instanceof Outcome.Unknown<Long> why) {
            return new Outcome.Unknown<>(why.reason(), why.detail());
        }
        var amount = amount(field(row, "amount"));
        String day = field(row, "date");
        if (field(row, "category").isEmpty()) {
            return new Outcome.Unknown<>("no-category", "");
        }
        if (amount.isEmpty()) {
            return new Outcome.Unknown<>("no-amount", field(row, "amount"));
        }
        try {
            return new Outcome.Known<>(new Figure(
                    Scope.CUSTOMER,
                    ((Outcome.Known<Long>) customer).value(),
                    "",
                    field(row, "category"),
                    amount.get(),
                    amount(field(row, "low")),
                    amount(field(row, "high")),
                    day.isEmpty() ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : LocalDate.parse(day),
                    field(row, "source")));
        } catch (DateTimeParseException e) {
            return new Outcome.Unknown<>("no-day", day);
        } catch (IllegalArgumentException e) {
            return new Outcome.Unknown<>("no-amount", field(row, "amount"));
        }
    }

    private static String field(NamedCsvRecord row, String name) {
        return row.getHeader().stream()
                .filter(header -> header.strip().equalsIgnoreCase(name))
                .findFirst()
                .flatMap(row::findField)
                .orElse("")
                .strip();
    }

    private static Optional<BigDecimal> amount(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(text.replace(',', '.')));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
