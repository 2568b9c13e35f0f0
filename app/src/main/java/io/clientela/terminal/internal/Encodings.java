package io.clientela.terminal.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Tells the encoding of a text by its beginning. */
final class Encodings {

    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final int LOOKED_AT = 1 << 20;

    private Encodings() {}

    /** UTF-16 where a mark says so; UTF-8 where the first MiB is good UTF-8; else the encoding of Western Windows. */
    static Charset of(InputStream in) throws IOException {
        byte[] head = in.readNBytes(LOOKED_AT);
        if (head.length >= 2 && (begins(head, 0xFE, 0xFF) || begins(head, 0xFF, 0xFE))) {
            return StandardCharsets.UTF_16;
        }
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        boolean whole = head.length < LOOKED_AT;
        var result = decoder.decode(ByteBuffer.wrap(head), CharBuffer.allocate(head.length), whole);
        return result.isError() ? WESTERN : StandardCharsets.UTF_8;
    }

    private static boolean begins(byte[] head, int first, int second) {
        return (head[0] & 0xFF) == first && (head[1] & 0xFF) == second;
    }
}
