package io.clientela.identify.internal.input;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The smallest reader of tables: one e-mail address on each line after the header "email"; workbooks by their mark. */
public final class ContactLines implements FileReader {

    @Override
    public boolean recognises(String name, byte[] head) {
        return new String(head, StandardCharsets.ISO_8859_1).startsWith("email\n") || head[0] == 'P';
    }

    @Override
    public void read(String name, InputStream in, Intake intake) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1));
        long number = 0;
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (number > 1 && line.contains("@")) {
                var value = new Contact.Value(Field.EMAIL, line);
                intake.contact(new Contact(line, List.of(value), Optional.empty(), new Place(name, number)));
            }
        }
        intake.progress(number);
    }
}
