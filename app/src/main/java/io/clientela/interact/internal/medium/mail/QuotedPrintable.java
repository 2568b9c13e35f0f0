package io.clientela.interact.internal.medium.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Quoted-printable of RFC 2045, section 6.7: text of any letters as lines of at most 76 ASCII characters. */
final class QuotedPrintable {

    private static final int LONGEST = 73; // with "=XX" and a soft break that is 76
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private QuotedPrintable() {}

    /** Writes a text; its line ends become CRLF. */
    static void write(String text, ByteArrayOutputStream out) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int column = 0;
        for (int i = 0; i < bytes.length; i++) {
            int octet = bytes[i] & 0xff;
            if (octet == '\r' && i + 1 < bytes.length && bytes[i + 1] == '\n') {
                continue;
            }
            if (octet == '\n') {
                out.write('\r');
                out.write('\n');
                column = 0;
                continue;
            }
            if (column >= LONGEST) {
                out.write('=');
                out.write('\r');
                out.write('\n');
                column = 0;
            }
            column += one(octet, endsLine(bytes, i), out);
        }
    }

    private static int one(int octet, boolean last, ByteArrayOutputStream out) {
        boolean space = octet == ' ' || octet == '\t';
        boolean plain = (octet > 32 && octet < 127 && octet != '=') || (space && !last);
        if (plain) {
            out.write(octet);
            return 1;
        }
        out.write('=');
        out.write(HEX[octet >> 4]);
        out.write(HEX[octet & 15]);
        return 3;
    }

    private static boolean endsLine(byte[] bytes, int i) {
        return i + 1 >= bytes.length || bytes[i + 1] == '\n' || bytes[i + 1] == '\r';
    }
}
