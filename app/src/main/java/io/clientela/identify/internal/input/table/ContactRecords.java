package io.clientela.identify.internal.input.table;

import io.clientela.identify.Sources;
import io.clientela.identify.internal.input.Intake;
import io.clientela.identify.internal.value.BirthDate;
import io.clientela.identify.internal.value.Email;
import io.clientela.identify.internal.value.TaxCode;
import io.clientela.identify.internal.value.VatNumber;
import io.clientela.kernel.value.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Turns rows of a contact list into contacts. A value that cannot be right (a wrong check figure, an impossible e-mail or day of birth)
 * goes in as stated, with a remark; a row that names nobody, or a legal basis that nobody knows, is refused.
 */
final class ContactRecords implements Records {

    private final Intake intake;
    private final Cells cells;
    private final Buyers buyers;
    private final TableSettings settings;

    ContactRecords(String file, TableMapping mapping, TableSettings settings, Intake intake) {
        this.intake = intake;
        this.cells = new Cells(file, mapping);
        this.buyers = new Buyers(cells, mapping);
        this.settings = settings;
    }

    @Override
    public void take(Row row) {
        cells.begin(row);
        var stated = cells.date(Meaning.STATED_ON);
        var contact = buyers.contact(Optional.ofNullable(stated).map(time -> time.toLocalDate()));
        var basis = basis();
        if (contact.isEmpty()) {
            cells.flaw(Meaning.IGNORE, "no-identity", "no name, code, e-mail, phone or tax number");
        }
        if (cells.flawed() || contact.isEmpty()) {
            intake.refused(cells.refusal(Optional.empty()));
            return;
        }
        cells.flawId().ifPresent(id -> intake.mending(List.of(id)));
        intake.contact(contact.get().on(basis));
        remarks(contact.get().statedOn());
    }

    /** The legal basis that the row states for itself, empty where that of all rows counts. */
    private String basis() {
        var text = cells.own(Meaning.LEGAL_BASIS);
        var basis = text.isEmpty() ? Optional.of("") : LegalBases.find(text);
        if (basis.isEmpty()) {
            var known = String.join(", ", Sources.LEGAL_BASES);
            cells.flaw(Meaning.LEGAL_BASIS, "unknown-legal-basis", "'" + text + "' is none of " + known);
        }
        return basis.orElse("");
    }

    private void remarks(Optional<LocalDate> statedOn) {
        check(Meaning.EMAIL, value -> Email.parse(value));
        check(Meaning.CERTIFIED_EMAIL, value -> Email.parse(value));
        check(Meaning.VAT_NUMBER, value -> VatNumber.parse(value, settings.region()));
        check(Meaning.TAX_CODE, value -> TaxCode.parse(value));
        check(Meaning.BIRTH_DATE, value -> BirthDate.parse(buyers.birthDate(value), settings.today()));
        if (statedOn.isPresent() && statedOn.get().getYear() < 1900) {
            intake.remark(cells.remark(Meaning.STATED_ON, "odd-date", statedOn.get() + " is long ago"));
        }
    }

    private interface Check {
        Outcome<?> of(String value);
    }

    private void check(Meaning meaning, Check check) {
        for (var column : cells.columnsOf(meaning)) {
            var value = cells.cell(column);
            if (!value.isEmpty() && check.of(value) instanceof Outcome.Unknown<?> wrong) {
                intake.remark(cells.remark(meaning, wrong.reason(), wrong.detail()));
            }
        }
    }

    @Override
    public void finish() {
        // every row was handed on at once
    }
}
