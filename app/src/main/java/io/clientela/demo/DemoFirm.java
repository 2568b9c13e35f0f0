package io.clientela.demo;

import io.clientela.demo.internal.Maker;
import io.clientela.demo.internal.Responses;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * Ardizzoni e Figlie of Reggio Emilia: a wholesaler and shop for kitchen, table and house that does not exist. Three
 * years of its files, from 1 November 2023 to 31 October 2026, follow from a seed; the same seed gives the same bytes on
 * every machine.
 *
 * <p>In the folder, {@code files} holds what the firm would have, to be imported: {@code fatture} (monthly archives of
 * FatturaPA, then loose and signed ones), {@code negozio-online} (orders, .csv), {@code agenti} (orders taken by agents,
 * .csv), {@code bottega} (cash desk, .xlsx, and the list of loyalty cards), {@code crm} (contacts, .csv), {@code
 * newsletter} (.csv) and {@code listino} (articles with costs, .xlsx). About one line in two hundred is flawed on
 * purpose. {@code truth} holds what is true of them and is not to be imported.
 */
public final class DemoFirm {

    /** The seed of the demo, unless another is asked for. */
    public static final long SEED = 1958;

    private DemoFirm() {}

    /**
     * Writes the firm's files and the truth about them.
     *
     * @param folder where to; made if it is missing; files of the same names are overwritten
     * @param seed any number
     * @param size how large
     * @param progress hears the steps
     * @throws IOException if a file cannot be written
     */
    public static DemoTruth write(Path folder, long seed, DemoSize size, Progress progress) throws IOException {
        return Maker.make(folder, seed, size, progress);
    }

    /**
     * Writes the orders that treated customers make because of an initiative, and the truth about them.
     *
     * @param folder where the files of the firm are
     * @param size of the firm as it was written
     * @param truth about the files that are there
     * @param treated the numbers of the true customers who were treated
     * @return the truth about all files, those of the orders included, which are the last
     * @throws IOException if a file cannot be written
     */
    public static DemoTruth respond(
            Path folder, DemoSize size, DemoTruth truth, DemoResponse response, Collection<Integer> treated)
            throws IOException {
        return Responses.make(folder, size, truth, response, treated);
    }

    /**
     * What initiatives truly brought, in the order in which they were made; none where there were none.
     *
     * @throws IOException if it cannot be read
     */
    public static List<DemoEffect> effects(Path folder) throws IOException {
        return Responses.effects(folder);
    }

    /**
     * Reads the truth about files that were written into the folder before.
     *
     * @throws IOException if it is not there or cannot be read
     */
    public static DemoTruth truth(Path folder) throws IOException {
        return Maker.read(folder);
    }
}
