package io.clientela.differentiate.internal.feature;

import java.util.Arrays;

/** Of how many departments and articles one customer bought. */
final class Breadth {

    private final long[] places;
    private int bought;

    /** @param most how many departments there are */
    Breadth(int most) {
        this.places = new long[(most >> 6) + 1];
    }

    /**
     * The department of a line is the one that it names, else those of its article's products; the document's counts where a
     * line has no other.
     */
    void read(Buyer buyer, Articles articles) {
        Arrays.fill(places, 0);
        bought = 0;
        for (int i = 0; i < articles.count(); i++) {
            if (articles.times(i) > 0) {
                bought++;
                if (articles.undeparted(buyer.sheets(), i)) {
                    for (int place : buyer.shelf().places(articles.article(i))) {
                        set(place);
                    }
                }
            }
        }
        for (var paper : buyer.papers()) {
            if (paper.byDocument && paper.sells && paper.place >= 0) {
                set(paper.place);
            }
            if (paper.own) {
                own(buyer.sheets(), paper);
            }
        }
    }

    private void set(int place) {
        places[place >> 6] |= 1L << place;
    }

    private void own(Sheets sheets, Paper paper) {
        for (int at = paper.firstLine; at < paper.endLine; at++) {
            int line = sheets.line(at);
            if (sheets.kind(line) == Sheets.SALE && sheets.ownPlace(line) >= 0) {
                set(sheets.ownPlace(line));
            }
        }
    }

    void counts(FigureRow row) {
        int count = 0;
        for (long word : places) {
            count += Long.bitCount(word);
        }
        row.add(count).add(bought);
    }
}
