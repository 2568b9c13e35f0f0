package io.clientela.identify.internal.input;

import io.clientela.kernel.value.Flaw;
import java.util.List;

/** Passes on what it is told; those that extend it change what they are about. */
public abstract class PassingIntake implements Intake {

    private final Intake outer;

    /** @param outer takes what passes */
    protected PassingIntake(Intake outer) {
        this.outer = outer;
    }

    /** Who takes what passes. */
    protected final Intake outer() {
        return outer;
    }

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
        outer.progress(bytesRead);
    }
}
