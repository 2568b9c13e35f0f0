package io.clientela.differentiate.internal.feature;

/** One document with what its lines come to, in millionths. */
final class Paper {

    int day;
    boolean sells;
    int hour;
    int place;
    int currency;
    int channel;
    int firstLine;
    int endLine;

    /** Whether it is in the customer's main currency. */
    boolean main;

    /** Whether any amount of it is known. */
    boolean valued;

    double net;
    double sold;
    double returned;
    double discounted;
    double margin;
    double known;
    int costed;

    /** Whether a line of it has no department but the document's. */
    boolean byDocument;

    /** Whether a line of it names a department itself. */
    boolean own;

    /** Takes a document, without what its lines come to. */
    void read(Sheets sheets, int document) {
        day = sheets.day(document);
        sells = sheets.sells(document);
        hour = sheets.hour(document);
        place = sheets.place(document);
        currency = sheets.currency(document);
        channel = sheets.channel(document);
        firstLine = sheets.firstLine(document);
        endLine = sheets.firstLine(document + 1);
        main = true;
    }

    /** Adds up what the lines come to. */
    void sum(Sheets sheets, Shelf shelf) {
        valued = false;
        byDocument = false;
        own = false;
        net = sold = returned = discounted = margin = known = 0;
        costed = 0;
        for (int at = firstLine; at < endLine; at++) {
            line(sheets, shelf, sheets.line(at));
        }
    }

    private void line(Sheets sheets, Shelf shelf, int line) {
        int kind = sheets.kind(line);
        boolean goods = kind == Sheets.SALE || kind == Sheets.RETURN;
        boolean costKnown = sheets.costKnown(line);
        own |= sheets.ownPlace(line) >= 0;
        byDocument |= sheets.ownPlace(line) == Sheets.NO_PLACE && shelf.place(sheets.product(line)) < 0;
        if (goods && costKnown) {
            costed++;
        }
        double amount = sheets.amount(line);
        if (Double.isNaN(amount)) {
            return;
        }
        valued = true;
        net += amount;
        switch (kind) {
            case Sheets.SALE -> sold += amount;
            case Sheets.RETURN -> returned -= amount;
            case Sheets.DISCOUNT -> discounted -= amount;
            default -> {}
        }
        if (goods && costKnown) {
            known += amount;
        }
        if (costKnown || !goods) {
            margin += amount - sheets.cost(line);
        }
    }
}
