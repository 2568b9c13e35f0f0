package io.clientela.identify.internal.input;

import io.clientela.kernel.value.Flaw;
import java.util.ArrayList;
import java.util.List;

/** Keeps everything that a reader tells. */
public final class Told implements Intake {

    public final List<Document> documents = new ArrayList<>();
    public final List<Document> completions = new ArrayList<>();
    public final List<List<Long>> mended = new ArrayList<>();
    public final List<Contact> contacts = new ArrayList<>();
    public final List<Product> products = new ArrayList<>();
    public final List<Refusal> refusals = new ArrayList<>();
    public final List<Attachment> attachments = new ArrayList<>();
    public final List<Flaw> remarks = new ArrayList<>();
    public final List<Signature> signatures = new ArrayList<>();
    public final List<Long> progress = new ArrayList<>();

    @Override
    public void document(Document document) {
        documents.add(document);
    }

    @Override
    public void completion(Document part) {
        completions.add(part);
    }

    @Override
    public void mending(List<Long> flawIds) {
        mended.add(flawIds);
    }

    @Override
    public void contact(Contact contact) {
        contacts.add(contact);
    }

    @Override
    public void product(Product product) {
        products.add(product);
    }

    @Override
    public void refused(Refusal refusal) {
        refusals.add(refusal);
    }

    @Override
    public void remark(Flaw remark) {
        remarks.add(remark);
    }

    @Override
    public void attached(Attachment attachment) {
        attachments.add(attachment);
    }

    @Override
    public void signed(Signature signature) {
        signatures.add(signature);
    }

    @Override
    public void progress(long bytesRead) {
        progress.add(bytesRead);
    }

    /** The reasons of all refusals, in order. */
    public List<String> reasons() {
        return refusals.stream().map(refusal -> refusal.flaw().reason()).toList();
    }

    /** The reasons of all remarks, in order. */
    public List<String> remarked() {
        return remarks.stream().map(Flaw::reason).toList();
    }
}
