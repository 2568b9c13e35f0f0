package io.clientela.identify.internal.input;

/** A file that a document brings with it, as it came in. */
public final class Attachment {

    private final String name;
    private final String kind;
    private final byte[] content;

    /**
     * @param name its name as the document states it, empty where it states none
     * @param kind what the document says that it is, such as {@code PDF} or {@code application/pdf}; empty where it says
     *     nothing
     * @param content its bytes, which the caller leaves alone from now on
     */
    public Attachment(String name, String kind, byte[] content) {
        this.name = name;
        this.kind = kind;
        this.content = content;
    }

    /** Its name as the document states it, empty where it states none. */
    public String name() {
        return name;
    }

    /** What the document says that it is, empty where it says nothing. */
    public String kind() {
        return kind;
    }

    /** Its bytes; to be read only. */
    public byte[] content() {
        return content;
    }
}
