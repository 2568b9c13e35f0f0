package io.clientela.identify.internal.input.table;

import io.clientela.identify.internal.input.Document.Kind;
import io.clientela.identify.internal.input.Intake;
import io.clientela.identify.internal.input.Product;
import io.clientela.identify.internal.value.Folding;
import io.clientela.kernel.value.Money;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns rows of sales into documents: adjacent rows of one number and day are one document. */
final class SalesRecords implements Records {

    private static final int LONGEST = 100_000;

    private final Intake intake;
    private final Cells cells;
    private final Buyers buyers;
    private final Currency usualCurrency;
    private final Kind usualKind;
    private final boolean numbered;
    /** The file, and of a workbook the sheet behind the first: what stands for a customer where none is stated. */
    private final String takingsOf;

    private final Map<String, Currency> currencies = new HashMap<>();
    private final Map<String, String> categories = new HashMap<>();
    private final Set<String> remarked = new HashSet<>();
    private @Nullable Draft draft;

    SalesRecords(String file, TableMapping mapping, TableSettings settings, Intake intake) {
        this.intake = intake;
        var sheet = mapping.format().sheet();
        this.takingsOf = file.substring(file.lastIndexOf('/') + 1) + (sheet > 0 ? "#" + (sheet + 1) : "");
        this.cells = new Cells(file, mapping);
        this.buyers = new Buyers(cells, mapping);
        this.usualCurrency = settings.currency();
        this.usualKind = KindWords.usual(mapping);
        this.numbered = mapping.column(Meaning.DOCUMENT_NUMBER).isPresent();
    }

    @Override
    public void take(Row row) {
        cells.begin(row);
        if (!row.isBroken() && isTotal(row)) {
            return;
        }
        var time = time();
        var number = number(time);
        var currency = currency();
        if (cells.flawed() || time == null) {
            refuse();
            return;
        }
        var current = draft;
        if (current == null || !current.takes(number, time)) {
            finish();
            current = new Draft(cells, number, time, currency);
            draft = current;
        }
        addTo(current, currency);
    }

    private void addTo(Draft current, Currency currency) {
        var position = position(current.nextPosition());
        checkBuyer(current);
        if (!current.currency.equals(currency)) {
            cells.flaw(Meaning.CURRENCY, "another-currency", "the document began in " + current.currency);
        }
        if (current.size() >= LONGEST) {
            cells.flaw(Meaning.DOCUMENT_NUMBER, "document-too-long", "more than " + LONGEST + " lines");
        }
        var figures = SaleLine.of(cells);
        var line = figures == null ? null : figures.line(cells, position);
        if (figures == null || line == null || cells.flawed()) {
            refuse();
        } else {
            current.add(line, figures.tax(), cells.flawId());
            tellCategory(line.product());
        }
    }

    /** What a row says of its product's category goes into the list of products, once for each product. */
    private void tellCategory(String product) {
        var category = product.isEmpty() ? "" : cells.own(Meaning.CATEGORY);
        if (category.isEmpty() || category.equals(categories.get(product))) {
            return;
        }
        if (categories.size() >= LONGEST) {
            categories.clear(); // those met again are told again
        }
        categories.put(product, category);
        intake.product(new Product(product, "", category, "", Optional.empty(), cells.place()));
    }

    /** Sums below a table, and its header repeated, are no rows of it. */
    private boolean isTotal(Row row) {
        var date = cells.column(Meaning.DATE);
        if (!row.isBlank(date) && !Character.isLetter(row.chars()[row.start(date)])) {
            return false;
        }
        if (!row.isBlank(date) && row.text(date).equals(cells.header(date))) {
            return remark("header-row", "the header again, left aside");
        }
        var first = 0;
        while (row.isBlank(first) && first < row.count()) {
            first++;
        }
        var text = Folding.fold(row.text(first));
        var total = text.startsWith("total") || text.startsWith("subtotal") || text.startsWith("grand total");
        return total && (row.isBlank(date) || date == first) && remark("total-row", "a row of sums, left aside");
    }

