package io.clientela.identify.internal.input.table;

import io.clientela.identify.internal.input.Contact;
import io.clientela.identify.internal.input.Document;
import io.clientela.identify.internal.input.Document.Kind;
import io.clientela.identify.internal.input.Document.Line;
import io.clientela.identify.internal.input.Document.LineKind;
import io.clientela.identify.internal.input.Place;
import io.clientela.identify.internal.value.Folding;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A document in the making: the rows of one number and day, one after the other. */
final class Draft {

    private static final Pattern CANCELLED = Pattern.compile("[Cc]\\d+");
    private static final Pattern ADJUSTED = Pattern.compile("[Aa]\\d+");
    private static final Pattern ADJUSTMENT =
            Pattern.compile(".*\\b(adjust\\w*|bad debt|write off|rettifica|abbuono|arrotondamento|rounding)\\b.*");
    private static final Pattern ROUNDING = Pattern.compile(".*\\b(arrotondamento|rounding)\\b.*");

    final String number;
    final LocalDateTime time;
    final Currency currency;
    final Place place;
    private final Optional<Kind> stated;
    private final String department;
    private final String channel;
    private final Optional<Document.Reference> corrects;
    private final List<Line> lines = new ArrayList<>();
    private Optional<Contact> buyer = Optional.empty();
    private @Nullable BigDecimal tax = BigDecimal.ZERO;
    private final List<Long> mends = new ArrayList<>();
    private int rows;

    Draft(Cells cells, String number, LocalDateTime time, Currency currency) {
        this.number = number;
        this.time = time;
        this.currency = currency;
        this.place = new Place(cells.place().file(), cells.row().line());
        this.stated = KindWords.kind(cells.text(Meaning.KIND));
        this.department = cells.text(Meaning.DEPARTMENT);
        this.channel = cells.text(Meaning.CHANNEL);
        var reference = cells.code(Meaning.CORRECTED_DOCUMENT);
        this.corrects = reference.isEmpty()
                ? Optional.empty()
                : Optional.of(new Document.Reference(reference, Optional.empty()));
    }

    /** Whether a row of this number and time belongs to the document: the day counts, the time of day does not. */
    boolean takes(String otherNumber, LocalDateTime otherTime) {
        return number.equals(otherNumber) && time.toLocalDate().equals(otherTime.toLocalDate());
    }

    Optional<Contact> buyer() {
        return buyer;
    }

    void buyer(Optional<Contact> contact) {
        buyer = contact;
    }

    /** Counts a row, good or not, and gives its position. */
    int nextPosition() {
        return ++rows;
    }

    void add(Line line, Optional<BigDecimal> lineTax, Optional<Long> flawId) {
        lines.add(line);
        flawId.ifPresent(mends::add);
        tax = tax == null || lineTax.isEmpty() ? null : tax.add(lineTax.get());
    }

    /** The ids of the flaws that the document's rows mend. */
    List<Long> mends() {
        return mends;
    }

    int size() {
        return lines.size();
    }

    /** The document, empty where no line of it was good. */
    Optional<Document> document(Kind usual) {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        var net = net();
        var turned = net.signum() > 0 && stated.filter(Draft::goesBack).isPresent();
        var adjustment = isAdjustment();
        var kind = stated.orElseGet(() -> kind(net, adjustment, usual));
        var settled = new ArrayList<Line>(lines.size());
        for (var line : lines) {
            settled.add(settle(line, kind, adjustment, turned));
        }
        var total = turned ? net.negate() : net;
        var taxes = Optional.ofNullable(tax).map(sum -> turned ? sum.negate() : sum);
        return Optional.of(new Document(
                kind,
                "",
                number,
                time,
                currency,
                buyer,
                department,
                channel,
                corrects,
                settled,
                total,
                taxes,
                taxes.map(total::add),
                place));
    }

    private BigDecimal net() {
        var net = BigDecimal.ZERO;
        for (var line : lines) {
            net = net.add(line.amount());
        }
        return net;
    }

    private static boolean goesBack(Kind kind) {
        return kind == Kind.CREDIT_NOTE || kind == Kind.CANCELLATION;
    }

    private boolean isAdjustment() {
        return ADJUSTED.matcher(number).matches() && lines.stream().allMatch(line -> isAdjustment(line.description()));
    }

    private static boolean isAdjustment(String description) {
        return ADJUSTMENT.matcher(Folding.fold(description)).matches();
    }

    private Kind kind(BigDecimal net, boolean adjustment, Kind usual) {
        if (adjustment) {
            return net.signum() < 0 ? Kind.CREDIT_NOTE : Kind.DEBIT_NOTE;
        }
        var back = lines.stream().anyMatch(line -> line.quantity().signum() < 0);
        if (back && net.signum() <= 0 && CANCELLED.matcher(number).matches()) {
            return Kind.CANCELLATION;
        }
        if (net.signum() >= 0 || lines.stream().anyMatch(line -> line.amount().signum() > 0)) {
            return usual;
        }
        return back ? Kind.CANCELLATION : Kind.CREDIT_NOTE;
    }

    private static Line settle(Line line, Kind kind, boolean adjustment, boolean turned) {
        var amount = turned ? line.amount().negate() : line.amount();
        var cost = turned ? line.cost().map(BigDecimal::negate) : line.cost();
        var lineKind = lineKind(line, amount, kind, adjustment, turned);
        var positive = line.quantity().signum() > 0;
        var quantity = lineKind == LineKind.RETURN && positive ? line.quantity().negate() : line.quantity();
        if (lineKind == LineKind.SALE && !turned) {
            return line;
        }
        return new Line(
                line.position(),
                lineKind,
                line.product(),
                line.description(),
                quantity,
                line.unit(),
                line.unitPrice().abs().compareTo(line.unitPrice()) == 0 || lineKind != LineKind.RETURN
                        ? line.unitPrice()
                        : line.unitPrice().abs(),
                amount,
                cost,
                line.department(),
                line.place());
    }

    private static LineKind lineKind(Line line, BigDecimal amount, Kind kind, boolean adjustment, boolean turned) {
        if (adjustment) {
            return LineKind.CHARGE;
        }
        var back = line.quantity().signum() < 0 || turned;
        if (goesBack(kind) && amount.signum() <= 0) {
            return amount.signum() < 0 || back ? LineKind.RETURN : LineKind.SALE;
        }
        if (amount.signum() < 0) {
            var rounding = ROUNDING.matcher(Folding.fold(line.description())).matches();
            return back ? LineKind.RETURN : rounding ? LineKind.ROUNDING : LineKind.DISCOUNT;
        }
        return LineKind.SALE;
    }
}
