package io.clientela.identify.internal.posting;

import io.clientela.identify.internal.input.Document;
import io.clientela.identify.internal.input.Document.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A document with its fingerprints.
 *
 * <p>A document is known by its issuer (or, where none is stated, its source), the group of its kind, its number and its
 * day. Two documents have one content when their heads and their lines say the same, whatever the order of the lines.
 *
 * @param document the document
 * @param key what it is known by
 * @param content the fingerprint of everything that it says: the sum of those of its head and of its lines
 * @param buyer what the record of who bought is known by, where one is stated that can be known
 * @param amount the sum of its lines
 * @param lines the fingerprint of each line
 * @param products the product of each line, one object for one product while it is met often
 */
record Fingerprinted(
        Document document,
        Key key,
        Key content,
        Optional<Identity> buyer,
        BigDecimal amount,
        List<Key> lines,
        List<ProductName> products) {

    static Key sum(List<Key> keys) {
        var sum = new Key(0, 0);
        for (var key : keys) {
            sum = sum.plus(key);
        }
        return sum;
    }

    /** Which numbers are counted together: invoices and debit notes, what takes back, orders, receipts. */
    static String group(Kind kind) {
        return switch (kind) {
            case INVOICE, DEBIT_NOTE -> "invoice";
            case CREDIT_NOTE, CANCELLATION -> "credit";
            case ORDER -> "order";
            case RECEIPT -> "receipt";
        };
    }
}
