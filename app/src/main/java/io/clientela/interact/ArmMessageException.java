package io.clientela.interact;

/** A sending names a message for an arm that cannot be. */
public class ArmMessageException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final String words;

    /** @param words why, as a message key with arguments, such as {@code sending.trouble.arm|b} */
    public ArmMessageException(String words, String message) {
        super(message);
        this.words = words;
    }

    /** Why, as a message key with arguments. */
    public String words() {
        return words;
    }
}
