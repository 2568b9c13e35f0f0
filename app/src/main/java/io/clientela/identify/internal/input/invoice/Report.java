package io.clientela.identify.internal.input.invoice;

import io.clientela.identify.internal.input.Attachment;
import io.clientela.identify.internal.input.Document;
import io.clientela.identify.internal.input.Intake;
import io.clientela.identify.internal.input.Place;
import io.clientela.identify.internal.input.Refusal;
import io.clientela.kernel.value.Flaw;
import io.clientela.kernel.value.Money;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where a format tells what it read of one file.
 *
 * @param file the file's name
 * @param intake who takes it
 */
record Report(String file, Intake intake) {

    /** Makes a document of what was read. */
    interface Making {
        Document document() throws BadValueException;
    }

    /**
     * Hands one document of the file on, or refuses it alone.
     *
     * @param refusedAmount what it would have added to the ledger if it is refused, where that can be read
     * @return whether it went on
     */
    boolean document(Making making, Supplier<Optional<Money>> refusedAmount) {
        try {
            intake.document(making.document());
            return true;
        } catch (BadValueException e) {
            intake.refused(new Refusal(e.in(file), List.of(), List.of(), refusedAmount.get()));
            return false;
        }
    }

    Place place(Element element) {
        return new Place(file, element.line());
    }

    void remark(Element at, String reason, String detail) {
        intake.remark(new Flaw(file, at.line(), at.name(), reason, detail));
    }

    /** Remarks that two figures of a document, which should be one, are two. */
    void differs(Element at, String reason, String what, BigDecimal stated, BigDecimal found) {
        var detail = String.format(
                Locale.ROOT,
                "%s is stated as %s, what it is made of adds up to %s",
                what,
                stated.toPlainString(),
                found.toPlainString());
        remark(at, reason, detail);
    }

    /**
     * Hands an attachment of the document that went on last on; one that is too large or no Base64 is remarked on.
     *
     * @param binary the element with its Base64 text
     * @param name its file name, or empty
     * @param kind what the document says that it is, or empty
     */
    void attachment(Element binary, String name, String kind) {
        if (binary.textLength() == 0) {
            return;
        }
        if (binary.text().isEmpty()) {
            leftAside(binary, name, "of about " + binary.textLength() * 3 / 4 + " bytes is too large to be kept");
            return;
        }
        try {
            intake.attached(new Attachment(
                    name, kind, Base64.getMimeDecoder().decode(binary.text().getBytes(StandardCharsets.ISO_8859_1))));
        } catch (IllegalArgumentException e) {
            leftAside(binary, name, "is not written in Base64");
        }
    }

    private void leftAside(Element binary, String name, String why) {
        remark(binary, "attachment-left-aside", "the attachment '" + name + "' " + why);
    }

    /**
     * The currency of that code.
     *
     * @throws BadValueException if there is none
     */
    static Currency currency(Element parent, String... path) throws BadValueException {
        var code = parent.needed(path);
        try {
            return Currency.getInstance(code.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw parent.first(path).orElse(parent).bad("unknown-currency", "'" + code + "' is no currency (ISO 4217)");
        }
    }

    /** Says in words what a file of the wrong kind is. */
    void unsupported(Element root, String reason, String detail) {
        intake.refused(new Refusal(
                new Flaw(file, root.line(), root.name(), reason, detail), List.of(), List.of(), Optional.empty()));
    }
}
