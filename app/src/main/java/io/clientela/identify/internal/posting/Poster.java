package io.clientela.identify.internal.posting;

import io.clientela.identify.internal.posting.Records.Statement;
import io.clientela.identify.internal.posting.Told.Trade;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Posts batches: everything that a batch tells goes into the database in one transaction, with its flaws and the control
 * totals of its files, or nothing does. One instance serves one import and one thread.
 */
final class Poster {

    private final BatchSql sql;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final long importId;
    private final Blocks documentIds;
    private final LedgerKeys ledgerKeys;
    private final Records records;
    private final Products products;
    private final FileRows files;
    private final LedgerRows ledger;

    private long changedDocuments;
    private long changedRecords;
    private long changedProducts;

    /**
     * @param names the names that what is posted has for its products
     */
    Poster(DataSource dataSource, Clock clock, long importId, ProductNames names, LedgerKeys ledgerKeys) {
        this.sql = new BatchSql(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.clock = clock;
        this.importId = importId;
        this.documentIds = new Blocks(sql, "next-document-ids", 1000);
        this.ledgerKeys = ledgerKeys;
        this.records = new Records(sql);
        this.products = new Products(sql, names::made);
        this.ledger = new LedgerRows(sql, products, new LineLane(dataSource));
        this.files = new FileRows(sql, ledger);
        sql.sql("drop-lines-without-document").update();
    }

    /** Whether anything came in that was not there before. */
    boolean changed() {
        return changedDocuments + changedRecords + changedProducts > 0;
    }

    /** The last id given to a document, 0 where none was. */
    long lastDocument() {
        return documentIds.given();
    }

    long changedDocuments() {
        return changedDocuments;
    }

    long changedRecords() {
        return changedRecords;
    }

    long changedProducts() {
        return changedProducts;
    }

    /** Posts one batch. */
    void post(List<Told> batch) {
        try {
            transaction.executeWithoutResult(status -> {
                sql.sql("settle-for-batch").query().singleRow();
                new Batch(batch, clock.instant()).post();
            });
        } finally {
            ledger.rest();
        }
    }

    /** One batch, sorted by what is told. */
    private final class Batch {

        private final Instant now;
        private final LocalDate today;
        private final Map<Integer, OpenFile> touched = new LinkedHashMap<>();
        private final List<OpenFile> ended = new ArrayList<>();
        private final List<Trade> trades = new ArrayList<>();
        private final List<Statement> parties = new ArrayList<>();
        private final List<Products.Row> goods = new ArrayList<>();
        private final List<Told.Refused> refused = new ArrayList<>();
        private final List<Told.Remarked> remarked = new ArrayList<>();
        private final List<Told.Signed> signed = new ArrayList<>();
        private final List<Told.Attached> attached = new ArrayList<>();
        private final Set<Long> mends = new HashSet<>();
        private final Documents.Counts counts = new Documents.Counts();
        private long newRecords;

        Batch(List<Told> told, Instant now) {
            this.now = now;
            this.today = LocalDate.ofInstant(now, ZoneOffset.UTC);
            told.forEach(this::sort);
        }

        private void sort(Told told) {
            touched.put(told.file().id(), told.file());
            switch (told) {
                case Told.Begun begun -> {}
                case Trade trade -> {
                    trades.add(trade);
                    mends.addAll(trade.mends());
                    read(trade);
                }
                case Told.Party party -> {
                    parties.add(statement(party));
                    mends.addAll(party.mends());
                }
                case Told.Goods row -> {
                    goods.add(new Products.Row(row.product(), row.file()));
                    mends.addAll(row.mends());
                }
                case Told.Refused one -> {
                    refused.add(one);
                    refuse(one);
                }
                case Told.Remarked one -> remarked.add(one);
                case Told.Signed one -> signed.add(one);
                case Told.Attached one -> attached.add(one);
                case Told.Ended end -> {
                    end.file().state = end.state();
                    ended.add(end.file());
                }
            }
        }

        private void read(Trade trade) {
            var document = trade.document().document();
            trade.file()
                    .tally
                    .read(
                            document.currency().getCurrencyCode(),
                            document.lines().size(),
                            trade.document().amount());
        }

        private void refuse(Told.Refused one) {
            one.refusal().amount().ifPresent(amount -> {
                var currency = amount.currency().getCurrencyCode();
                one.file().tally.read(currency, 1, amount.amount());
                one.file().tally.refused(currency, 1, amount.amount());
            });
        }

        private Statement statement(Told.Party party) {
            var day = party.contact().statedOn().orElse(today);
            return new Statement(party.contact(), party.identity(), day, party.file());
        }

        void post() {
            files.begin(touched.values(), Math.max(ledgerKeys.highest(), documentIds.given()), now);
            var settled = files.settledFlaws(mends);
            var documents = new Documents(sql, documentIds, ledgerKeys, settled, counts);
            documents.ask(trades);
            decide(documents);
            write(documents);
            settle(records.resolve(parties, now));
            changedProducts += products.write(goods, now);
            files.flaws(refused, remarked);
            files.signatures(signed);
            files.attachments(attached);
            files.mend(mends, now, importId);
            documentIds.note("documents");
            records.note();
            products.note();
            count();
            ledger.settle();
            files.finish(touched.values(), ended);
        }

        /** Decides all trades; a loop of its own, so that Java compiles it and not all that a batch does besides. */
        private void decide(Documents documents) {
            for (var trade : trades) {
                if (documents.needsWritten(trade)) {
                    write(documents);
                    ledger.settle();
                }
                documents.decide(trade);
            }
        }

        /** Writes what is decided so far. */
        private void write(Documents documents) {
            documents.writeRetired();
            var drafts = documents.takeDrafts();
            var additions = documents.takeAdditions();
            changedProducts += ledger.begin(drafts, additions);
            var resolved = records.resolve(buyers(drafts), now);
            settle(resolved);
            ledger.write(drafts, resolved.ids(), additions);
        }

        private static List<Statement> buyers(List<Standing.Draft> drafts) {
            var buyers = new ArrayList<Statement>();
            for (var draft : drafts) {
                draft.head.buyer().ifPresent(buyer -> {
                    var day = buyer.statedOn().orElse(draft.head.time().toLocalDate());
                    buyers.add(new Statement(buyer, draft.buyer, day, draft.file));
                });
            }
            return buyers;
        }

        private void settle(Records.Outcome outcome) {
            newRecords += outcome.fresh();
            changedRecords += outcome.changed();
        }

        private void count() {
            changedDocuments += counts.posted + counts.versions;
            sql.sql("count-import")
                    .param("import", importId)
                    .param("documents", counts.posted)
                    .param("versions", counts.versions)
                    .param("known", counts.known)
                    .param("contacts", parties.size())
                    .param("products", goods.size())
                    .param("records", newRecords)
                    .update();
        }
    }
}
