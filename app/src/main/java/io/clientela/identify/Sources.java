package io.clientela.identify;

import io.clientela.kernel.value.Outcome;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;

/** The systems of the firm that state things. */
public interface Sources {

    /** The legal bases on which personal data may be kept, as the regulation names those that fit a firm's books. */
    List<String> LEGAL_BASES = List.of("contract", "consent", "legitimate-interest", "legal-obligation");

    /** The source of that name, made where there is none. */
    Source named(String name);

    /** All sources by name. */
    List<Source> list();

    /**
     * Changes a source's name, legal basis, department or channel; holds for files imported from now on.
     *
     * @throws IllegalArgumentException if there is no such source, or another has the name
     */
    void edit(Source source, String by);

    /** How the tables of a source are understood, as last confirmed. */
    List<RememberedMap> maps(int sourceId);

    /** Forgets one of them, so that the next table of this shape is recognised anew. */
    void forget(int sourceId, String shape, String by);

    /**
     * The VAT numbers of the firm itself, with country prefix, in order; empty as long as nobody said them. Where there are
     * some, an invoice that another issued is one that the firm received, and is refused.
     */
    SortedSet<String> firmNumbers();

    /**
     * Says them; holds for files imported from now on, and for refused ones that are imported again. What is in the books
     * stays there.
     *
     * @param numbers with country prefix, or Italian ones without; empty to forget them
     * @return the numbers as they are kept; unknown with the reason of {@code VatNumber} and the number in question where one
     *     is none: then nothing changes
     */
    Outcome<SortedSet<String>> sayFirmNumbers(Collection<String> numbers, String by);

    /** Who issued the latest 20,000 documents in the books, the most frequent first, five at most. */
    List<Issuer> issuers();

    /**
     * Who issued invoices.
     *
     * @param number his VAT number with country prefix
     * @param documents how many of these documents are his
     */
    record Issuer(String number, long documents) {}

    /**
     * A source.
     *
     * @param sourceId its id
     * @param name unique, never blank
     * @param legalBasis one of {@link #LEGAL_BASES}
     * @param department the department that sold, for documents that say none
     * @param channel the channel of the sale, for documents that say none
     */
    record Source(int sourceId, String name, String legalBasis, String department, String channel) {

        public Source {
            if (name.isBlank()) {
                throw new IllegalArgumentException("a source without a name");
            }
        }

        /** A source of that name which nothing came from yet, as it will be made: with the id 0. */
        public static Source unknown(String name) {
            return new Source(0, name, "contract", "", "");
        }
    }

    /**
     * How tables of one shape are understood.
     *
     * @param shape the fingerprint of the header
     * @param map the text of a map file
     * @param savedAt when it was confirmed
     * @param savedBy by whom
     */
    record RememberedMap(String shape, String map, Instant savedAt, String savedBy) {}
}
