package io.clientela.interact.internal.agreement;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.clientela.identify.Customers;
import io.clientela.interact.Agreements.Flaw;
import io.clientela.interact.Agreements.Imported;
import io.clientela.interact.Agreements.Proof;
import io.clientela.interact.Medium;
import io.clientela.interact.Purpose;
import io.clientela.interact.internal.agreement.ConsentTable.Pair;
import io.clientela.kernel.value.Outcome;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Reads consents with their evidence. The format: a heading line with {@code customer}, {@code purpose}, {@code medium},
 * {@code when}, {@code wording}, {@code how}, in any order; separated by commas or semicolons. A customer is told by his
 * number behind a {@code #}, or by what is his alone: an e-mail address, a VAT number, the code of a source. Purposes and media bear the names of {@link
 * Purpose} and {@link Medium} in any case. {@code when} is a day (2026-11-28) or a time (2026-11-28T10:15, with an offset or
 * in the firm's zone), not in the future. A line without wording or way proves nothing and is not taken.
 */
@Component
class ConsentFile {

    private static final List<String> HEADING = List.of("customer", "purpose", "medium", "when", "wording", "how");

    private final Customers customers;
    private final ConsentTable consents;
    private final Consenting consenting;
    private final Clock clock;
    private final ZoneId zone;

    ConsentFile(
            Customers customers,
            ConsentTable consents,
            Consenting consenting,
            Clock clock,
            @Value("${clientela.zone}") ZoneId zone) {
        this.zone = zone;
        this.customers = customers;
        this.consents = consents;
        this.consenting = consenting;
        this.clock = clock;
    }

    /** One line that is in order. */
    private record Line(long customerId, Pair pair, Instant at, Proof proof) {}

    Imported read(String name, Reader csv, String who) {
        String text = text(csv);
        String first = text.lines().findFirst().orElse("");
        if (!isHeading(first)) {
            consents.addFlaw(new Flaw(name, 1, "columns", first, clock.instant()), who);
            return new Imported(0, 0, 1);
        }
        int taken = 0;
        int known = 0;
        int flawed = 0;
        try (var rows = CsvReader.builder()
                .fieldSeparator(first.contains(";") ? ';' : ',')
                .ofNamedCsvRecord(text)) {
            for (var row : rows) {
                switch (line(name, row, who)) {
                    case Outcome.Known<Line> line -> {
                        boolean went = take(line.value());
                        taken += went ? 1 : 0;
                        known += went ? 0 : 1;
                    }
                    case Outcome.Unknown<Line> why -> {
                        flawed++;
                        consents.addFlaw(
                                new Flaw(name, row.getStartingLineNumber(), why.reason(), raw(row), clock.instant()),
                                who);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Imported(taken, known, flawed);
    }

    private boolean take(Line line) {
        if (consents.isKnown(line.customerId(), Consenting.GENERAL, line.pair(), line.at(), line.proof())) {
            return false;
        }
        consenting.give(
                line.customerId(),
                Consenting.GENERAL,
                line.pair().purpose(),
                line.pair().medium(),
                line.at(),
                line.proof());
        return true;
    }

    private static String raw(NamedCsvRecord row) {
        return row.getFields().stream().collect(Collectors.joining(" | "));
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
        return List.of(line.toLowerCase(Locale.ROOT).split("[;,]", -1)).stream()
                .map(name -> name.replace("\"", "").strip())
                .toList()
                .containsAll(HEADING);
    }

    private Outcome<Line> line(String file, NamedCsvRecord row, String who) {
        var purpose = constant(Purpose.class, field(row, "purpose")).filter(Purpose::needsAgreement);
        var medium = constant(Medium.class, field(row, "medium"));
        var at = time(field(row, "when"));
        if (purpose.isEmpty()) {
            return new Outcome.Unknown<>("no-purpose", field(row, "purpose"));
        }
        if (medium.isEmpty()) {
            return new Outcome.Unknown<>("no-medium", field(row, "medium"));
        }
        if (at.isEmpty() || at.get().isAfter(clock.instant())) {
            return new Outcome.Unknown<>(at.isEmpty() ? "no-time" : "in-the-future", field(row, "when"));
        }
        if (field(row, "wording").isEmpty() || field(row, "how").isEmpty()) {
            return new Outcome.Unknown<>("no-proof", "");
        }
        return customers
                .named(field(row, "customer"))
                .map(id -> new Line(
                        id,
                        Pair.of(purpose.get(), medium.get()),
                        at.get(),
                        new Proof(
                                who,
                                field(row, "how"),
                                field(row, "wording"),
                                "import:" + file + " line " + row.getStartingLineNumber())));
    }

    private static <E extends Enum<E>> Optional<E> constant(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** A time without a zone is one of the firm's zone. */
    private Optional<Instant> time(String text) {
        try {
            if (text.length() <= 10) {
                return Optional.of(LocalDate.parse(text).atStartOfDay(zone).toInstant());
            }
            String iso = text.replace(' ', 'T');
            return Optional.of(
                    iso.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$")
                            ? OffsetDateTime.parse(iso).toInstant()
                            : LocalDateTime.parse(iso).atZone(zone).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
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
}
