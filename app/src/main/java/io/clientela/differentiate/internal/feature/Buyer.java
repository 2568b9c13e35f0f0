package io.clientela.differentiate.internal.feature;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One customer after the other: his documents that have lines, in the order of their days, and his main currency. */
final class Buyer {

    private final Sheets sheets;
    private final Shelf shelf;
    private final List<Paper> all = new ArrayList<>();
    private List<Paper> papers = List.of();
    private long customer;
    private int currency;
    private int currencies;

    Buyer(Sheets sheets, Shelf shelf) {
        this.sheets = sheets;
        this.shelf = shelf;
    }

    /** Takes up the customer at a place, without what his documents come to. */
    void read(int at) {
        customer = sheets.customer(at);
        int used = 0;
        boolean several = false;
        for (int document = sheets.firstDocument(at); document < sheets.firstDocument(at + 1); document++) {
            if (sheets.firstLine(document) < sheets.firstLine(document + 1)) {
                if (used == all.size()) {
                    all.add(new Paper());
                }
                var paper = all.get(used++);
                paper.read(sheets, document);
                several |= paper.currency != all.getFirst().currency;
            }
        }
        papers = all.subList(0, used);
        currencies = 1;
        currency = used == 0 ? 0 : papers.getFirst().currency;
        if (several) {
            chooseCurrency();
        }
    }

    /** Adds up what the documents come to. */
    void sum() {
        for (var paper : papers) {
            paper.sum(sheets, shelf);
        }
    }

    /** The main currency: the one of most lines, the first by name among equals. */
    private void chooseCurrency() {
        Map<Integer, Long> lines = new HashMap<>();
        papers.forEach(one -> lines.merge(one.currency, (long) one.endLine - one.firstLine, Long::sum));
        currencies = lines.size();
        currency = lines.entrySet().stream()
                .max(Map.Entry.<Integer, Long>comparingByValue()
                        .thenComparing(Map.Entry.<Integer, Long>comparingByKey().reversed()))
                .orElseThrow()
                .getKey();
        papers.forEach(one -> one.main = one.currency == currency);
    }

    Sheets sheets() {
        return sheets;
    }

    Shelf shelf() {
        return shelf;
    }

    long customer() {
        return customer;
    }

    /** The documents that have lines. */
    List<Paper> papers() {
        return papers;
    }

    /** The main currency. */
    int currency() {
        return currency;
    }

    /** How many currencies there are. */
    int currencies() {
        return currencies;
    }
}
