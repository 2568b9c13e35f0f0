package io.clientela.interact.internal.medium.sms;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A text as short messages (3GPP TS 23.038 and 23.040): in the GSM alphabet 160 letters, or 153 in each of several; otherwise
 * in UCS-2 70, or 67. Letters of the extension table count twice; no letter is torn apart.
 *
 * @param unicode whether it needs UCS-2
 * @param segments what each message holds: octets of the GSM alphabet, one a letter, or UCS-2 in big-endian
 */
record SmsText(boolean unicode, List<byte[]> segments) {

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENDED = "\f^{}\\[~]|€";
    private static final byte[] EXTENSIONS = {0x0a, 0x14, 0x28, 0x29, 0x2f, 0x3c, 0x3d, 0x3e, 0x40, 0x65};
    private static final byte ESCAPE = 0x1b;

    SmsText {
        segments = List.copyOf(segments);
    }

    /** The messages that a text needs; at least one. */
    static SmsText of(String text) {
        List<byte[]> letters = new ArrayList<>();
        boolean gsm = text.codePoints().allMatch(letter -> gsm(letter) != null);
        text.codePoints().forEach(letter -> {
            byte[] septets = gsm ? gsm(letter) : null;
            letters.add(septets != null ? septets : Character.toString(letter).getBytes(StandardCharsets.UTF_16BE));
        });
        int whole = gsm ? 160 : 140;
        int part = gsm ? 153 : 134;
        int octets = letters.stream().mapToInt(letter -> letter.length).sum();
        return new SmsText(!gsm, cut(letters, octets <= whole ? whole : part));
    }

    private static byte @org.jspecify.annotations.Nullable [] gsm(int letter) {
        int place = BASIC.indexOf(letter);
        if (place >= 0 && letter != ESCAPE) {
            return new byte[] {(byte) place};
        }
        int extended = EXTENDED.indexOf(letter);
        return extended < 0 ? null : new byte[] {ESCAPE, EXTENSIONS[extended]};
    }

    private static List<byte[]> cut(List<byte[]> letters, int most) {
        List<byte[]> segments = new ArrayList<>();
        var segment = new java.io.ByteArrayOutputStream();
        for (byte[] letter : letters) {
            if (segment.size() + letter.length > most) {
                segments.add(segment.toByteArray());
                segment.reset();
            }
            segment.writeBytes(letter);
        }
        segments.add(segment.toByteArray());
        return segments;
    }

    /** The octets of one message, with the header by which a phone puts long texts together again. */
    byte[] payload(int number, int reference) {
        byte[] text = segments.get(number);
        if (segments.size() == 1) {
            return text;
        }
        byte[] all = new byte[6 + text.length];
        byte[] header = {5, 0, 3, (byte) reference, (byte) segments.size(), (byte) (number + 1)};
        System.arraycopy(header, 0, all, 0, 6);
        System.arraycopy(text, 0, all, 6, text.length);
        return all;
    }

    /** The text of a message that came in, one octet a letter. */
    static String read(byte[] octets, boolean unicode) {
        if (unicode) {
            return new String(octets, StandardCharsets.UTF_16BE);
        }
        var text = new StringBuilder();
        for (int i = 0; i < octets.length; i++) {
            if (octets[i] == ESCAPE && i + 1 < octets.length) {
                text.append(extended(octets[++i]));
            } else {
                int place = octets[i] & 0xff;
                text.append(place < BASIC.length() ? BASIC.charAt(place) : '?');
            }
        }
        return text.toString();
    }

    private static char extended(byte octet) {
        for (int i = 0; i < EXTENSIONS.length; i++) {
            if (EXTENSIONS[i] == octet) {
                return EXTENDED.charAt(i);
            }
        }
        return ' ';
    }
}
