package io.clientela.demo.internal;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the list of articles with their costs and prices of the last day, as .xlsx. */
final class PriceList {

    private static final List<String> HEADER = List.of(
            "Codice articolo",
            "Descrizione",
            "Categoria",
            "Reparto",
            "Unità di misura",
            "Costo unitario",
            "Prezzo di listino",
            "Aliquota IVA");

    private PriceList() {}

    /** Writes the list into the folder. */
    static void write(Path folder, Catalogue catalogue, Ledger ledger) throws IOException {
        Files.createDirectories(folder);
        var sheet = new Sheet("Articoli", HEADER);
        for (var product : catalogue.products()) {
            sheet.add(
                    product.code(),
                    product.description(),
                    product.category(),
                    product.department(),
                    product.unit(),
                    BigDecimal.valueOf(Catalogue.cost(product, House.LAST_DAY), 4),
                    BigDecimal.valueOf(Catalogue.listPrice(product, House.LAST_DAY), 4),
                    product.vat());
        }
        var path = folder.resolve("articoli.xlsx");
        sheet.write(path);
        ledger.file("articoli", path);
    }
}
