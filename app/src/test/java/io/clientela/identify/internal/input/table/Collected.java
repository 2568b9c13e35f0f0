package io.clientela.identify.internal.input.table;

import io.clientela.identify.internal.input.Contact;
import io.clientela.identify.internal.input.Document;
import io.clientela.identify.internal.input.Intake;
import io.clientela.identify.internal.input.Product;
import io.clientela.identify.internal.input.Refusal;
import io.clientela.identify.internal.input.Signature;
import io.clientela.kernel.value.Flaw;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Keeps all that a reader tells. */
final class Collected implements Intake {

    final List<Document> documents = new ArrayList<>();
    final List<Document> completions = new ArrayList<>();
    final List<List<Long>> mended = new ArrayList<>();
    final List<Contact> contacts = new ArrayList<>();
    final List<Product> products = new ArrayList<>();
    final List<Refusal> refusals = new ArrayList<>();
    final List<Flaw> remarks = new ArrayList<>();
    final List<Long> progress = new ArrayList<>();

    /** What an Italian firm's reader tells of a text. */
    static Collected of(String text) {
        return of(text, TableSettings.italian());
    }

    static Collected of(String text, TableSettings settings) {
        return of(text.getBytes(StandardCharsets.UTF_8), settings);
    }

    static Collected of(byte[] bytes, TableSettings settings) {
        var collected = new Collected();
        try {
            new TableReader(settings).read("t.csv", new ByteArrayInputStream(bytes), collected);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return collected;
    }

    List<String> reasons() {
        return refusals.stream().map(refusal -> refusal.flaw().reason()).toList();
    }

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
    public void signed(Signature signature) {
        throw new AssertionError("a table has no signature: " + signature);
    }

    @Override
    public void progress(long bytesRead) {
        progress.add(bytesRead);
    }
}
