package io.clientela.demo.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** An .xlsx file with one sheet whose bytes depend on its content alone. */
final class Sheet {

    private static final String CREATED = "<dcterms:created xsi:type=\"dcterms:W3CDTF\">";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
    private final Workbook workbook = new Workbook(bytes, "Cassa", "12.0");
    private final Worksheet sheet;
    private int row;

    /** @param name the name of the sheet */
    Sheet(String name, List<String> header) {
        sheet = workbook.newWorksheet(name);
        for (var i = 0; i < header.size(); i++) {
            sheet.value(0, i, header.get(i));
            sheet.style(0, i).bold().set();
        }
    }

    /** Adds a row; cells are texts, whole or decimal numbers and dates; an empty text leaves the cell out. */
    void add(Object... cells) {
        row++;
        for (var i = 0; i < cells.length; i++) {
            switch (cells[i]) {
                case LocalDate date -> {
                    sheet.value(row, i, date);
                    sheet.style(row, i).format("dd/mm/yyyy").set();
                }
                case Number number -> sheet.value(row, i, number);
                case String text when text.isEmpty() -> {}
                default -> sheet.value(row, i, cells[i].toString());
            }
        }
    }

    /** Writes the file. */
    void write(Path path) throws IOException {
        workbook.finish();
        var channel = new SeekableInMemoryByteChannel(bytes.toByteArray());
        try (var in = ZipFile.builder().setSeekableByteChannel(channel).get();
                var out = new Archive(path)) {
            for (var entry : Collections.list(in.getEntries())) {
                try (var content = in.getInputStream(entry)) {
                    out.add(entry.getName(), timeless(entry.getName(), content.readAllBytes()));
                }
            }
        }
    }

    private static byte[] timeless(String name, byte[] content) {
        if (!name.equals("docProps/core.xml")) {
            return content;
        }
        var text = new String(content, StandardCharsets.UTF_8);
        var start = text.indexOf(CREATED);
        if (start < 0) {
            return content;
        }
        start += CREATED.length();
        var end = text.indexOf('<', start);
        return (text.substring(0, start) + House.STAMP + ":00Z" + text.substring(end)).getBytes(StandardCharsets.UTF_8);
    }
}
