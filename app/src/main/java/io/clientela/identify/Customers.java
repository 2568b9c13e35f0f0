package io.clientela.identify;

import io.clientela.kernel.value.Outcome;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The customers: who they are, what each one ever bought, how to find them. */
public interface Customers {

    /** What there is under a customer's number. */
    Lookup find(long customerId);

    /** The card of a customer; empty where {@link #find} tells something else than {@link Lookup.Here}. */
    Optional<CustomerCard> card(long customerId);

    /** The cards of some customers in the given order; those that have none are left out. */
    List<CustomerCard> cards(Collection<Long> customerIds);

    /** Every product that a customer ever bought, the largest net first. */
    List<CustomerPage.Bought> products(long customerId);

    /** The documents of a customer, the latest first. */
    Page<CustomerPage.Purchase> documents(long customerId, Optional<String> cursor, int limit);

    /** The customer for whom a document counts now; empty where there is no such document, or it names none. */
    OptionalLong buyerOf(long documentId);

    /** The lines of a document in their order. */
    List<CustomerPage.PurchaseLine> lines(long documentId);

    /** What a document brings with it, by name. */
    List<CustomerPage.Attached> attachments(long documentId);

    /** The bytes of an attachment of a document, where there is such a one. */
    Optional<byte[]> attachment(long documentId, long attachmentId);

    /** The customers that a filter lets through, in order. */
    Page<CustomerCard> list(CustomerFilter filter, CustomerSort sort, Optional<String> cursor, int limit);

    /** How many customers a filter lets through: counted up to 10,000, beyond that estimated. */
    Count count(CustomerFilter filter);

    /** Writes all customers of a filter as CSV (UTF-8, comma, header), in order. */
    void exportCsv(CustomerFilter filter, CustomerSort sort, OutputStream out);

    /** Writes all customers of a filter as Parquet, in order. */
    void exportParquet(CustomerFilter filter, CustomerSort sort, OutputStream out);

    /**
     * Customers by any fragment, as one types it: name, with a slip of the pen too, phone digits, VAT number, tax code,
     * e-mail, document number, card number, customer number. The best first.
     *
     * @param limit how many at most, from 1 to 100
     */
    List<Hit> search(String fragment, int limit);

    /**
     * The one customer whom a list names: by {@code #} and his number here, or by an e-mail address, phone, VAT number, tax
     * code, card or customer code that is his to the letter. Names and parts of anything name nobody.
     *
     * @return unknown: {@code no-customer}, {@code several-customers}
     */
    Outcome<Long> named(String said);

    /**
     * The sums of the ledger as they were when they were last added up: after the last import or rebuild, or by {@link
     * #checkLedger()}. Joins since then change how many customers there are, and nothing else in it.
     */
    CheckedLedger checkedLedger();

    /** Adds up all lines of the ledger now, keeps the sums and tells them; seconds where there are millions of lines. */
    CheckedLedger checkLedger();

    /** A table over two dimensions of the ledger whose cells open to their customers. */
    Report report(Report.Question question);

    /** The names of products and customers by the keys of a report's headings; other headings have none. */
    Map<String, String> labels(Report.Dimension dimension, Set<String> keys);

    /** The values that can be chosen in filters and reports. */
    Choices choices();

    /**
     * A number of customers.
     *
     * @param value the number
     * @param exact whether it was counted; otherwise it is the database's estimate, above 10,000
     */
    record Count(long value, boolean exact) {}

    /** The values that occur, in order. */
    record Choices(
            List<String> sources,
            List<String> departments,
            List<String> channels,
            List<String> countries,
            List<String> areas,
            List<String> categories,
            List<String> currencies) {

        public Choices {
            sources = List.copyOf(sources);
            departments = List.copyOf(departments);
            channels = List.copyOf(channels);
            countries = List.copyOf(countries);
            areas = List.copyOf(areas);
            categories = List.copyOf(categories);
            currencies = List.copyOf(currencies);
        }
    }
}
