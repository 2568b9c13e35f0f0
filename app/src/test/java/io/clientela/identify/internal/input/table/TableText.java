package io.clientela.identify.internal.input.table;

import io.clientela.identify.internal.input.Told;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Tables as text. */
final class TableText {

    private TableText() {}

    /** What an Italian firm's reader tells of a text. */
    static Told read(String text) {
        return read(text, TableSettings.italian());
    }

    static Told read(String text, TableSettings settings) {
        return read(text.getBytes(StandardCharsets.UTF_8), settings);
    }

    static Told read(byte[] bytes, TableSettings settings) {
        var told = new Told();
        try {
            new TableReader(settings).read("t.csv", new ByteArrayInputStream(bytes), told);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return told;
    }
}
