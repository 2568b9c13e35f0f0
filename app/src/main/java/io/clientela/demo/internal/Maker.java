package io.clientela.demo.internal;

import io.clientela.demo.DemoSize;
import io.clientela.demo.DemoTruth;
import io.clientela.demo.Progress;
import java.io.IOException;
import java.nio.file.Path;

/** Makes the firm from its seed and writes all its files. */
public final class Maker {

    private static final String FILES = "files";
    private static final String TRUTH = "truth";

    private Maker() {}

    /** Makes the firm and writes its files and the truth into the folder. */
    public static DemoTruth make(Path folder, long seed, DemoSize size, Progress progress) throws IOException {
        var dice = new Dice(seed);
        var ledger = new Ledger();
        progress.reached("customers", 0);
        var catalogue = Catalogue.of(dice.fork("catalogue"));
        var customers = Population.of(size.customers(), catalogue, dice.fork("customers"));
        progress.reached("sales", .1);
        var sales = Sales.of(customers, catalogue, dice.fork("sales"));
        var invoices = Invoices.of(sales, dice.fork("invoices"));
        var files = folder.resolve(FILES);
        progress.reached("invoices", .3);
        PriceList.write(files.resolve("listino"), catalogue, ledger);
        ContactFiles.write(files.resolve("crm"), customers, ledger, dice.fork("contacts"));
        CardFiles.write(files.resolve("bottega"), customers, ledger, dice.fork("cards"));
        NewsletterFile.write(files.resolve("newsletter"), customers, ledger, dice.fork("newsletter"));
        InvoiceFiles.write(files.resolve("fatture"), invoices.documents(), ledger, dice.fork("invoice-files"));
        progress.reached("orders", .7);
        WebFiles.write(files.resolve("negozio-online"), only(sales, Channel.WEB), ledger, dice.fork("web"));
        AgentFiles.write(files.resolve("agenti"), only(sales, Channel.AGENT), ledger, dice.fork("agents"));
        progress.reached("receipts", .8);
        var receipts = only(sales, Channel.SHOP).stream()
                .filter(sale -> !invoices.invoiced(sale))
                .toList();
        ShopFiles.write(files.resolve("bottega"), receipts, ledger, dice.fork("shop"));
        var truth = ledger.truth(seed, customers);
        TruthFiles.write(folder.resolve(TRUTH), folder, truth);
        progress.reached("done", 1);
        return truth;
    }

    private static java.util.List<Sale> only(java.util.List<Sale> sales, Channel channel) {
        return sales.stream().filter(sale -> sale.channel() == channel).toList();
    }

    /** Reads the truth that was written into the folder. */
    public static DemoTruth read(Path folder) throws IOException {
        return TruthFiles.read(folder.resolve(TRUTH), folder);
    }
}
