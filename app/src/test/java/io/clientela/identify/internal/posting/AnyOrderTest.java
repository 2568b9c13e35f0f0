package io.clientela.identify.internal.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a firm's files overlap, and in whatever order and how often they are imported, the ledger is their union. */
class AnyOrderTest {

    private static final String HEAD =
            "Order number,Order date,Customer code,Product code,Description,Quantity,Unit price,Amount\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theLedgerIsTheUnionOfTheFiles(long seed) {
        var random = new Random(seed);
        var orders = orders(random, 30 + random.nextInt(60));
        try (var firm = Firm.withFilesIn(folder.resolve("s" + seed))) {
            var files = files(random, orders, firm);
            var order = new ArrayList<Path>(files);
            for (int again = random.nextInt(files.size()); again >= 0; again--) {
                order.add(files.get(random.nextInt(files.size())));
            }
            Collections.shuffle(order, random);
            for (var file : order) {
                assertThat(firm.take("shop", file).balances()).isTrue();
            }

            var sum = orders.stream().map(Order::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(firm.ledger()).isEqualByComparingTo(sum);
            assertThat(firm.count("SELECT count(*) FROM identify.document")).isEqualTo(orders.size());
            assertThat(firm.count("SELECT count(*) FROM identify.line"))
                    .isEqualTo(
                            orders.stream().mapToLong(one -> one.rows().size()).sum());
            assertThat(firm.count("SELECT count(DISTINCT record_id) FROM identify.v_purchase"))
                    .isEqualTo(orders.stream()
                            .map(Order::customer)
                            .filter(code -> !code.isEmpty())
                            .distinct()
                            .count());
            assertThat(firm.dangling()).isZero();
            assertThat(perCustomer(firm)).isEqualTo(perCustomer(orders));
        }
    }

    private record Order(String number, String customer, List<String> rows, BigDecimal amount) {}

    private static List<Order> orders(Random random, int count) {
        var orders = new ArrayList<Order>();
        for (int number = 0; number < count; number++) {
            var customer = random.nextInt(5) == 0 ? "" : "C" + random.nextInt(12);
            var rows = new ArrayList<String>();
            var sum = BigDecimal.ZERO;
            for (int row = random.nextInt(6); row >= 0; row--) {
                var quantity = 1 + random.nextInt(9);
                var price = BigDecimal.valueOf(random.nextInt(10_000), 2);
                var amount = price.multiply(BigDecimal.valueOf(quantity));
                var product = random.nextInt(20);
                rows.add("%d,2025-%02d-%02d,%s,P%d,Thing %d,%d,%s,%s\n"
                        .formatted(
                                9000 + number,
                                1 + number % 12,
                                1 + number % 28,
                                customer,
                                product,
                                product,
                                quantity,
                                price,
                                amount));
                sum = sum.add(amount);
            }
            orders.add(new Order(String.valueOf(9000 + number), customer, rows, sum));
        }
        return orders;
    }

    /** Files that together hold every order at least once, some rows of an order in any order, some orders in several. */
    private static List<Path> files(Random random, List<Order> orders, Firm firm) {
        var texts = new ArrayList<List<Order>>();
        for (int file = 2 + random.nextInt(4); file >= 0; file--) {
            texts.add(new ArrayList<>());
        }
        for (var order : orders) {
            texts.get(random.nextInt(texts.size())).add(order);
            while (random.nextInt(3) == 0) {
                texts.get(random.nextInt(texts.size())).add(order);
            }
        }
        var files = new ArrayList<Path>();
        for (int i = 0; i < texts.size(); i++) {
            var text = new StringBuilder(HEAD);
            for (var order : texts.get(i).stream().distinct().toList()) {
                var rows = new ArrayList<>(order.rows());
                Collections.shuffle(rows, random);
                rows.forEach(text::append);
            }
            files.add(firm.write("orders" + i + ".csv", text.toString()));
        }
        return files;
    }

    private static Map<String, BigDecimal> perCustomer(Firm firm) {
        var sums = new TreeMap<String, BigDecimal>();
        firm.sql()
                .sql(
                        "SELECT coalesce(r.source_key, '') AS code, sum(amount) AS amount FROM identify.v_purchase p LEFT JOIN identify.record r USING (record_id) GROUP BY 1")
                .query(row -> {
                    sums.put(row.getString("code"), row.getBigDecimal("amount").setScale(2));
                });
        return sums;
    }

    private static Map<String, BigDecimal> perCustomer(List<Order> orders) {
        var sums = new TreeMap<String, BigDecimal>();
        orders.forEach(order -> sums.merge(order.customer(), order.amount(), BigDecimal::add));
        return sums;
    }
}
