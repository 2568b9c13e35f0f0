package io.clientela.console.internal.analysis;

import io.clientela.console.internal.shell.Words;
import io.clientela.differentiate.ServiceCost.Return;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What comes back of what is spent on customers, row by row: as one, mean, spread, quarters. */
public final class ReturnsTable {

    private final Writing writing;
    private final String id;
    private final List<List<Entry>> rows = new ArrayList<>();

    /** @param id of its messages {@code analysis.service.<id>} */
    ReturnsTable(Writing writing, String id) {
        this.writing = writing;
        this.id = id;
    }

    /** The last quarters of a portfolio, as a table alone. */
    public static Table quarters(List<Return> quarters, String currency, Words words) {
        var table = new ReturnsTable(new Writing(words, currency), "quarters");
        quarters.forEach(one -> table.add(one, LocalDate.parse(one.of())));
        return table.table();
    }

    void add(Return one, LocalDate quarter) {
        add(Entry.words(writing.period(quarter, 3)), one, null);
    }

    /** @param behind where its customers are; null where that opens nothing */
    void add(Entry name, Return one, @Nullable String behind) {
        rows.add(List.of(
                name,
                writing.count(one.customers()).opening(behind),
                writing.amount(one.cost()),
                writing.amount(one.after()),
                each(one.together()),
                one.spread().map(spread -> each(spread.mean())).orElseGet(writing::nothing),
                one.spread().map(spread -> each(spread.deviation())).orElseGet(writing::nothing),
                one.spread()
                        .map(spread -> Entry.number(
                                each(spread.low()).text() + " · "
                                        + each(spread.middle()).text() + " · "
                                        + each(spread.high()).text(),
                                Writing.decimal(spread.middle())))
                        .orElseGet(writing::nothing)));
    }

    private Entry each(OptionalDouble ratio) {
        return ratio.isPresent() ? each(ratio.getAsDouble()) : writing.nothing();
    }

    private Entry each(double ratio) {
        return Entry.number(writing.words().number(ratio, 1), Writing.decimal(ratio));
    }

    Section section() {
        return new Section(
                id,
                writing.say("service." + id),
                writing.say(rows.isEmpty() ? "service." + id + ".none" : "service." + id + ".says"),
                null,
                table());
    }

    private Table table() {
        return new Table(
                writing.say("service." + id),
                List.of(
                        writing.say("service." + id + ".of"),
                        writing.say("customers"),
                        writing.say("service.cost"),
                        writing.say("service.after"),
                        writing.say("service.together"),
                        writing.say("service.mean"),
                        writing.say("service.deviation"),
                        writing.say("service.quarters-of")),
                rows);
    }
}
