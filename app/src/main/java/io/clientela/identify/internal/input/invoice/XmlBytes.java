package io.clientela.identify.internal.input.invoice;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Finds out how the bytes of an XML file are encoded: by the byte order mark, by the pattern of the first bytes, by the
 * declaration, in this order, as appendix F of XML 1.0 has it. A file that declares UTF-16 and is written in single bytes
 * is read as UTF-8: the declaration itself could not be read otherwise.
 */
final class XmlBytes {

    private static final Pattern DECLARED =
            Pattern.compile("^\\s*<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']");
    private static final int DECLARATION = 300;

    private XmlBytes() {}

    /** Whether a file that starts so looks like XML, in whatever encoding. */
    static boolean looksLikeXml(byte[] head) {
        var start = new String(head, 0, Math.min(head.length, 512), byPattern(head));
        int i = 0;
        while (i < start.length() && (start.charAt(i) == '\uFEFF' || Character.isWhitespace(start.charAt(i)))) {
            i++;
        }
        if (i + 1 >= start.length() || start.charAt(i) != '<') {
            return false;
        }
        var next = start.charAt(i + 1);
        return next == '?' || next == '!' || next == '_' || Character.isLetter(next);
    }

    /**
     * The encoding of the file.
     *
     * @throws BrokenXmlException if the declared encoding is none that Java knows
     */
    static Charset charset(byte[] bytes) throws BrokenXmlException {
        var pattern = byPattern(bytes);
        if (!pattern.equals(StandardCharsets.ISO_8859_1) || markLength(bytes) > 0) {
            return markLength(bytes) == 3 ? StandardCharsets.UTF_8 : pattern;
        }
        var start = new String(bytes, 0, Math.min(bytes.length, DECLARATION), StandardCharsets.ISO_8859_1);
        var declared = DECLARED.matcher(start);
        if (!declared.find()) {
            return StandardCharsets.UTF_8;
        }
        try {
            var charset = Charset.forName(declared.group(1));
            return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32")
                    ? StandardCharsets.UTF_8
                    : charset;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new BrokenXmlException(
                    "unknown-encoding", 1, "the declared encoding '" + declared.group(1) + "' is not known");
        }
    }

    /** Whether the declaration names an encoding of two or four bytes, which a file in single bytes cannot have. */
    static boolean declaresWide(byte[] bytes) {
        var start = new String(bytes, 0, Math.min(bytes.length, DECLARATION), StandardCharsets.ISO_8859_1);
        var declared = DECLARED.matcher(start);
        return declared.find()
                && declared.group(1).toUpperCase(Locale.ROOT).matches("(UTF|UCS|ISO-10646-UCS)-?(16|32|2|4).*");
    }

    /**
     * The text of the file without byte order mark.
     *
     * @throws BrokenXmlException if there are bytes that the encoding does not have
     */
    static String decode(byte[] bytes, Charset charset) throws BrokenXmlException {
        int skip = markLength(bytes);
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(bytes, skip, bytes.length - skip);
        try {
            return decoder.decode(in).toString();
        } catch (CharacterCodingException e) {
            throw new BrokenXmlException(
                    "wrong-encoding", lineOf(bytes, in.position()), "there are bytes that are not " + charset.name());
        }
    }

    private static long lineOf(byte[] bytes, int position) {
        long line = 1;
        for (int i = 0; i < position && i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                line++;
            }
        }
        return line;
    }

    private static int markLength(byte[] bytes) {
        if (bytes.length >= 3 && at(bytes, 0) == 0xEF && at(bytes, 1) == 0xBB && at(bytes, 2) == 0xBF) {
            return 3;
        }
        if (bytes.length < 2) {
            return 0;
        }
        var two = at(bytes, 0) << 8 | at(bytes, 1);
        return two == 0xFEFF || two == 0xFFFE ? 2 : 0;
    }

    /** UTF-16 where the first bytes say so, ISO 8859-1 for everything that is written in single bytes. */
    private static Charset byPattern(byte[] bytes) {
        if (bytes.length < 2) {
            return StandardCharsets.ISO_8859_1;
        }
        return switch (at(bytes, 0) << 8 | at(bytes, 1)) {
            case 0xFEFF, 0x003C -> StandardCharsets.UTF_16BE;
            case 0xFFFE, 0x3C00 -> StandardCharsets.UTF_16LE;
            default -> markLength(bytes) == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        };
    }

    private static int at(byte[] bytes, int index) {
        return bytes[index] & 0xFF;
    }
}
