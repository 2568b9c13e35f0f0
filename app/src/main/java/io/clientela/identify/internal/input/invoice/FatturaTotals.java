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
 * twice, so of the last two those are taken that lead to the taxable amount stated; where none does, all are taken. The
 * ScontoMaggiorazione of the document comes off the total after tax (ImportoTotaleDocumento is "net of the discount"); it
 * becomes lines of its own, unless the stated total shows that it was not taken off. What is left between the lines and
 * the taxable amount, within what rounding explains, becomes a line of kind ROUNDING; more than that is remarked on.
 */
final class FatturaTotals {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
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
        for (var fund : general.all("DatiCassaPrevidenziale")) {
            add(
                    draft,
                    LineKind.CHARGE,
                    "Contributo cassa " + fund.text("TipoCassa"),
                    fund.neededDecimal("ImportoContributoCassa"),
                    fund);
        }
        var discounts = discounts(lines);
        var discount = discounts.stream().map(Draft.Item::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (summaries.isEmpty()) {
            discounts.forEach(draft::add);
            return;
        }
        var tolerance = Sums.tolerance(draft.size() + summaries.size());
        var within = discount.signum() != 0
                && !Sums.near(draft.sum(), taxable, tolerance)
                && Sums.near(draft.sum().add(discount), taxable, tolerance);
        if (within) {
            discounts.forEach(draft::add);
        }
        reachTaxable(draft, tolerance);
        checkGross(draft, within ? List.of() : discounts, within ? BigDecimal.ZERO : discount);
    }

    private void reachTaxable(Draft draft, BigDecimal tolerance) throws BadValueException {
        var costs = sum(summaries, "SpeseAccessorie");
        var rounding = sum(summaries, "Arrotondamento");
        var choice = Sums.choice(draft.sum(), taxable, List.of(costs, rounding), tolerance)
                .orElse(List.of(true, true));
        if (choice.get(0)) {
            add(draft, LineKind.CHARGE, "Spese accessorie", costs, general);
        }
        if (choice.get(1)) {
            add(draft, LineKind.ROUNDING, "Arrotondamento", rounding, general);
        }
        var rest = taxable.subtract(draft.sum());
        if (rest.abs().compareTo(tolerance) <= 0) {
            add(draft, LineKind.ROUNDING, "Arrotondamento", rest, general);
        } else {
            report.differs(general, "net-differs", "the taxable amount (ImponibileImporto)", taxable, draft.sum());
        }
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

    private static void add(Draft draft, LineKind kind, String description, BigDecimal amount, Element at) {
        if (amount.signum() != 0) {
            draft.add(Draft.Item.adjustment(kind, description, amount, at.line()));
        }
    }

    private static BigDecimal sum(List<Element> elements, String child) throws BadValueException {
        var sum = BigDecimal.ZERO;
        for (var element : elements) {
            sum = sum.add(element.decimal(child).orElse(BigDecimal.ZERO));
        }
        return sum;
    }
}
