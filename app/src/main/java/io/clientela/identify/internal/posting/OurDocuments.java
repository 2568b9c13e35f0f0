package io.clientela.identify.internal.posting;

import io.clientela.identify.internal.input.Attachment;
import io.clientela.identify.internal.input.Document;
import io.clientela.identify.internal.input.Intake;
import io.clientela.identify.internal.input.PassingIntake;
import io.clientela.identify.internal.input.Refusal;
import io.clientela.identify.internal.value.VatNumber;
import io.clientela.kernel.value.Flaw;
import io.clientela.kernel.value.Money;
import io.clientela.kernel.value.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lets pass what the firm itself sold. An invoice that somebody else issued is one the firm received: where the firm's own
 * VAT numbers are known it is refused; where they are not, documents of several issuers get a remark, once.
 */
final class OurDocuments extends PassingIntake {

    private final Set<String> firm;
    private String firstIssuer;
    private boolean remarked;
    private boolean refusedLast;

    /** @param outer takes what passes */
    OurDocuments(Intake outer, SourceStore sources) {
        super(outer);
        this.firm = sources.firmNumbers();
        this.firstIssuer = firm.isEmpty()
                ? sources.issuers().stream()
                        .findFirst()
                        .map(issuer -> number(issuer.number()))
                        .orElse("")
                : "";
    }

    /** A VAT number as the firm's own are written; what is none stands as it is. */
    private static String number(String issuer) {
        return VatNumber.parse(issuer, "IT") instanceof Outcome.Known<VatNumber> known
                ? known.value().toString()
                : issuer;
    }

    /** Lines that complete a document come from tables, which state no issuer: they pass. */
    @Override
    public void document(Document document) {
        String issuer = document.issuer().isEmpty() ? "" : number(document.issuer());
        refusedLast = !firm.isEmpty() && !issuer.isEmpty() && !firm.contains(issuer);
        if (refusedLast) {
            outer().refused(new Refusal(
                    flaw(document, "issued-by-another", issuer),
                    List.of(),
                    List.of(document.number()),
                    Optional.of(new Money(document.net(), document.currency()))));
            return;
        }
        outer().document(document);
        if (firm.isEmpty() && !issuer.isEmpty() && !remarked) {
            if (firstIssuer.isEmpty()) {
                firstIssuer = issuer;
            } else if (!firstIssuer.equals(issuer)) {
                remarked = true;
                outer().remark(flaw(document, "several-issuers", firstIssuer + ", " + issuer));
            }
        }
    }

    private static Flaw flaw(Document document, String reason, String detail) {
        return new Flaw(document.place().file(), document.place().line(), "issuer", reason, detail);
    }

    @Override
    public void attached(Attachment attachment) {
        if (!refusedLast) {
            outer().attached(attachment);
        }
    }
}
