package io.clientela.demo.internal;

import io.clientela.demo.DemoTruth;
import io.clientela.kernel.value.Money;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Notes, while the files are written, what is true of them. */
final class Ledger {

    private static final Currency EUR = Currency.getInstance("EUR");

    private final List<DemoTruth.SourceFile> files = new ArrayList<>();
    private final Set<DemoTruth.SourceRecord> records = new LinkedHashSet<>();
    private final List<DemoTruth.PlantedFlaw> flaws = new ArrayList<>();
    private final Map<String, Sum> sums = new LinkedHashMap<>();

    private static final class Sum {
        private final Set<String> documents = new LinkedHashSet<>();
        private int lines;
        private long net;
        private long withoutCustomer;
    }

    /** A file was written. */
    void file(String source, Path path) {
        files.add(new DemoTruth.SourceFile(source, path));
    }

    /** A customer is behind a key; an empty key is no key. */
    void key(String source, DemoTruth.KeyKind kind, String key, Customer customer) {
        if (!key.isEmpty()) {
            records.add(new DemoTruth.SourceRecord(source, kind, key, customer.id()));
        }
    }

    /** Lines of a document add to the ledger, in cents. */
    void posted(String source, String document, int lines, long net, boolean known) {
        var sum = sums.computeIfAbsent(source, key -> new Sum());
        sum.documents.add(document);
        sum.lines += lines;
        sum.net += net;
        if (!known) {
            sum.withoutCustomer += net;
        }
    }

    /** A flaw was made, with the net in cents that its lines would add. */
    void flaw(String kind, DemoTruth.Effect effect, String source, String file, String key, long net, int lines) {
        flaws.add(new DemoTruth.PlantedFlaw(kind, effect, source, file, key, euro(net), lines));
    }

    /** What was noted. */
    DemoTruth truth(long seed, List<Customer> customers) {
        var totals = new ArrayList<DemoTruth.Total>();
        sums.forEach((source, sum) -> totals.add(new DemoTruth.Total(
                source, sum.documents.size(), sum.lines, euro(sum.net), euro(sum.withoutCustomer))));
        var known = customers.stream().map(Ledger::known).toList();
        return new DemoTruth(seed, files, List.copyOf(records), known, totals, flaws);
    }

    private static Money euro(long cents) {
        return new Money(BigDecimal.valueOf(cents, 2), EUR);
    }

    private static DemoTruth.TrueCustomer known(Customer customer) {
        var life = customer.rhythm();
        var purchases = life.visits().stream()
                .filter(day -> !day.isBefore(House.FIRST_DAY))
                .count();
        return new DemoTruth.TrueCustomer(
                customer.id(),
                customer.kind().name(),
                customer.name(),
                customer.household(),
                life.since(),
                life.weeklyRate(),
                life.dropout(),
                customer.meanSpend(),
                life.leftOn(),
                (int) purchases,
                customer.profile());
    }
}
