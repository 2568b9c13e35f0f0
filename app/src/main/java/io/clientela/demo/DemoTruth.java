package io.clientela.demo;

import io.clientela.kernel.value.Money;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What is true of the demo firm's files: who is behind each record, what the files add up to, what is wrong in them on
 * purpose. Kept beside the files and never imported: it is there to judge what the import and the joins made of them.
 * Immutable.
 */
public final class DemoTruth {

    private final long seed;
    private final List<SourceFile> files;
    private final List<SourceRecord> records;
    private final List<TrueCustomer> customers;
    private final List<Total> totals;
    private final List<PlantedFlaw> flaws;
    private final Map<Key, Integer> owners = new HashMap<>();

    /** Holds together what the generator noted. */
    public DemoTruth(
            long seed,
            List<SourceFile> files,
            List<SourceRecord> records,
            List<TrueCustomer> customers,
            List<Total> totals,
            List<PlantedFlaw> flaws) {
        this.seed = seed;
        this.files = List.copyOf(files);
        this.records = List.copyOf(records);
        this.customers = List.copyOf(customers);
        this.totals = List.copyOf(totals);
        this.flaws = List.copyOf(flaws);
        for (var found : records) {
            owners.put(new Key(found.source(), found.kind(), found.key()), found.customer());
        }
    }

    private record Key(String source, KeyKind kind, String key) {}

    /** What the key of a record is. */
    public enum KeyKind {
        /** The code that the source gives the customer. */
        CODE,
        EMAIL,
        /** VAT number as the source writes it. */
        VAT,
        /** Codice fiscale. */
        TAX,
        /** Number of the loyalty card. */
        CARD,
        /** Number of an order, a receipt or an invoice. */
        DOCUMENT
    }

    /**
     * One file to import.
     *
     * @param source the name of the source it belongs to
     * @param path where it lies
     */
    public record SourceFile(String source, Path path) {}

    /**
     * Who is behind one key in one source. A record of a source can have several keys (its code, its e-mail); all of
     * them are listed.
     *
     * @param source the name of the source
     * @param kind what the key is
     * @param key the key as the source writes it
     * @param customer the number of the true customer, from 1
     */
    public record SourceRecord(String source, KeyKind kind, String key, int customer) {}

    /**
     * One true customer, with the parameters by which the purchases were drawn. Purchases come at a constant rate while
     * the customer is active, on a clock that runs faster in the season of the customer's kind; after every repeat
     * purchase the customer leaves for good with a constant chance (the story of BG/NBD: Fader, Hardie and Lee, 2005).
     *
     * @param id the number, from 1
     * @param kind the kind of customer, such as {@code RESTAURANT} or {@code PERSON}
     * @param name the name in full
     * @param household the number of the household, 0 for none; members of one household are several customers
     * @param since the day of the first purchase, which can be before the first file
     * @param weeklyRate purchases a week while active, in the mean over the seasons
     * @param dropout the chance to leave after a repeat purchase, 0 to 1
     * @param meanSpend expected net spend of one purchase, in euro
     * @param leftOn the day of the last purchase of a customer who has left
     * @param purchases purchases within the files, without returns
     * @param taste the need that the customer buys for most
     */
    public record TrueCustomer(
            int id,
            String kind,
            String name,
            int household,
            LocalDate since,
            double weeklyRate,
            double dropout,
            double meanSpend,
            Optional<LocalDate> leftOn,
            int purchases,
            String taste) {}

    /**
     * What one source adds to the ledger when flawed lines are refused, a file met twice counts once and of two versions
     * of a document the later one counts.
     *
     * @param source the name of the source
     * @param documents documents
     * @param lines lines
     * @param net the sum of the lines without tax
     * @param withoutCustomer the part of it on lines that name no customer
     */
    public record Total(String source, int documents, int lines, Money net, Money withoutCustomer) {

