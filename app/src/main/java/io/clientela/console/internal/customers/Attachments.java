package io.clientela.console.internal.customers;

import io.clientela.identify.CustomerPage.Attached;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.ContentDisposition;

/** How attachments of documents are named when they are saved. */
public final class Attachments {

    private static final int LONGEST = 120;

    private Attachments() {}

    /**
     * The name of the file: as the document states it, without a path and without what no file name should have; with the
     * ending that the document states where it has none.
     */
    public static String fileName(Attached attached) {
        String stated = attached.name()
                .substring(Math.max(
                                attached.name().lastIndexOf('/'),
                                attached.name().lastIndexOf('\\'))
                        + 1);
        String name =
                stated.replaceAll("[\\p{Cntrl}\\p{Cf}\"*:<>?|%;]", "").strip().replaceAll("^\\.+", "");
        if (name.length() > LONGEST) {
            name = name.substring(name.length() - LONGEST);
        }
        if (name.isEmpty()) {
            name = "attachment-" + attached.attachmentId();
        }
        String ending = attached.kind().substring(attached.kind().lastIndexOf('/') + 1);
        return name.contains(".") || !ending.matches("[A-Za-z0-9]{1,5}")
                ? name
                : name + "." + ending.toLowerCase(Locale.ROOT);
    }

    /** The header that makes a browser save it. */
    static String disposition(Attached attached) {
        return ContentDisposition.attachment()
                .filename(fileName(attached), StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
