package io.clientela.identify.internal.input.table;

import io.clientela.kernel.value.Flaw;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is seen in the head of a table before it is read: for a page on which a person corrects the mapping.
 *
 * @param mapping the format and the meanings as recognised or remembered
 * @param sheets the names of the workbook's sheets, empty for text
 * @param rows the first rows, at most {@value #ROWS}
 * @param refused the rows of the sample that would be refused; the reason is a stable code
 * @param remarks what is doubtful in the rows of the sample and in the format; the reason is a stable code
 * @param sampled how many rows were looked at
 */
public record TablePreview(
        TableMapping mapping,
        List<String> sheets,
        List<Row> rows,
        List<Flaw> refused,
        List<Flaw> remarks,
        int sampled) {

    /** The number of rows shown at most. */
    public static final int ROWS = 20;

    /**
     * One row.
     *
     * @param line its line in the file from 1
     * @param read the cells as read
     * @param understood the cells as understood under the mapping (dates in ISO form, numbers with decimal point, phones in
     *     E.164), empty where a cell is ignored or cannot be understood
     */
    public record Row(long line, List<String> read, List<String> understood) {

        public Row {
            read = List.copyOf(read);
            understood = List.copyOf(understood);
        }
    }

    public TablePreview {
        sheets = List.copyOf(sheets);
        rows = List.copyOf(rows);
        refused = List.copyOf(refused);
        remarks = List.copyOf(remarks);
    }

    /** The same with a further remark. */
    TablePreview with(Flaw remark) {
        var more = Stream.concat(remarks.stream(), Stream.of(remark)).toList();
        return new TablePreview(mapping, sheets, rows, refused, more, sampled);
    }
}
