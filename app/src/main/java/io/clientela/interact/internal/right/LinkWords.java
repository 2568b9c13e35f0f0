package io.clientela.interact.internal.right;

/**
 * What a message with a link to the own page says.
 *
 * @param body with {@code {0}} for the link and {@code {1}} for the minutes that it works
 */
record LinkWords(String subject, String body, String why) {

    private static final LinkWords ENGLISH =
            new LinkWords("Your link to your page", """
                Here is the link to your page:

                {0}

                It works once, within the next {1} minutes. If you did not ask for it, you need do nothing: without the link nobody \
                gets in.\
                """, "You asked for a link to your page.");

    private static final LinkWords ITALIAN =
            new LinkWords("Il link alla Sua pagina", """
                Ecco il link alla Sua pagina:

                {0}

                Funziona una sola volta, entro {1} minuti. Se non l'ha chiesto Lei, non deve fare nulla: senza il link nessuno può \
                entrare.\
                """, "Ha chiesto un link alla Sua pagina.");

    static LinkWords in(String language) {
        return language.equals("it") ? ITALIAN : ENGLISH;
    }

    String text(String link, int minutes) {
        return body.replace("{0}", link).replace("{1}", String.valueOf(minutes));
    }
}
