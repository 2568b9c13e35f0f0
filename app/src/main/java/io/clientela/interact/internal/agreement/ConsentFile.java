package io.clientela.interact.internal.agreement;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.clientela.identify.Customers;
import io.clientela.interact.Agreements.Flaw;
import io.clientela.interact.Agreements.Imported;
import io.clientela.interact.Agreements.Proof;
import io.clientela.interact.Medium;
import io.clientela.interact.Purpose;
import io.clientela.interact.internal.agreement.ConsentTable.Listed;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Reads consents, given and withdrawn, with their evidence. The format: a heading line with {@code customer}, {@code purpose}, {@code medium},
 * {@code when}, {@code wording}, {@code how} and, where withdrawals stand in it, {@code state} ({@code given}, {@code
 * withdrawn}; empty is given), in any order; separated by commas or semicolons. A customer is told by his
 * number behind a {@code #}, or by what is his alone: an e-mail address, a VAT number, the code of a source. Purposes and media bear the names of {@link
 * Purpose} and {@link Medium} in any case. {@code when} is a day (2026-11-28) or a time (2026-11-28T10:15, with an offset or
 * in the firm's zone), not in the future. A line without wording or way proves no consent and is not
 * taken; to leave needs no proof. The evidence is the file with its line.
 */
@Component
class ConsentFile {

    /** So many lines are written down at once. */
    private static final int PIECE = 1_000;

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

    /** What is read of a file and not written down yet. */
    private final class Piece {
        private final String name;
        private final String who;
        private final List<Listed> listed = new ArrayList<>();
        private final List<Flaw> flaws = new ArrayList<>();
        private int taken;
        private int known;
        private int flawed;

        Piece(String name, String who) {
            this.name = name;
            this.who = who;
        }

        void add(Outcome<Listed> line, long number, String raw) {
            switch (line) {
                case Outcome.Known<Listed> one -> listed.add(one.value());
                case Outcome.Unknown<Listed> why ->
                    flaws.add(new Flaw(name, number, why.reason(), raw, clock.instant()));
            }
            if (listed.size() + flaws.size() >= PIECE) {
                write();
            }
        }

        void write() {
            int fresh = listed.isEmpty() ? 0 : consenting.take(listed, who);
            taken += fresh;
            known += listed.size() - fresh;
            flawed += flaws.size();
            consents.addFlaws(flaws, who);
            listed.clear();
            flaws.clear();
        }
    }

    Imported read(String name, Reader csv, String who) {
        String text = text(csv);
        String first = text.lines().findFirst().orElse("");
        var piece = new Piece(name, who);
        if (!isHeading(first)) {
            piece.add(new Outcome.Unknown<>("columns", first), 1, first);
        } else {
            var named = new HashMap<String, Outcome<Long>>();
            try (var rows = CsvReader.builder()
                    .fieldSeparator(first.contains(";") ? ';' : ',')
                    .ofNamedCsvRecord(text)) {
                for (var row : rows) {
                    piece.add(line(name, row, who, named), row.getStartingLineNumber(), raw(row));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        piece.write();
        return new Imported(piece.taken, piece.known, piece.flawed);
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

    private Outcome<Listed> line(String file, NamedCsvRecord row, String who, Map<String, Outcome<Long>> named) {
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
        var given = given(field(row, "state"));
        if (given.isEmpty()) {
            return new Outcome.Unknown<>("no-state", field(row, "state"));
        }
        if (given.get() && (field(row, "wording").isEmpty() || field(row, "how").isEmpty())) {
            return new Outcome.Unknown<>("no-proof", "");
        }
        return named.computeIfAbsent(field(row, "customer"), customers::named)
                .map(id -> new Listed(
                        id,
                        Pair.of(purpose.get(), medium.get()),
                        given.get(),
                        at.get(),
                        new Proof(
                                who,
                                field(row, "how").isEmpty() ? "import" : field(row, "how"),
                                field(row, "wording"),
                                "import:" + file + " line " + row.getStartingLineNumber())));
    }

    private static Optional<Boolean> given(String state) {
        return switch (state.toLowerCase(Locale.ROOT)) {
            case "", "given" -> Optional.of(true);
            case "withdrawn" -> Optional.of(false);
            default -> Optional.empty();
        };
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
