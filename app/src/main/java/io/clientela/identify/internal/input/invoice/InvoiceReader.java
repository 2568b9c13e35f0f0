package io.clientela.identify.internal.input.invoice;

import io.clientela.identify.internal.input.FileReader;
import io.clientela.identify.internal.input.Intake;
import io.clientela.identify.internal.input.Limits;
import io.clientela.identify.internal.input.Refusal;
import io.clientela.kernel.value.Flaw;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads XML files: FatturaPA (ordinary and simplified), UBL 2 (invoice, credit note, debit note, order), CII.
 *
 * <p>A file that is broken XML goes in not at all, not even the documents before the break: it is read to its end before
 * the first document is told. In a file that is whole each document stands for itself; one that lacks what it needs is
 * refused and the others go in. Notices of the Italian exchange system (receipts, metadata) hold no trade and are only
 * remarked on. Any other XML is refused with the name of its root.
 */
public final class InvoiceReader implements FileReader {

    private static final Set<String> NOTICES = Set.of(
            "RicevutaConsegna",
            "RicevutaScarto",
            "RicevutaImpossibilitaRecapito",
            "NotificaMancataConsegna",
            "NotificaScarto",
            "NotificaEsito",
            "NotificaEsitoCommittente",
            "NotificaDecorrenzaTermini",
            "ScartoEsitoCommittente",
            "AttestazioneTrasmissioneFattura",
            "MetadatiInvioFile",
            "FileMetadati");

    private final Limits limits;
    private final XmlReader xml;
    private final List<Format> formats = List.of(new OrdinaryFattura(), new SimplifiedFattura(), new Ubl(), new Cii());

    /** @param limits how large, deep and rich in elements a file may be */
    public InvoiceReader(Limits limits) {
        this.limits = limits;
        this.xml = new XmlReader(limits);
    }

    @Override
    public boolean recognises(String name, byte[] head) {
        return XmlBytes.looksLikeXml(head);
    }

    @Override
    public void read(String name, InputStream in, Intake intake) throws IOException {
        var bytes = in.readNBytes(limits.xmlBytes());
        if (bytes.length == limits.xmlBytes() && in.read() >= 0) {
            refuse(intake, new Flaw(name, 0, "", "xml-too-large", "more than " + limits.xmlBytes() + " bytes of XML"));
            return;
        }
        try {
            dispatch(xml.read(bytes), new Report(name, intake));
        } catch (BrokenXmlException e) {
            refuse(intake, new Flaw(name, e.line(), "", e.reason(), e.detail()));
        }
        intake.progress(bytes.length);
    }

    private void dispatch(Element root, Report report) {
        for (var format : formats) {
            if (format.takes(root)) {
                format.read(root, report);
                return;
            }
        }
        if (NOTICES.contains(root.name())) {
            report.remark(root, "exchange-notice", "a notice of the exchange system (SdI), no document of trade");
            return;
        }
        var namespace = root.namespace().isEmpty() ? "" : " of " + root.namespace();
        report.unsupported(
                root,
                "unknown-xml",
                "the root element is " + root.name() + namespace
                        + "; what is read is FatturaElettronica, FatturaElettronicaSemplificata, UBL Invoice, CreditNote, "
                        + "DebitNote and Order, and CrossIndustryInvoice");
    }

    private static void refuse(Intake intake, Flaw flaw) {
        intake.refused(new Refusal(flaw, List.of(), List.of(), Optional.empty()));
    }
}
