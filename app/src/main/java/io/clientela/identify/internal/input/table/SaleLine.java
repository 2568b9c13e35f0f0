package io.clientela.identify.internal.input.table;

import io.clientela.identify.internal.input.Document.Line;
import io.clientela.identify.internal.input.Document.LineKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one row of sales. The amount is the one stated, else quantity × unit price × (1 − discount / 100), exactly;
 * what is stated with tax is brought to the amount without tax by the stated tax, else by the rate, rounded to the cent.
 *
 * @param quantity as stated, 1 where none is
 * @param unitPrice as stated without tax, else the amount divided by the quantity to eight decimals
 * @param amount without tax
 * @param tax the line's tax, where stated or following from the rate
 */
record SaleLine(BigDecimal quantity, BigDecimal unitPrice, BigDecimal amount, Optional<BigDecimal> tax) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Reads the figures of a row; null, with a flaw, where there is no amount. */
    static @Nullable SaleLine of(Cells cells) {
        var quantity = cells.number(Meaning.QUANTITY);
        var price = cells.number(Meaning.UNIT_PRICE);
        var priceWithTax = price == null ? cells.number(Meaning.UNIT_PRICE_WITH_TAX) : null;
        var rate = cells.number(Meaning.TAX_RATE);
        var tax = cells.number(Meaning.TAX);
        var amount = cells.number(Meaning.AMOUNT);
        if (amount == null) {
            amount = withoutTax(cells.number(Meaning.AMOUNT_WITH_TAX), tax, rate);
        }
        if (amount == null && !cells.flawed()) {
            amount = product(cells, quantity, price == null ? withoutTax(priceWithTax, null, rate) : price);
        }
        if (amount == null) {
            cells.flaw(Meaning.AMOUNT, "missing-amount", "neither an amount nor a quantity and a price");
            return null;
        }
        var count = quantity == null ? BigDecimal.ONE : quantity;
        var each = price == null ? each(amount, count) : price;
        return new SaleLine(count, each, amount, Optional.ofNullable(tax == null ? taxOf(amount, rate) : tax));
    }

    private static @Nullable BigDecimal product(
            Cells cells, @Nullable BigDecimal quantity, @Nullable BigDecimal price) {
        if (price == null || (quantity == null && cells.column(Meaning.QUANTITY) >= 0)) {
            return null;
        }
        var full = quantity == null ? price : quantity.multiply(price);
        var discount = cells.number(Meaning.DISCOUNT_PERCENT);
        if (discount == null || discount.signum() == 0) {
            return full;
        }
        return full.multiply(HUNDRED.subtract(discount)).movePointLeft(2);
    }

    private static @Nullable BigDecimal withoutTax(
            @Nullable BigDecimal gross, @Nullable BigDecimal tax, @Nullable BigDecimal rate) {
        if (gross == null || tax != null) {
            return gross == null || tax == null ? gross : gross.subtract(tax);
        }
        return rate == null || rate.signum() <= 0
                ? gross
                : gross.multiply(HUNDRED).divide(HUNDRED.add(rate), Math.max(2, gross.scale()), RoundingMode.HALF_UP);
    }

    private static @Nullable BigDecimal taxOf(BigDecimal amount, @Nullable BigDecimal rate) {
        return rate == null
                ? null
                : amount.multiply(rate).divide(HUNDRED, Math.max(2, amount.scale()), RoundingMode.HALF_UP);
    }

    private static BigDecimal each(BigDecimal amount, BigDecimal quantity) {
        if (quantity.signum() == 0) {
            return amount;
        }
        var divided = amount.divide(quantity, Math.max(8, amount.scale()), RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return divided.scale() < 0 ? divided.setScale(0) : divided;
    }

    /** The cost of the line, signed like its amount: stated in all, else for each unit. */
    Optional<BigDecimal> cost(Cells cells) {
        var cost = cells.number(Meaning.COST);
        if (cost == null) {
            var each = cells.number(Meaning.UNIT_COST);
            cost = each == null ? null : each.multiply(quantity);
        }
        if (cost == null) {
            return Optional.empty();
        }
        var negative = amount.signum() == 0 ? quantity.signum() < 0 : amount.signum() < 0;
        return Optional.of(negative ? cost.abs().negate() : cost.abs());
    }

    /** The line of a document; its kind is settled when the document is whole. */
    Line line(Cells cells, int position) {
        return new Line(
                position,
                LineKind.SALE,
                cells.code(Meaning.PRODUCT_CODE),
                cells.text(Meaning.DESCRIPTION),
                quantity,
                cells.text(Meaning.UNIT),
                unitPrice,
                amount,
                cost(cells),
                cells.own(Meaning.DEPARTMENT),
                cells.place());
    }
}
