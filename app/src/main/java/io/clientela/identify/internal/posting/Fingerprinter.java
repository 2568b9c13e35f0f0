package io.clientela.identify.internal.posting;

import io.clientela.identify.internal.input.Contact;
import io.clientela.identify.internal.input.Document;
import io.clientela.identify.internal.input.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Computes what documents, records and products are known by. One instance serves one thread. */
final class Fingerprinter {

    /** What identifies a record where its source gives it no key of its own, the strongest first. */
    private static final List<Field> KEYS = List.of(
            Field.CUSTOMER_CODE,
            Field.CARD_NUMBER,
            Field.VAT_NUMBER,
            Field.TAX_CODE,
            Field.EMAIL,
            Field.CERTIFIED_EMAIL);

    private final Fingerprint fingerprint = new Fingerprint();

    /**
     * The document with its fingerprints.
     *
     * @param names gives the products that its lines name
     * @param table whether it comes from a table: its net, tax and gross are then sums over rows and no statement of its
     *     own
     */
    Fingerprinted of(Document document, ProductNames names, int sourceId, boolean table) {
        var lines = new ArrayList<Key>(document.lines().size());
        var products = new ArrayList<ProductName>(document.lines().size());
        var content = head(document, table);
        for (var line : document.lines()) {
            var product = line.isText()
                    ? names.text(sourceId, line.description())
                    : names.of(sourceId, line.product(), line.description());
            var key = line(line, product);
            lines.add(key);
            products.add(product);
            content = content.plus(key);
        }
        var amount = table ? document.net() : Documents.sum(document.lines());
        var buyer = document.buyer().flatMap(contact -> identity(contact, sourceId));
        return new Fingerprinted(document, key(document, sourceId), content, buyer, amount, lines, products);
    }

    private Key key(Document document, int sourceId) {
        return key(
                document.issuer(),
                sourceId,
                Fingerprinted.group(document.kind()),
                document.number(),
                document.time().toLocalDate().toEpochDay());
    }

    private Key key(String issuer, int sourceId, String group, String number, long epochDay) {
        fingerprint.add(group).add(number).add(epochDay);
        if (issuer.isEmpty()) {
            fingerprint.add("source").add(sourceId);
        } else {
            fingerprint.add("issuer").add(issuer);
        }
        return fingerprint.key();
    }

    private Key head(Document document, boolean table) {
        fingerprint
                .add(document.kind().name())
                .add(document.currency().getCurrencyCode())
                .add(document.department())
                .add(document.channel())
                .add(document.time().toLocalDate().toEpochDay())
                .add(document.time().toLocalTime().toNanoOfDay());
        document.corrects().ifPresent(original -> {
            fingerprint.add("corrects").add(original.number());
            original.date().ifPresent(date -> fingerprint.add(date.toEpochDay()));
        });
        if (!table) {
            document.tax().ifPresent(tax -> fingerprint.add("tax").add(tax));
            document.gross().ifPresent(gross -> fingerprint.add("gross").add(gross));
        }
        document.buyer().ifPresent(buyer -> addValues(buyer));
        return fingerprint.key();
    }

    private Key line(Document.Line line, ProductName product) {
        product.addTo(fingerprint);
        fingerprint
                .add(LedgerRows.letter(line.kind()))
                .add(line.quantity())
                .add(line.unit())
                .add(line.unitPrice())
                .add(line.amount());
        line.cost().ifPresent(cost -> fingerprint.add(cost));
        if (!line.department().isEmpty()) {
            fingerprint.add("department").add(line.department());
        }
        return fingerprint.key();
    }

    /** The fingerprint of one text, in 64 bits. */
    long text(String text) {
        return fingerprint.add(text).key().low();
    }

    /**
     * What the record of a contact is known by in its source and what it says; empty where the contact has no value that
     * tells one person or firm from another.
     */
    Optional<Identity> identity(Contact contact, int sourceId) {
        var text = identifier(contact);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var key = fingerprint.add(sourceId).add(text.get()).key();
        addValues(contact);
        return Optional.of(new Identity(text.get(), key, fingerprint.key()));
    }

    /** Adds all values of a contact, with their legal basis where it states one. */
    private void addValues(Contact contact) {
        fingerprint.add(contact.key());
        for (var value : contact.values()) {
            fingerprint.add(value.field().name()).add(value.text());
        }
        if (!contact.legalBasis().isEmpty()) {
            fingerprint.add("legal-basis").add(contact.legalBasis());
        }
    }

    /** A mark of the kind of identifier and the identifier. */
    private static Optional<String> identifier(Contact contact) {
        if (!contact.key().isBlank()) {
            return Optional.of("code:" + squeezed(contact.key()));
        }
        for (var field : KEYS) {
            var found = contact.first(field);
            if (found.isPresent()) {
                return Optional.of(mark(field) + squeezed(found.get()));
            }
        }
        return named(contact);
    }

    private static Optional<String> named(Contact contact) {
        var named = false;
        var text = new StringBuilder("values:");
        for (var value : contact.values()) {
            named |= switch (value.field()) {
                case FULL_NAME, FAMILY_NAME, COMPANY_NAME, PHONE -> true;
                default -> false;
            };
            if (value.field() != Field.CONSENT && value.field() != Field.LANGUAGE) {
                text.append(value.field().name())
                        .append('=')
                        .append(squeezed(value.text()))
                        .append(';');
            }
        }
        return named ? Optional.of(text.toString()) : Optional.empty();
    }

    private static String mark(Field field) {
        return switch (field) {
            case CUSTOMER_CODE -> "code:";
            case CERTIFIED_EMAIL -> "email:";
            default -> field.name().toLowerCase(Locale.ROOT).replace('_', '-') + ":";
        };
    }

    private static String squeezed(String text) {
        return isSqueezed(text) ? text : text.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
    }

    /** Whether the text has capitals and figures only. */
    private static boolean isSqueezed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if ((letter < 'A' || letter > 'Z') && (letter < '0' || letter > '9')) {
                return false;
            }
        }
        return true;
    }
}
