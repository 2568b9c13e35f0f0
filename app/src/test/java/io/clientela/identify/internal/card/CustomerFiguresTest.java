package io.clientela.identify.internal.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.identify.CustomerCard;
import io.clientela.identify.CustomerCard.Total;
import io.clientela.identify.CustomerFilter;
import io.clientela.identify.CustomerPage.Bought;
import io.clientela.identify.CustomerPage.MonthSpend;
import io.clientela.identify.CustomerPage.Rhythm;
import io.clientela.identify.CustomerSort;
import io.clientela.identify.Customers;
import io.clientela.identify.ImportRequest;
import io.clientela.identify.ImportWatcher;
import io.clientela.identify.Imports;
import io.clientela.identify.Lookup;
import io.clientela.identify.internal.joining.Books;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.ClientelaTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * The figures of one customer's page, each computed by hand: three purchases, one return, one product of known cost. Beside it a
 * customer who only brought something back, and one who exchanged something.
 */
@ClientelaTest
@TestPropertySource(properties = "clientela.test=customers")
class CustomerFiguresTest {

    private static final String SALES = """
        Kind,Invoice number,Invoice date,Customer code,Customer name,Product code,Description,Quantity,Unit price,Amount
        invoice,1,2025-03-01,C1,Rossi Mario,P1,Lamp,2,10.00,20.00
        invoice,1,2025-03-01,C1,Rossi Mario,P2,Vase,1,5.50,5.50
        invoice,2,2025-03-11,C1,Rossi Mario,P1,Lamp,1,10.00,10.00
        invoice,3,2025-04-10,C1,Rossi Mario,P2,Vase,2,5.50,11.00
        credit note,4,2025-04-15,C1,Rossi Mario,P1,Lamp,-1,10.00,-10.00
        credit note,5,2025-05-02,C2,Bianchi Anna,P3,Chair,-1,30.00,-30.00
        invoice,6,2025-06-01,C3,Verdi Ugo,P2,Vase,3,5.50,16.50
        invoice,6,2025-06-01,C3,Verdi Ugo,P1,Lamp,-1,10.00,-10.00
        """;
    private static final String PRODUCTS = "SKU,Product name,Category,Unit cost\nP1,Lamp,Things,4.00\n";

    @TempDir
    Path folder;

    @Autowired
    Imports imports;

    @Autowired
    Customers customers;

    @Autowired
    Cards cards;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    private long rossi;

    @BeforeEach
    void importEverything() throws IOException {
        new Books(jdbc).clear();
        take("sales.csv", SALES);
        take("products.csv", PRODUCTS);
        cards.rebuild(done -> {});
        rossi = list(CustomerSort.NET).getFirst().customerId();
    }

    private void take(String name, String text) throws IOException {
        var file = Files.writeString(folder.resolve(name), text);
        imports.run(ImportRequest.of("user:test", file).source("erp"), ImportWatcher.NONE);
    }

    @Test
    void theTotalSaysWhatWasBoughtWhatWentBackAndTheMarginWhereTheCostIsKnown() {
        assertThat(page().totals()).hasSize(1);
        Total total = page().totals().getFirst();
        assertThat(total.purchases()).isEqualTo(3);
        assertThat(total.lines()).isEqualTo(5);
        assertThat(total.net()).isEqualByComparingTo("36.50");
        assertThat(total.returns()).isEqualByComparingTo("-10.00");
        assertThat(total.costedLines()).isEqualTo(3);
        assertThat(total.costedNet()).isEqualByComparingTo("20.00");
        assertThat(total.cost()).isEqualByComparingTo("8.00");
        assertThat(total.margin().orElseThrow()).isEqualByComparingTo("12.00");
        assertThat(total.first()).contains(LocalDate.of(2025, 3, 1));
        assertThat(total.last()).contains(LocalDate.of(2025, 4, 10)); // not the return
    }

