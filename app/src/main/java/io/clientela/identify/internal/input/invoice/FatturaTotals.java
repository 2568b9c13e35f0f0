package io.clientela.identify.internal.input.invoice;

import io.clientela.identify.internal.input.Document.LineKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The totals of one ordinary FatturaPA body, and the lines that lead to them.
 *
 * <p>By the format's own check (00422) the taxable amounts of DatiRiepilogo are the lines plus the contributions to
 * pension funds (cassa) plus SpeseAccessorie plus Arrotondamento of the summaries. Programs differ in what they count
 * twice (or withhold instead of charge), so of these those are taken that lead to the taxable amount stated, and what is
 * left out is remarked on; where no choice leads there, all are taken. The
 * ScontoMaggiorazione of the document comes off the total after tax (ImportoTotaleDocumento is "net of the discount"); it
 * becomes lines of its own, unless the stated total shows that it was not taken off. What is left between the lines and
 * the taxable amount, within what rounding explains, becomes a line of kind ROUNDING; more than that is remarked on.
 */
final class FatturaTotals {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int MOST_PARTS = 10;
    private static final String ROUNDING = "Arrotondamento";
    private static final BigDecimal TWO_CENTS = new BigDecimal("0.02");

    private final Element general;
    private final List<Element> summaries;
    private final Report report;
    private final BigDecimal taxable;
    private final BigDecimal taxes;

    FatturaTotals(Element general, Element goods, Report report) throws BadValueException {
        this.general = general;
        this.summaries = goods.all("DatiRiepilogo");
        this.report = report;
        this.taxable = sum(summaries, "ImponibileImporto");
        this.taxes = sum(summaries, "Imposta");
    }

    /** The tax stated, empty where there is no summary. */
    Optional<BigDecimal> tax() {
        return summaries.isEmpty() ? Optional.empty() : Optional.of(taxes);
    }

    /** Adds the adjustments to a draft that holds the lines. */
    void complete(Draft draft) throws BadValueException {
        var lines = draft.sum();
        var discounts = discounts(lines);
        var discount = discounts.stream().map(Draft.Item::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (summaries.isEmpty()) {
            parts().forEach(draft::add);
            discounts.forEach(draft::add);
            return;
        }
        var tolerance = Sums.tolerance(draft.size() + summaries.size());
        var full = parts().stream().map(Draft.Item::amount).reduce(lines, BigDecimal::add);
        var within = discount.signum() != 0
                && !Sums.near(full, taxable, tolerance)
                && Sums.near(full.add(discount), taxable, tolerance);
        if (within) {
            discounts.forEach(draft::add);
        }
        reachTaxable(draft, tolerance);
        checkGross(draft, within ? List.of() : discounts, within ? BigDecimal.ZERO : discount);
    }

    private void reachTaxable(Draft draft, BigDecimal tolerance) throws BadValueException {
        var parts = parts();
        var amounts = parts.stream().map(Draft.Item::amount).toList();
        var choice = parts.size() > MOST_PARTS
                ? Optional.<List<Boolean>>empty()
                : Sums.choice(draft.sum(), taxable, amounts, tolerance);
        for (int i = 0; i < parts.size(); i++) {
            if (choice.isEmpty() || choice.get().get(i)) {
                draft.add(parts.get(i));
            } else {
                var what = parts.get(i).description() + " of " + amounts.get(i).toPlainString();
                report.remark(general, "charge-not-applied", what + " is stated and not in the stated taxable amount");
            }
        }
        var rest = taxable.subtract(draft.sum());
        if (rest.abs().compareTo(tolerance) > 0) {
            report.differs(general, "net-differs", "the taxable amount (ImponibileImporto)", taxable, draft.sum());
        } else if (rest.signum() != 0) {
            draft.add(Draft.Item.adjustment(LineKind.ROUNDING, ROUNDING, rest, general.line()));
        }
    }

    /** What the format adds to the lines: contributions to pension funds, additional costs, rounding of summaries. */
    private List<Draft.Item> parts() throws BadValueException {
        var parts = new ArrayList<Draft.Item>();
        for (var fund : general.all("DatiCassaPrevidenziale")) {
            var amount = fund.neededDecimal("ImportoContributoCassa");
            var description = "Contributo cassa " + fund.text("TipoCassa");
            parts.add(Draft.Item.adjustment(LineKind.CHARGE, description, amount, fund.line()));
        }
        var costs = sum(summaries, "SpeseAccessorie");
        parts.add(Draft.Item.adjustment(LineKind.CHARGE, "Spese accessorie", costs, general.line()));
        var rounding = sum(summaries, "Arrotondamento");
        parts.add(Draft.Item.adjustment(LineKind.ROUNDING, ROUNDING, rounding, general.line()));
        parts.removeIf(part -> part.amount().signum() == 0);
        return parts;
    }

    private void checkGross(Draft draft, List<Draft.Item> discounts, BigDecimal discount) throws BadValueException {
        var gross = general.decimal("ImportoTotaleDocumento");
        var full = taxable.add(taxes);
        var apply = true;
        if (gross.isPresent()) {
            var parts = new ArrayList<BigDecimal>();
            parts.add(discount);
            parts.add(general.decimal("Arrotondamento").orElse(BigDecimal.ZERO));
            parts.add(general.decimal("DatiBollo", "ImportoBollo").orElse(BigDecimal.ZERO));
            parts.add(sum(general.all("DatiRitenuta"), "ImportoRitenuta").negate());
            var choice = Sums.choice(full, gross.get(), parts, TWO_CENTS);
            apply = choice.isEmpty() || choice.get().getFirst();
            if (choice.isEmpty()) {
                report.differs(
                        general,
                        "gross-differs",
                        "the total (ImportoTotaleDocumento)",
                        gross.get(),
                        full.add(discount));
            }
        }
        if (apply) {
            discounts.forEach(draft::add);
        } else if (discount.signum() != 0) {
            report.remark(
                    general,
                    "discount-not-applied",
                    "ScontoMaggiorazione of " + discount.toPlainString() + " is stated and not in the stated total");
        }
    }

    /** The discounts (negative) and surcharges (positive) of the document; a percentage counts on what is left so far. */
    private List<Draft.Item> discounts(BigDecimal lines) throws BadValueException {
        var found = new ArrayList<Draft.Item>();
        var left = lines;
        for (var stated : general.all("ScontoMaggiorazione")) {
            var percent = stated.decimal("Percentuale").orElse(BigDecimal.ZERO);
            var base = left;
            var amount = stated.decimal("Importo")
                    .map(BigDecimal::abs)
                    .orElseGet(() -> base.multiply(percent).divide(HUNDRED, 2, RoundingMode.HALF_UP));
            var more = stated.text("Tipo").equals("MG");
            var signed = more ? amount : amount.negate();
            left = left.add(signed);
            if (signed.signum() != 0) {
                found.add(Draft.Item.adjustment(
                        more ? LineKind.CHARGE : LineKind.DISCOUNT,
                        more ? "Maggiorazione" : "Sconto",
                        signed,
                        stated.line()));
            }
        }
        return found;
    }

    private static BigDecimal sum(List<Element> elements, String child) throws BadValueException {
        var sum = BigDecimal.ZERO;
        for (var element : elements) {
            sum = sum.add(element.decimal(child).orElse(BigDecimal.ZERO));
        }
        return sum;
    }
}
