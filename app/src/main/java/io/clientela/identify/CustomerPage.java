package io.clientela.identify;

import io.clientela.kernel.value.Outcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * Everything that one customer's page shows at once. Products, documents and their lines are asked for on their own.
 *
 * @param card the shown values and the main total
 * @param fields all values side by side, by field in the order of the page
 * @param totals what it bought, by currency, the main one first
 * @param months what it bought by month and currency, in order; months without purchases are absent
 * @param rhythm how often it buys, or why that cannot be said
 * @param records the records that speak of it
 * @param joins the joins that hold these records together and those that were undone, the latest first
 */
public record CustomerPage(
        CustomerCard card,
        List<FieldValues> fields,
        List<CustomerCard.Total> totals,
        List<MonthSpend> months,
        Outcome<Rhythm> rhythm,
        List<SourceRecord> records,
        List<Join> joins) {

    public CustomerPage {
        fields = List.copyOf(fields);
        totals = List.copyOf(totals);
        months = List.copyOf(months);
        records = List.copyOf(records);
        joins = List.copyOf(joins);
    }

    /**
     * The values of one field, the shown one first.
     *
     * @param field the field, such as {@code EMAIL} (message key {@code field.EMAIL})
     * @param shown the value that is shown, as its normal form; empty where every value is flawed or superseded
     * @param reason why that one: a message key such as {@code shown.most-sources}; empty where none is shown
     * @param values the values as stated
     */
    public record FieldValues(String field, Optional<String> shown, String reason, List<StatedValue> values) {

        public FieldValues {
            values = List.copyOf(values);
        }
    }

    /**
     * One value as one source states it.
     *
     * @param text as stated
     * @param normal as compared and shown; empty where flawed
     * @param flaw the reason code of what is wrong with it, empty where nothing is
     * @param statedOn the day on which the source says so
     * @param legalBasis the basis on which it is kept: {@code contract}, {@code consent} …
     * @param line the line in the file, 0 where the format has none
     * @param superseded whether its source states something else by now
     * @param shown whether it agrees with the value that is shown
     */
    public record StatedValue(
            long recordId,
            String text,
            Optional<String> normal,
            Optional<String> flaw,
            LocalDate statedOn,
            Instant receivedAt,
            String source,
            String legalBasis,
            String file,
            long line,
            boolean superseded,
            boolean shown) {}

    /** A record of a source. */
    public record SourceRecord(long recordId, String source, String sourceKey, String kind, Instant createdAt) {}

    /** What was bought in one month of one currency, without tax, returns taken off. */
    public record MonthSpend(YearMonth month, String currency, BigDecimal net) {}

    /**
     * How often a customer buys, over the distinct days on which it bought.
     *
     * @param days distinct days with a purchase, at least 2
     * @param medianGap the median of the days between one purchase and the next
     * @param lowGap the gap below which a quarter of the gaps lie
     * @param highGap the gap above which a quarter of the gaps lie
     * @param last the day of the last purchase
     * @param silence the days since then
     */
    public record Rhythm(int days, double medianGap, double lowGap, double highGap, LocalDate last, int silence) {}

    /**
     * A product or service that a customer bought, over all documents.
     *
     * @param productId the product, or one of the products of several sources that are one article
     * @param article the firm's article code, empty where the product list has none
     * @param code the source's code, empty where it has none
     * @param department the departments that sold it, set apart by commas, empty where none is known
     * @param times in how many documents it was bought; a return is none
     * @param quantity what it has of it: bought less returned
     * @param returned the quantity that went back, zero or above
     * @param net without tax, returns taken off
     * @param returns the amount that went back, zero or below
     * @param margin the margin on the lines of which the cost is known, empty where none is
     * @param first the day on which it was first bought, empty where only returns are known
     * @param last the day on which it was last bought
     */
    public record Bought(
            int productId,
            String article,
            String code,
            String description,
            String category,
            String department,
            String currency,
            int times,
            BigDecimal quantity,
            BigDecimal returned,
            BigDecimal net,
            BigDecimal returns,
            Optional<BigDecimal> margin,
            Optional<LocalDate> first,
            Optional<LocalDate> last) {}

    /**
     * A document of the timeline.
     *
     * @param kind such as {@code INVOICE} (message key {@code document.INVOICE})
     * @param version which version of the document counts, from 1
     * @param department the departments of its lines, set apart by commas, empty where none is known
     * @param correctsNumber the number of the document that this one corrects, empty where it corrects none
     * @param file the file it was read from, with the path inside an archive behind {@code !/}
     */
    public record Purchase(
            long documentId,
            String kind,
            String number,
            LocalDate date,
            String currency,
            BigDecimal net,
            Optional<BigDecimal> gross,
            int lines,
            int version,
            String department,
            String channel,
            String source,
            String correctsNumber,
            String file,
            long line) {}

    /**
     * A file that a document brings with it.
     *
     * @param name its name as the document states it, empty where it states none
     * @param kind what the document says that it is, such as {@code PDF}, empty where it says nothing
     */
    public record Attached(long attachmentId, String name, String kind, long bytes) {}

    /**
     * A line of a document.
     *
     * @param kind {@code SALE}, {@code RETURN}, {@code DISCOUNT}, {@code CHARGE} or {@code ROUNDING}
     * @param cost what it cost the firm, as stated or from the article's unit cost; empty where unknown
     */
    public record PurchaseLine(
            int position,
            String kind,
            String code,
            String description,
            BigDecimal quantity,
            String unit,
            BigDecimal unitPrice,
            BigDecimal amount,
            Optional<BigDecimal> cost) {}
}
