package io.clientela.identify.internal.posting;

/**
 * A product as the lines of one source name it. There is one object for one pair of code and description while it is met
 * often, so that what is found out about it holds for all its lines.
 *
 * <p>Made by the reading thread; what it is found to be is the posting thread's.
 */
final class ProductName {

    private static final int UNKNOWN = 0;

    private final int sourceId;
    private final String code;
    private final String description;
    private final Key key;
    private final long wordsHigh;
    private final long wordsLow;

    private final boolean ownWords;

    private int id = UNKNOWN;
    private boolean differs;

    /**
     * @param key what the product is known by
     * @param words the fingerprint of code and description
     */
    ProductName(int sourceId, String code, String description, Key key, Key words) {
        this(sourceId, code, description, key, words, false);
    }

    private ProductName(int sourceId, String code, String description, Key key, Key words, boolean ownWords) {
        this.sourceId = sourceId;
        this.code = code;
        this.description = description;
        this.key = key;
        this.wordsHigh = words.high();
        this.wordsLow = words.low();
        this.ownWords = ownWords;
    }

    int sourceId() {
        return sourceId;
    }

    /** The code, empty where there is none. */
    String code() {
        return code;
    }

    String description() {
        return description;
    }

    /** What the product is known by. */
    Key key() {
        return key;
    }

    /** Adds code and description, as their fingerprint, to another. */
    void addTo(Fingerprint fingerprint) {
        fingerprint.add(wordsHigh).add(wordsLow);
    }

    /** The product without a name, of which a line says something in words of its own. */
    static ProductName text(int sourceId, Key key, Key words) {
        return new ProductName(sourceId, "", "", key, words, true);
    }

    boolean is(int ofSource, String ofCode, String ofDescription) {
        return sourceId == ofSource && code.equals(ofCode) && description.equals(ofDescription);
    }

    /** Says which product it is, and whether that is described in other words. It stays so for the whole import. */
    void found(int productId, boolean inOtherWords) {
        id = productId;
        differs = inOtherWords || ownWords;
    }

    boolean isFound() {
        return id != UNKNOWN;
    }

    /** The id of the product, once it is found. */
    int id() {
        if (id == UNKNOWN) {
            throw new IllegalStateException("a product that was not resolved: " + key.uuid());
        }
        return id;
    }

    /** Whether the product is described in other words. */
    boolean differs() {
        return differs;
    }
}
