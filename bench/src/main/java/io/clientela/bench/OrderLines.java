package io.clientela.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** Writes a CSV file of order lines as a wholesaler's system exports them: 10 lines an order on average, from a seed. */
final class OrderLines {

    private static final int PRODUCTS = 20_000;
    private static final int LINES_AT_MOST = 19;
    private static final String HEAD =
            "order_number,order_date,customer_code,customer_name,product_code,description,quantity,unit_price,amount\n";

    private OrderLines() {}

    /**
     * Writes the file.
     *
     * @param lines how many lines; there is one customer for each 50
     */
    static void write(Path file, long lines, long seed) throws IOException {
        var random = new SplittableRandom(seed);
        var customers = (int) Math.max(100, lines / 50);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 18)) {
            out.write(HEAD.getBytes(StandardCharsets.US_ASCII));
            long written = 0;
            var text = new StringBuilder(2_000);
            for (long order = 1; written < lines; order++) {
                text.setLength(0);
                var count = Math.min(lines - written, 1 + random.nextInt(LINES_AT_MOST));
                order(text, random, seed + "-" + order, random.nextInt(customers), (int) count);
                out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
                written += count;
            }
        }
    }

    private static void order(StringBuilder text, SplittableRandom random, String number, int customer, int lines) {
        var day = 1 + random.nextInt(28);
        var month = 1 + random.nextInt(12);
        var head = number + ",2025-" + (month < 10 ? "0" : "") + month + (day < 10 ? "-0" : "-") + day + ",C" + customer
                + ",Customer number " + customer + ",";
        for (int line = 0; line < lines; line++) {
            var product = random.nextInt(PRODUCTS);
            var quantity = 1 + random.nextInt(24);
            var cents = 50 + product * 7 % 9_950;
            var amount = (long) cents * quantity;
            text.append(head)
                    .append('P')
                    .append(product)
                    .append(",Product number ")
                    .append(product)
                    .append(',');
            text.append(quantity).append(',');
            money(text, cents).append(',');
            money(text, amount).append('\n');
        }
    }

    private static StringBuilder money(StringBuilder text, long cents) {
        text.append(cents / 100).append('.');
        return cents % 100 < 10 ? text.append('0').append(cents % 100) : text.append(cents % 100);
    }
}
