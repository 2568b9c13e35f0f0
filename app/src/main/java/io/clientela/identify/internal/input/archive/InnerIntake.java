package io.clientela.identify.internal.input.archive;

import io.clientela.identify.internal.input.Attachment;
import io.clientela.identify.internal.input.Contact;
import io.clientela.identify.internal.input.Document;
import io.clientela.identify.internal.input.Intake;
import io.clientela.identify.internal.input.Product;
import io.clientela.identify.internal.input.Refusal;
import io.clientela.identify.internal.input.Signature;
import io.clientela.kernel.value.Flaw;
import java.util.List;

/** Passes on what an inner file tells; its progress is told as that of the outermost file. */
public record InnerIntake(Intake outer, Unpacking unpacking) implements Intake {

    @Override
    public void document(Document document) {
        outer.document(document);
    }

    @Override
    public void contact(Contact contact) {
        outer.contact(contact);
    }

    @Override
    public void product(Product product) {
        outer.product(product);
    }

    @Override
    public void refused(Refusal refusal) {
        outer.refused(refusal);
    }

    @Override
    public void attached(Attachment attachment) {
        outer.attached(attachment);
    }

    @Override
    public void remark(Flaw remark) {
        outer.remark(remark);
    }

    @Override
    public void signed(Signature signature) {
        outer.signed(signature);
    }

    @Override
    public void mending(List<Long> flawIds) {
        outer.mending(flawIds);
    }

    @Override
    public void completion(Document part) {
        outer.completion(part);
    }

    @Override
    public void progress(long bytesRead) {
        outer.progress(unpacking.position());
    }
}
