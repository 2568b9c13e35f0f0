package io.clientela.identify.internal.input.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.Beside;
import io.clientela.identify.internal.input.Contact;
import io.clientela.identify.internal.input.Document;
import io.clientela.identify.internal.input.Document.Kind;
import io.clientela.identify.internal.input.Document.LineKind;
import io.clientela.identify.internal.input.Field;
import io.clientela.identify.internal.input.Told;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reads public tables and compares with the figures that are published or were counted by other means. */
@Tag("real-data")
@Beside
class RealTablesTest {

    private static final Path DATA = Path.of(System.getProperty("clientela.shared"), "data");

    private static Told read(String file, TableSettings settings) throws IOException {
        var told = new Told();
        var path = DATA.resolve(file);
        new TableReader(settings).read(file.substring(file.lastIndexOf('/') + 1), path, told);
        return told;
    }

    @Test
    void onlineRetailGivesItsPublishedFigures() throws IOException {
        var settings = TableSettings.italian().with(Meaning.CURRENCY, "GBP");
        var read = read("online-retail/online_retail.csv.gz", settings);
        assertThat(read.refusals).isEmpty();
        assertThat(read.documents).hasSize(25_900);
        assertThat(read.documents.stream().mapToInt(d -> d.lines().size()).sum())
                .isEqualTo(541_909);
        var total = read.documents.stream().map(Document::net).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(total).isEqualByComparingTo("9747747.934");
        assertThat(read.documents.stream()
                        .filter(d -> d.buyer().isEmpty())
                        .mapToInt(d -> d.lines().size())
                        .sum())
                .isEqualTo(135_080);
        assertThat(read.documents.stream()
                        .filter(d -> d.kind() == Kind.CANCELLATION)
                        .mapToInt(d -> d.lines().size())
                        .sum())
                .isEqualTo(9_288);
        var customers = new HashSet<String>();
        read.documents.forEach(d -> d.buyer().map(Contact::key).ifPresent(customers::add));
        assertThat(customers).hasSize(4_372);
        assertThat(read.documents).allMatch(d -> d.currency().getCurrencyCode().equals("GBP"));
    }

    @Test
    void onlineRetailCancellationsKeepTheirCustomerAndItsDebtsTheirAmount() throws IOException {
        var read = read("online-retail/online_retail.csv.gz", TableSettings.italian());
        var cancelled = read.documents.stream()
                .filter(d -> d.number().equals("C536379"))
                .findFirst()
                .orElseThrow();
        assertThat(cancelled.kind()).isEqualTo(Kind.CANCELLATION);
        assertThat(cancelled.buyer().orElseThrow().key()).isEqualTo("14527");
        assertThat(cancelled.buyer().orElseThrow().first(Field.COUNTRY)).contains("GB");
        assertThat(cancelled.net()).isEqualByComparingTo("-27.50");
        assertThat(cancelled.lines().getFirst().kind()).isEqualTo(LineKind.RETURN);
        var debt = read.documents.stream()
                .filter(d -> d.number().equals("A563186"))
                .findFirst()
                .orElseThrow();
        assertThat(debt.net()).isEqualByComparingTo("-11062.06");
        assertThat(debt.lines().getFirst().kind()).isEqualTo(LineKind.CHARGE);
        assertThat(debt.buyer()).isEmpty();
    }

    @Test
    void cdnowWithoutDocumentNumbersBecomesOneDocumentForEachCustomerAndDay() throws IOException {
        var read = read("cdnow/cdnow_master.csv.gz", TableSettings.italian());
        assertThat(read.refusals).isEmpty();
        assertThat(read.documents.stream().mapToInt(d -> d.lines().size()).sum())
                .isEqualTo(69_659);
        var customers = new HashSet<String>();
        read.documents.forEach(d -> customers.add(d.buyer().orElseThrow().key()));
        assertThat(customers).hasSize(23_570);
        var total = read.documents.stream().map(Document::net).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(total).isEqualByComparingTo("2500315.63");
        var keys = new HashSet<String>();
        assertThat(read.documents).allMatch(d -> keys.add(d.number()));
    }

    @Test
    void basketsThatLieScatteredAreBroughtTogether() throws IOException {
        var read = read("complete-journey/transactions_sample.csv.gz", TableSettings.italian());
        assertThat(read.refusals).isEmpty();
        assertThat(read.documents.stream().mapToInt(d -> d.lines().size()).sum())
                .isEqualTo(55_876);
        var keys = new HashSet<String>();
        assertThat(read.documents).allMatch(d -> keys.add(d.number() + d.time().toLocalDate()));
        assertThat(read.documents).allMatch(d -> d.buyer().isPresent() && d.kind() == Kind.RECEIPT);
    }

    @Test
    void groceriesAreProducts() throws IOException {
        var read = read("complete-journey/products.csv.gz", TableSettings.italian());
        assertThat(read.products).hasSize(92_331);
        assertThat(read.products.getFirst().category()).isEqualTo("FRZN ICE");
        assertThat(read.products.getFirst().department()).isEqualTo("GROCERY");
    }
}
