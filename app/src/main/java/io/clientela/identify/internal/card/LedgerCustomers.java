package io.clientela.identify.internal.card;

import io.clientela.identify.CheckedLedger;
import io.clientela.identify.CustomerCard;
import io.clientela.identify.CustomerFilter;
import io.clientela.identify.CustomerPage;
import io.clientela.identify.CustomerSort;
import io.clientela.identify.Customers;
import io.clientela.identify.Hit;
import io.clientela.identify.Lookup;
import io.clientela.identify.Page;
import io.clientela.identify.Report;
import io.clientela.identify.internal.finding.Finder;
import io.clientela.identify.internal.finding.Match;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.Exports;
import java.io.OutputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The customers over the ledger in the database. */
@Component
class LedgerCustomers implements Customers {

    /** So many hits are looked at for the one that is meant. */
    private static final int NAMED = 50;

    /** What identifies nobody though it matches to the letter. */
    private static final Set<String> NO_NAMES =
            Set.of("DOCUMENT", "CUSTOMER_ID", "NAME", "FULL_NAME", "COMPANY_NAME", "GIVEN_NAME", "FAMILY_NAME", "CITY");

    private final CardReader cards;
    private final CustomerPages pages;
    private final CustomerLists lists;
    private final LedgerChecks checks;
    private final Choosing choosing;
    private final Reports reports;
    private final Finder finder;
    private final JoinsOfCustomer joins;
    private final Exports exports;

    LedgerCustomers(
            CardReader cards,
            CustomerPages pages,
            CustomerLists lists,
            LedgerChecks checks,
            Choosing choosing,
            Reports reports,
            Finder finder,
            JoinsOfCustomer joins,
            Exports exports) {
        this.cards = cards;
        this.pages = pages;
        this.lists = lists;
        this.checks = checks;
        this.choosing = choosing;
        this.reports = reports;
        this.finder = finder;
        this.joins = joins;
        this.exports = exports;
    }

    @Override
    public Lookup find(long customerId) {
        var where = pages.whereabouts(customerId);
        if (where.isEmpty()) {
            return new Lookup.Nowhere(customerId);
        }
        if (!where.get().here()) {
            return new Lookup.PartOf(customerId, where.get().keptId());
        }
        return cards.card(customerId)
                .<Lookup>map(card -> new Lookup.Here(pages.page(card, joins.joinsOf(customerId))))
                .orElseGet(() -> new Lookup.Nowhere(customerId));
    }

    @Override
    public Optional<CustomerCard> card(long customerId) {
        return cards.card(customerId);
    }

    @Override
    public List<CustomerCard> cards(Collection<Long> customerIds) {
        return cards.cards(customerIds);
    }

    @Override
    public List<CustomerPage.Bought> products(long customerId) {
        return pages.products(customerId);
    }

    @Override
    public Page<CustomerPage.Purchase> documents(long customerId, Optional<String> cursor, int limit) {
        return pages.documents(customerId, cursor, limit);
    }

    @Override
    public OptionalLong buyerOf(long documentId) {
        return pages.buyerOf(documentId);
    }

    @Override
    public List<CustomerPage.PurchaseLine> lines(long documentId) {
        return pages.lines(documentId);
    }

    @Override
    public List<CustomerPage.Attached> attachments(long documentId) {
        return pages.attachments(documentId);
    }

    @Override
    public Optional<byte[]> attachment(long documentId, long attachmentId) {
        return pages.attachment(documentId, attachmentId);
    }

    @Override
    public Page<CustomerCard> list(CustomerFilter filter, CustomerSort sort, Optional<String> cursor, int limit) {
        return lists.list(filter, sort, cursor, limit);
    }

    @Override
    public Count count(CustomerFilter filter) {
        return lists.count(filter);
    }

    @Override
    public void exportCsv(CustomerFilter filter, CustomerSort sort, OutputStream out) {
        exports.csv(CustomerTable.COLUMNS, rows(filter, sort), out);
    }

    @Override
    public void exportParquet(CustomerFilter filter, CustomerSort sort, OutputStream out) {
        exports.parquet(CustomerTable.COLUMNS, rows(filter, sort), out);
    }

    private Exports.Rows rows(CustomerFilter filter, CustomerSort sort) {
        return sink -> lists.each(filter, sort, card -> sink.row(CustomerTable.row(card)));
    }

    @Override
    public List<Hit> search(String fragment, int limit) {
        if (limit < 1 || limit > 100) {
            throw new IllegalArgumentException("not from 1 to 100 hits: " + limit);
        }
        var matches = new HashMap<Long, Match>();
        var found = finder.find(fragment, limit);
        found.forEach(match -> matches.put(match.customerId(), match));
        return cards.cards(found.stream().map(Match::customerId).toList()).stream()
                .flatMap(card -> Optional.ofNullable(matches.get(card.customerId())).stream()
                        .map(m -> new Hit(card, m.field(), m.matched(), m.near())))
                .toList();
    }

    @Override
    public Outcome<Long> named(String said) {
        if (said.matches("#\\d{1,15}")) {
            long number = Long.parseLong(said.substring(1));
            return card(number).isPresent() ? new Outcome.Known<>(number) : new Outcome.Unknown<>("no-customer", said);
        }
        var wanted = bare(said);
        var hits = wanted.isEmpty()
                ? List.<Hit>of()
                : search(said, NAMED).stream()
                        .filter(hit -> !NO_NAMES.contains(hit.field())
                                && bare(hit.matched()).equals(wanted))
                        .toList();
        if (hits.size() > 1) {
            return new Outcome.Unknown<>("several-customers", said);
        }
        return hits.isEmpty()
                ? new Outcome.Unknown<>("no-customer", said)
                : new Outcome.Known<>(hits.getFirst().customer().customerId());
    }

    private static String bare(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll(text.contains("@") ? "\\s" : "[^a-z0-9]", "");
    }

    @Override
    public CheckedLedger checkedLedger() {
        return checks.kept();
    }

    @Override
    public CheckedLedger checkLedger() {
        return checks.check();
    }

    @Override
    public Report report(Report.Question question) {
        return reports.report(question);
    }

    @Override
    public Map<String, String> labels(Report.Dimension dimension, Set<String> keys) {
        return reports.labels(dimension, keys);
    }

    @Override
    public Choices choices() {
        return choosing.choices();
    }
}
