package io.clientela.identify.internal.input.table;

import io.clientela.identify.internal.input.Intake;
import io.clientela.identify.internal.input.Product;
import java.util.List;
import java.util.Optional;

/** Turns rows of a product list into products. */
final class ProductRecords implements Records {

    private final Intake intake;
    private final Cells cells;

    ProductRecords(String file, TableMapping mapping, Intake intake) {
        this.intake = intake;
        this.cells = new Cells(file, mapping);
    }

    @Override
    public void take(Row row) {
        cells.begin(row);
        var code = cells.code(Meaning.PRODUCT_CODE);
        if (code.isEmpty()) {
            cells.flaw(Meaning.PRODUCT_CODE, "missing-product-code", "a row without product code");
        }
        var cost = cells.number(Meaning.UNIT_COST);
        if (cells.flawed()) {
            intake.refused(cells.refusal(Optional.empty()));
            return;
        }
        cells.flawId().ifPresent(id -> intake.mending(List.of(id)));
        intake.product(new Product(
                code,
                cells.text(Meaning.DESCRIPTION),
                cells.text(Meaning.CATEGORY),
                cells.text(Meaning.DEPARTMENT),
                Optional.ofNullable(cost),
                cells.place()));
    }

    @Override
    public void finish() {
        // every row was handed on at once
    }
}
