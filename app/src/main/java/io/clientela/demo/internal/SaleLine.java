package io.clientela.demo.internal;

/**
 * One line of a sale. Negative quantity and amounts for what comes back.
 *
 * @param product the article
 * @param quantity how many
 * @param unitPrice the price of one: without tax in ten-thousandths of a euro for wholesale, with tax in cents for the
 *     shop and the web
 * @param discount per cent taken off
 * @param net the line without tax, in cents
 * @param gross the line with tax, in cents
 */
record SaleLine(Product product, int quantity, long unitPrice, int discount, long net, long gross) {

    /** A wholesale line. */
    static SaleLine wholesale(Product product, int quantity, long unitPrice, int discount) {
        var net = Math.floorDiv(quantity * unitPrice * (100 - discount) + 5_000, 10_000L);
        return new SaleLine(product, quantity, unitPrice, discount, net, withTax(net, product.vat()));
    }

    /** A line of the shop or the web at label prices. */
    static SaleLine retail(Product product, int quantity, long label, int discount) {
        var gross = Math.floorDiv(quantity * label * (100 - discount) + 50, 100L);
        var vat = 100 + product.vat();
        var net = Math.floorDiv(2 * gross * 100 + vat, 2L * vat);
        return new SaleLine(product, quantity, label, discount, net, gross);
    }

    /** The amount with tax. */
    static long withTax(long net, int vat) {
        return net + tax(net, vat);
    }

    /** The tax on an amount, in whole cents. */
    static long tax(long net, int vat) {
        return Math.floorDiv(net * vat + 50, 100L);
    }

    /** The same article coming back. */
    SaleLine back(int pieces, boolean retail) {
        var line =
                retail ? retail(product, pieces, unitPrice, discount) : wholesale(product, pieces, unitPrice, discount);
        return new SaleLine(product, -pieces, unitPrice, discount, -line.net, -line.gross);
    }
}
