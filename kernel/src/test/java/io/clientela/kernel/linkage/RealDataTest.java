package io.clientela.kernel.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The figures on public files, with the settings that every run has. The truth column is not among the fields. */
@Tag("real-data")
class RealDataTest {

    private static final FieldKind[] FEBRL = {
        FieldKind.GIVEN_NAME, FieldKind.FAMILY_NAME, FieldKind.HOUSE_NUMBER, FieldKind.STREET, FieldKind.STREET,
        FieldKind.CITY, FieldKind.POSTCODE, FieldKind.PROVINCE, FieldKind.BIRTH_DATE, FieldKind.IDENTIFIER
    };

    private static final FieldKind[] FAKE = {
        FieldKind.GIVEN_NAME, FieldKind.FAMILY_NAME, FieldKind.BIRTH_DATE, FieldKind.CITY, FieldKind.EMAIL
    };

    private static final FieldKind[] GERMAN = {
        FieldKind.GIVEN_NAME, FieldKind.GIVEN_NAME, FieldKind.FAMILY_NAME, FieldKind.FAMILY_NAME, FieldKind.BIRTH_DATE
    };

    @Test
    void febrlDataset1() throws IOException {
        assertThat(f1("febrl_dataset1", FEBRL, 0)).isGreaterThanOrEqualTo(0.99);
    }

    @Test
    void febrlDataset2() throws IOException {
        assertThat(f1("febrl_dataset2", FEBRL, 0)).isGreaterThanOrEqualTo(0.99);
    }

    @Test
    void febrlDataset3() throws IOException {
        assertThat(f1("febrl_dataset3", FEBRL, 0)).isGreaterThanOrEqualTo(0.998);
    }

    @Test
    void rlData500() throws IOException {
        assertThat(f1("RLdata500", GERMAN, 7, RealDataTest::german)).isGreaterThanOrEqualTo(0.95);
    }

    /** Year, month and day of birth stand in columns of their own. */
    private static String[] german(String[] cells) {
        return new String[] {
            cells[0],
            cells[1],
            cells[2],
            cells[3],
            String.format(Locale.ROOT, "%s-%02d-%02d", cells[4], Integer.valueOf(cells[5]), Integer.valueOf(cells[6]))
        };
    }

    @Test
    void fake1000() throws IOException {
        assertThat(f1("fake_1000", FAKE, 6)).isGreaterThanOrEqualTo(0.82);
    }

    /** The fields stand in columns 1 and following. */
    private static double f1(String name, FieldKind[] kinds, int truthColumn) throws IOException {
        return f1(name, kinds, truthColumn, cells -> Arrays.copyOfRange(cells, 1, 1 + kinds.length));
    }

    private static double f1(String name, FieldKind[] kinds, int truthColumn, UnaryOperator<String[]> fields)
            throws IOException {
        Path file = Path.of(System.getProperty("clientela.shared"), "data", "linkage", name + ".csv.gz");
        var builder = Records.builder(List.of(kinds));
        var truth = new ArrayList<String>();
        try (var in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            in.readLine();
            String line = in.readLine();
            while (line != null) {
                String[] cells = line.split(",", -1);
                builder.add(fields.apply(cells));
                String party = cells[truthColumn];
                truth.add(party.startsWith("rec-") ? party.split("-", -1)[1] : party);
                line = in.readLine();
            }
        }
        return F1.of(Linkage.link(builder.build(), LinkageSettings.standard(2)), truth);
    }
}
