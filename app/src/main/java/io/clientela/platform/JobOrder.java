package io.clientela.platform;

/**
 * What is to be done.
 *
 * @param kind which {@link JobHandler} does it
 * @param title what people see, such as the name of the file
 * @param parameters what the handler needs: a record or a map that can be written as JSON
 * @param who who asked: {@code user:<name>}, {@code key:<name>} or {@code system}
 */
public record JobOrder(String kind, String title, Object parameters, String who) {
    public JobOrder {
        if (kind.isBlank() || title.isBlank() || who.isBlank()) {
            throw new IllegalArgumentException(
                    "A job needs kind, title and who: '" + kind + "', '" + title + "', '" + who + "'");
        }
    }
}
