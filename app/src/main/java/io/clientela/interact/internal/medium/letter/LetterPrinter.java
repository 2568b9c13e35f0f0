package io.clientela.interact.internal.medium.letter;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import io.clientela.interact.Letters.Letter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Prints letters on A4, as one PDF, each beginning on a page of its own. The address stands where the window of a DL or C5/6
 * envelope is when the sheet is folded in three (DIN 5008 form B: 45 mm from the top, 85 by 45 mm): 20 mm from the left, or
 * 105 mm for windows on the right, as in Italy.
 */
final class LetterPrinter {

    private static final String STYLE = """
        @page { size: A4; margin: 20mm 20mm 22mm 25mm; }
        @page :first { margin-top: 20mm; }
        body { font-family: FAMILY; font-size: 11pt; line-height: 1.45; color: #111; margin: 0; }
        .letter { page-break-before: always; position: relative; }
        .letter.first { page-break-before: auto; }
        .head { height: 85mm; position: relative; }
        .window { position: absolute; top: 26mm; left: LEFT; width: 76mm; height: 43mm; }
        .sender { font-size: 7.5pt; border-bottom: 0.3pt solid #555; padding-bottom: 1mm; margin-bottom: 2.5mm; }
        .day { position: absolute; top: 75mm; right: 0; }
        h1 { font-size: 12pt; margin: 0 0 5mm 0; }
        p { margin: 0 0 3.2mm 0; }
        .leave { margin-top: 8mm; padding-top: 2mm; border-top: 0.3pt solid #999; font-size: 8.5pt; color: #333; }
        """;

    private final String senderLine;
    private final String place;
    private final boolean windowLeft;

    LetterPrinter(String senderLine, String place, boolean windowLeft) {
        this.senderLine = senderLine;
        this.place = place;
        this.windowLeft = windowLeft;
    }

    /** Writes the PDF. */
    void print(List<Letter> letters, OutputStream out) {
        if (letters.isEmpty()) {
            throw new IllegalArgumentException("a batch without letters");
        }
        try {
            var builder = new PdfRendererBuilder();
            String family = fonts(builder);
            builder.withHtmlContent(html(letters, family), null).toStream(out).run();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot print", e);
        }
    }

    /** The letters of all of Europe need a font of the machine; the built-in one of PDF has those of the west. */
    private static String fonts(PdfRendererBuilder builder) {
        Path folder = Path.of("/usr/share/fonts/truetype");
        String[][] known = {
            {"liberation", "LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"},
            {"dejavu", "DejaVuSans.ttf", "DejaVuSans-Bold.ttf"}
        };
        for (String[] font : known) {
            Path plain = folder.resolve(font[0]).resolve(font[1]);
            Path bold = folder.resolve(font[0]).resolve(font[2]);
            if (Stream.of(plain, bold).allMatch(Files::isRegularFile)) {
                builder.useFont(plain.toFile(), "Letter", 400, FontStyle.NORMAL, true);
                builder.useFont(bold.toFile(), "Letter", 700, FontStyle.NORMAL, true);
                return "Letter";
            }
        }
        return "Helvetica, sans-serif";
    }

    private String html(List<Letter> letters, String family) {
        var html = new StringBuilder("<html><head><style>");
        html.append(STYLE.replace("FAMILY", family).replace("LEFT", windowLeft ? "-1mm" : "84mm"));
        html.append("</style></head><body>");
        for (int i = 0; i < letters.size(); i++) {
            letter(html, letters.get(i), i == 0);
        }
        return html.append("</body></html>").toString();
    }

    private void letter(StringBuilder html, Letter letter, boolean first) {
        boolean italian = letter.language().equals("it");
        String day = DateTimeFormatter.ofPattern("d MMMM yyyy", italian ? Locale.ITALY : Locale.UK)
                .withZone(ZoneOffset.UTC)
                .format(letter.at());
        html.append(first ? "<div class=\"letter first\">" : "<div class=\"letter\">");
        html.append("<div class=\"head\"><div class=\"window\"><div class=\"sender\">")
                .append(escaped(senderLine))
                .append("</div>")
                .append(escaped(letter.address()).replace("\n", "<br/>"))
                .append("</div><div class=\"day\">")
                .append(escaped(place.isEmpty() ? day : place + ", " + day))
                .append("</div></div>");
        if (!letter.subject().isEmpty()) {
            html.append("<h1>").append(escaped(letter.subject())).append("</h1>");
        }
        for (String paragraph : letter.text().strip().split("\\n\\s*\\n", -1)) {
            html.append("<p>").append(escaped(paragraph).replace("\n", "<br/>")).append("</p>");
        }
        if (!letter.leaveLink().isEmpty()) {
            html.append("<div class=\"leave\">")
                    .append(italian ? "Non vuole più queste lettere? " : "You want no more of these letters? ")
                    .append(escaped(letter.leaveLink()))
                    .append("</div>");
        }
        html.append("</div>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