    @Test
    void eachProductSaysTheSameOfItself() {
        Bought lamp = bought("Lamp");
        assertThat(lamp.times()).isEqualTo(2); // not the return
        assertThat(lamp.quantity()).isEqualByComparingTo("2");
        assertThat(lamp.returned()).isEqualByComparingTo("1");
        assertThat(lamp.net()).isEqualByComparingTo("20.00");
        assertThat(lamp.returns()).isEqualByComparingTo("-10.00");
        assertThat(lamp.margin().orElseThrow()).isEqualByComparingTo("12.00");
        assertThat(lamp.first()).contains(LocalDate.of(2025, 3, 1));
        assertThat(lamp.last()).contains(LocalDate.of(2025, 3, 11)); // not the return

        Bought vase = bought("Vase");
        assertThat(vase.times()).isEqualTo(2);
        assertThat(vase.quantity()).isEqualByComparingTo("3");
        assertThat(vase.returned()).isEqualByComparingTo("0");
        assertThat(vase.net()).isEqualByComparingTo("16.50");
        assertThat(vase.returns()).isEqualByComparingTo("0");
        assertThat(vase.margin()).isEmpty();
        assertThat(vase.first()).contains(LocalDate.of(2025, 3, 1));
        assertThat(vase.last()).contains(LocalDate.of(2025, 4, 10));
    }

    @Test
    void whatOnlyWentBackWasNeverBought() {
        long bianchi = customer("Bianchi Anna");
        var page = ((Lookup.Here) customers.find(bianchi)).page();
        for (Total total : List.of(page.totals().getFirst(), page.card().main().orElseThrow())) {
            assertThat(total.purchases()).isZero();
            assertThat(total.net()).isEqualByComparingTo("-30.00");
            assertThat(total.first()).isEmpty();
            assertThat(total.last()).isEmpty();
        }
        Bought chair = bought(bianchi, "Chair");
        assertThat(chair.times()).isZero();
        assertThat(chair.returned()).isEqualByComparingTo("1");
        assertThat(chair.net()).isEqualByComparingTo("-30.00");
        assertThat(chair.first()).isEmpty();
        assertThat(chair.last()).isEmpty();

        long verdi = customer("Verdi Ugo");
        assertThat(bought(verdi, "Lamp").times()).isZero();
        assertThat(bought(verdi, "Lamp").last()).isEmpty();
        assertThat(bought(verdi, "Vase").times()).isOne();
        assertThat(bought(verdi, "Vase").last()).contains(LocalDate.of(2025, 6, 1));
    }

    @Test
    void listsStandByTheDayOfAPurchase() {
        assertThat(list(CustomerSort.LAST_PURCHASE))
                .extracting(CustomerCard::name)
                .containsExactly("Verdi Ugo", "Rossi Mario", "Bianchi Anna");
        assertThat(list(CustomerSort.FIRST_PURCHASE))
                .extracting(CustomerCard::name)
                .containsExactly("Verdi Ugo", "Rossi Mario", "Bianchi Anna");
        var first = customers.list(CustomerFilter.ALL, CustomerSort.LAST_PURCHASE, Optional.empty(), 1);
        var second = customers.list(CustomerFilter.ALL, CustomerSort.LAST_PURCHASE, first.next(), 2);
        assertThat(second.rows()).extracting(CustomerCard::name).containsExactly("Rossi Mario", "Bianchi Anna");
    }

    /** Days of purchase 10 and 30 days apart; a return is no purchase. */
    @Test
    void theRhythmCountsDaysOfPurchase() {
        int silence = Math.toIntExact(ChronoUnit.DAYS.between(
                LocalDate.of(2025, 4, 10), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
        assertThat(page().rhythm())
                .isEqualTo(new Outcome.Known<>(new Rhythm(3, 20, 15, 25, LocalDate.of(2025, 4, 10), silence)));
    }

    @Test
    void monthsAddUpToTheTotal() {
        assertThat(page().months())
                .extracting(MonthSpend::month, month -> month.net().setScale(2).toString())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(java.time.YearMonth.of(2025, 3), "35.50"),
                        org.assertj.core.groups.Tuple.tuple(java.time.YearMonth.of(2025, 4), "1.00"));
    }

    private io.clientela.identify.CustomerPage page() {
        return ((Lookup.Here) customers.find(rossi)).page();
    }

    private List<CustomerCard> list(CustomerSort sort) {
        return customers.list(CustomerFilter.ALL, sort, Optional.empty(), 10).rows();
    }

    private long customer(String name) {
        return list(CustomerSort.NAME).stream()
                .filter(card -> card.name().equals(name))
                .findFirst()
                .orElseThrow()
                .customerId();
    }

    private Bought bought(String description) {
        return bought(rossi, description);
    }

    private Bought bought(long customer, String description) {
        return customers.products(customer).stream()
                .filter(one -> one.description().equals(description))
                .findFirst()
                .orElseThrow();
    }
}