        private Total plus(Total other) {
            return new Total(
                    source,
                    documents + other.documents,
                    lines + other.lines,
                    net.plus(other.net),
                    withoutCustomer.plus(other.withoutCustomer));
        }
    }

    /** What must become of a flaw. */
    public enum Effect {
        /** The line or document cannot go in; its amount is not in the totals. */
        REFUSED,
        /** It goes in, with a remark; its amount is in the totals. */
        REMARKED,
        /** The same document again: nothing changes. */
        IGNORED,
        /** A document with other content under the same number and date: it takes the place of the former version. */
        REPLACES
    }

    /**
     * A flaw made on purpose.
     *
     * @param kind its kind, such as {@code impossible-date}
     * @param effect what must become of it
     * @param source the name of the source
     * @param file the name of the file, with the name inside an archive behind {@code !/}
     * @param key the number of the document or the code of the record
     * @param net what the flawed lines would add to the ledger, zero for contacts
     * @param lines how many lines are concerned
     */
    public record PlantedFlaw(
            String kind, Effect effect, String source, String file, String key, Money net, int lines) {}

    /** The seed. */
    public long seed() {
        return seed;
    }

    /** The files in the order in which to import them. */
    public List<SourceFile> files() {
        return files;
    }

    /** Who is behind each key of each source. */
    public List<SourceRecord> records() {
        return records;
    }

    /** The true customers by number. */
    public List<TrueCustomer> customers() {
        return customers;
    }

    /** What each source adds to the ledger. */
    public List<Total> totals() {
        return totals;
    }

    /** The flaws made on purpose. */
    public List<PlantedFlaw> flaws() {
        return flaws;
    }

    /** The number of the true customer behind a key of a source. */
    public OptionalInt customerOf(String source, KeyKind kind, String key) {
        var owner = owners.get(new Key(source, kind, key));
        return owner == null ? OptionalInt.empty() : OptionalInt.of(owner);
    }

    /** The total of one source. */
    public Optional<Total> total(String source) {
        return totals.stream().filter(total -> total.source().equals(source)).findFirst();
    }

    /** The truth about these files and about others of the same firm, whose customers are these. */
    public DemoTruth plus(DemoTruth others) {
        Map<String, Total> sums = new LinkedHashMap<>();
        Stream.concat(totals.stream(), others.totals.stream())
                .forEach(total -> sums.merge(total.source(), total, Total::plus));
        return new DemoTruth(
                seed,
                Stream.concat(files.stream(), others.files.stream()).toList(),
                Stream.concat(records.stream(), others.records.stream())
                        .distinct()
                        .toList(),
                customers,
                List.copyOf(sums.values()),
                Stream.concat(flaws.stream(), others.flaws.stream()).toList());
    }

    /** What all sources together add to the ledger. */
    public Money ledger() {
        return totals.stream().map(Total::net).reduce(Money.zero(Currency.getInstance("EUR")), Money::plus);
    }

    /** How many lines all sources together add to the ledger. */
    public int lines() {
        return totals.stream().mapToInt(Total::lines).sum();
    }

    /** How many flaws there are of which this must become. */
    public long flaws(Effect effect) {
        return flaws.stream().filter(flaw -> flaw.effect() == effect).count();
    }

    /** How many lines the flaws concern of which this must become. */
    public long lines(Effect effect) {
        return flaws.stream()
                .filter(flaw -> flaw.effect() == effect)
                .mapToLong(PlantedFlaw::lines)
                .sum();
    }

    /** How many lines were written into the files in all. */
    public long written() {
        return lines() + lines(Effect.REFUSED) + lines(Effect.IGNORED) + lines(Effect.REPLACES);
    }

    /** How many flaws of each kind there are, by name of the kind. */
    public Map<String, Long> flawCounts() {
        var counts = new java.util.TreeMap<String, Long>();
        flaws.stream()
                .sorted(Comparator.comparing(PlantedFlaw::kind))
                .forEach(flaw -> counts.merge(flaw.kind(), 1L, Long::sum));
        return counts;
    }
}
