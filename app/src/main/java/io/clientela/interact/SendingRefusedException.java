package io.clientela.interact;

/** A sending cannot be, or not be approved, as it is. */
public class SendingRefusedException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final String words;

    /** @param words why, as a message key with arguments, such as {@code sending.trouble.arm|b} */
    public SendingRefusedException(String words, String message) {
        super(message);
        this.words = words;
    }

    /** Why, as a message key with arguments. */
    public String words() {
        return words;
    }
}