    private boolean remark(String reason, String detail) {
        if (remarked.add(reason)) {
            intake.remark(cells.remark(Meaning.IGNORE, reason, detail));
        }
        return true;
    }

    private @Nullable LocalDateTime time() {
        var time = cells.date(Meaning.DATE);
        if (time == null) {
            if (!cells.flawed() && draft != null && isOfDraft(draft)) {
                return draft.time;
            }
            cells.flaw(Meaning.DATE, "missing-date", "a document without date");
            return null;
        }
        var ofDay = cells.column(Meaning.TIME) < 0 ? null : cells.time();
        return ofDay == null ? time : time.toLocalDate().atTime(ofDay);
    }

    private boolean isOfDraft(Draft current) {
        return numbered && !cells.isBlank(Meaning.DOCUMENT_NUMBER) && current.number.equals(statedNumber());
    }

    private String statedNumber() {
        var series = cells.code(Meaning.SERIES);
        var number = cells.code(Meaning.DOCUMENT_NUMBER);
        return series.isEmpty() || number.isEmpty() ? number : series + "/" + number;
    }

    /**
     * The stated number; in a table without numbers, the customer's purchases of one moment are one document. Where nobody
     * is stated either, what another file or sheet says of the same moment is another document.
     */
    private String number(@Nullable LocalDateTime time) {
        if (numbered) {
            var number = statedNumber();
            if (number.isEmpty()) {
                cells.flaw(Meaning.DOCUMENT_NUMBER, "missing-document-number", "a row without document number");
            }
            return number;
        }
        var who = DocumentKeys.BUYER.stream()
                .filter(meaning -> !cells.isBlank(meaning))
                .findFirst()
                .map(this::stated)
                .orElse(takingsOf);
        return who + "/" + (time == null ? "" : time);
    }

    private String stated(Meaning buyer) {
        return switch (buyer) {
            case EMAIL -> cells.text(buyer).toLowerCase(Locale.ROOT);
            case SERIES -> cells.text(buyer);
            default -> cells.code(buyer);
        };
    }

    private int position(int counted) {
        if (cells.isBlank(Meaning.LINE_NUMBER)) {
            return counted;
        }
        var stated = cells.number(Meaning.LINE_NUMBER);
        if (stated == null || stated.signum() <= 0 || stated.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
            return counted;
        }
        return stated.intValue();
    }

    private void checkBuyer(Draft current) {
        var known = current.buyer();
        if (known.isEmpty()) {
            current.buyer(buyers.contact(Optional.of(current.time.toLocalDate())));
        } else {
            buyers.other(known.get())
                    .ifPresent(other -> cells.flaw(
                            other.meaning(),
                            "another-customer",
                            "'" + other.stated() + "' in a document of '" + other.known() + "'"));
        }
    }

    private Currency currency() {
        var text = cells.text(Meaning.CURRENCY);
        if (text.isEmpty()) {
            return usualCurrency;
        }
        var known = currencies.get(text);
        if (known != null) {
            return known;
        }
        var found = Currencies.find(text);
        if (found.isEmpty()) {
            cells.flaw(Meaning.CURRENCY, "unknown-currency", "'" + text + "' is no currency of ISO 4217");
            return usualCurrency;
        }
        currencies.put(text, found.get());
        return found.get();
    }

    private void refuse() {
        var figures = SaleLine.of(cells);
        intake.refused(cells.refusal(Optional.ofNullable(figures).map(line -> new Money(line.amount(), currency()))));
    }

    @Override
    public void finish() {
        var done = draft;
        draft = null;
        if (done == null) {
            return;
        }
        var document = done.document(usualKind);
        if (document.isPresent() && cells.mended()) {
            intake.mending(done.mends());
            intake.completion(document.get());
        } else {
            document.ifPresent(intake::document);
        }
    }
}
