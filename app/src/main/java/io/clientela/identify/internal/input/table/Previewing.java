package io.clientela.identify.internal.input.table;

import io.clientela.identify.internal.input.Attachment;
import io.clientela.identify.internal.input.Contact;
import io.clientela.identify.internal.input.Document;
import io.clientela.identify.internal.input.Intake;
import io.clientela.identify.internal.input.Product;
import io.clientela.identify.internal.input.Refusal;
import io.clientela.identify.internal.input.Signature;
import io.clientela.identify.internal.input.table.Sample.SampleRow;
import io.clientela.identify.internal.value.Countries;
import io.clientela.identify.internal.value.Email;
import io.clientela.identify.internal.value.Phone;
import io.clientela.identify.internal.value.Postcodes;
import io.clientela.identify.internal.value.TaxCode;
import io.clientela.identify.internal.value.VatNumber;
import io.clientela.kernel.value.Flaw;
import io.clientela.kernel.value.Outcome;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes the preview of a table from its sample. */
final class Previewing {

    private static final int MOST_FLAWS = 50;

    private final TableMapping mapping;
    private final TableSettings settings;
    private final Decimals plain = new Decimals(NumberStyle.POINT);
    private final Decimals decimals;
    private final Dates dates;
    private final Dates plainDates = new Dates(DateStyle.Order.YEAR_MONTH_DAY, 2069);

    private Previewing(TableMapping mapping, TableSettings settings) {
        this.mapping = mapping;
        this.settings = settings;
        this.decimals = new Decimals(mapping.format().numbers());
        this.dates = new Dates(mapping.format().dates().order(), 2069);
    }

    static TablePreview preview(
            String name, Sample sample, TableMapping mapping, List<String> sheets, TableSettings settings) {
        var previewing = new Previewing(mapping, settings);
        var below = sample.below(mapping.format().headerLine());
        var rows = new ArrayList<TablePreview.Row>();
        for (var row : below.subList(0, Math.min(TablePreview.ROWS, below.size()))) {
            rows.add(new TablePreview.Row(row.line(), row.cells(), previewing.understood(row)));
        }
        var found = mapping.missing().isEmpty() ? previewing.read(name, below) : new Found();
        var remarks = previewing.doubts(name);
        remarks.addAll(found.remarks);
        return new TablePreview(mapping, sheets, rows, found.refused, remarks, below.size());
    }

    private List<String> understood(SampleRow row) {
        var understood = new ArrayList<String>();
        for (var column : mapping.columns()) {
            var cell = row.cell(column.index());
            understood.add(cell.isEmpty() ? "" : understood(cell, column.meaning(), row.isPlain(column.index())));
        }
        return understood;
    }

    private String understood(String cell, Meaning meaning, boolean isPlain) {
        return switch (meaning) {
            case IGNORE -> "";
            case DATE, BIRTH_DATE, STATED_ON -> text((isPlain ? plainDates : dates).parse(cell));
            case QUANTITY,
                    UNIT_PRICE,
                    UNIT_PRICE_WITH_TAX,
                    AMOUNT,
                    AMOUNT_WITH_TAX,
                    DISCOUNT_PERCENT,
                    TAX_RATE,
                    TAX,
                    COST,
                    UNIT_COST -> text((isPlain ? plain : decimals).parse(cell));
            case EMAIL, CERTIFIED_EMAIL -> known(Email.parse(cell));
            case PHONE -> known(Phone.parse(cell, settings.region()));
            case VAT_NUMBER -> known(VatNumber.parse(cell, settings.region()));
            case TAX_CODE -> known(TaxCode.parse(cell));
            case COUNTRY -> known(Countries.find(cell));
            case POSTCODE -> mapping.has(Meaning.COUNTRY) ? cell : known(Postcodes.parse(cell, settings.region()));
            case LEGAL_BASIS -> LegalBases.find(cell).orElse("");
            case KIND ->
                KindWords.kind(cell)
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .orElse("");
            default -> cell;
        };
    }

    private static String text(@Nullable LocalDateTime time) {
        if (time == null) {
            return "";
        }
        var midnight = time.toLocalTime().equals(LocalTime.MIDNIGHT);
        return midnight ? time.toLocalDate().toString() : time.toLocalDate() + " " + time.toLocalTime();
    }

    private static String text(@Nullable BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }

    private static String known(Outcome<?> outcome) {
        return outcome instanceof Outcome.Known<?> known ? String.valueOf(known.value()) : "";
    }

    /** What the sample leaves open. */
    private List<Flaw> doubts(String name) {
        var doubts = new ArrayList<Flaw>();
        var format = mapping.format();
        TableReading.ambiguousDates(name, mapping).ifPresent(doubts::add);
        if (!format.numbers().certain()) {
            doubts.add(new Flaw(
                    name,
                    0,
                    "",
                    "ambiguous-numbers",
                    "read with decimal '" + format.numbers().decimal() + "'"));
        }
        if (TableReading.misfits(mapping, settings)) {
            doubts.add(new Flaw(name, 0, "", "map-does-not-fit", TableReading.MISFIT));
        }
        doubts.addAll(TableReading.totals(name, mapping));
        if (mapping.kind() == TableKind.SALES && !mapping.has(Meaning.CURRENCY)) {
            doubts.add(new Flaw(
                    name, 0, "", "assumed-currency", settings.currency().getCurrencyCode()));
        }
        return doubts;
    }

    private Found read(String name, List<SampleRow> rows) {
        var found = new Found();
        var records = TableReading.records(name, mapping, settings, found);
        var row = new Row();
        for (var read : rows) {
            row.begin(read.line());
            for (var i = 0; i < read.cells().size(); i++) {
                row.add(read.cell(i), read.isPlain(i));
            }
            records.take(row);
        }
        records.finish();
        if (found.returns > 0) {
            var counted = found.returns + " / " + found.documents;
            found.remarks.addFirst(new Flaw(name, 0, header(Meaning.KIND), "counted-as-returns", counted));
        }
        return found;
    }

    private String header(Meaning meaning) {
        return mapping.column(meaning).map(ColumnMapping::header).orElse("");
    }

    /** Keeps what is refused and remarked, counts documents and lets all else go. */
    private static final class Found implements Intake {

        private final List<Flaw> refused = new ArrayList<>();
        private final List<Flaw> remarks = new ArrayList<>();
        private int documents;
        private int returns;

        @Override
        public void document(Document document) {
            documents++;
            var kind = document.kind();
            returns += kind == Document.Kind.CREDIT_NOTE || kind == Document.Kind.CANCELLATION ? 1 : 0;
        }

        @Override
        public void mending(List<Long> flawIds) {
            // only flaws are shown
        }

        @Override
        public void contact(Contact contact) {
            // only flaws are shown
        }

        @Override
        public void product(Product product) {
            // only flaws are shown
        }

        @Override
        public void refused(Refusal refusal) {
            keep(refused, refusal.flaw());
        }

        @Override
        public void remark(Flaw remark) {
            keep(remarks, remark);
        }

        private static void keep(List<Flaw> kept, Flaw flaw) {
            if (kept.size() < MOST_FLAWS) {
                kept.add(flaw);
            }
        }

        @Override
        public void attached(Attachment attachment) {
            // tables bring nothing with them
        }

        @Override
        public void signed(Signature signature) {
            // tables are not signed
        }

        @Override
        public void progress(long bytesRead) {
            // the sample is in memory
        }
    }
}
