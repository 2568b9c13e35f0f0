package planted.walls.console;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;

/** A page that writes CSV past the sheet that keeps formulas out. */
public class Writing {

    /** The offence. */
    public String csv() {
        var text = new StringWriter();
        CsvWriter.builder().build(text).writeRecord("=1+1");
        return text.toString();
    }
}
