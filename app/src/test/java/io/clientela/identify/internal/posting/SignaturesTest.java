package io.clientela.identify.internal.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.identify.FileSignature;
import io.clientela.identify.FileSignature.State;
import io.clientela.identify.internal.input.archive.Envelopes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each signed file in an archive keeps its own signature. */
class SignaturesTest {

    @TempDir
    Path folder;

    @Test
    void everySignedFileOfAnArchiveKeepsItsSignature() throws Exception {
        var files = new TreeMap<String, byte[]>();
        files.put("a/first.csv.p7m", signed("1001", Envelopes.rsa()));
        files.put("a/old.csv.p7m", signed("1002", Envelopes.expired()));
        files.put("b/tampered.csv.p7m", tampered(signed("1003", Envelopes.elliptic())));
        files.put("b/two.csv.p7m", signed("1004", Envelopes.elliptic(), Envelopes.rsa()));
        files.put("plain.csv", orders("1005"));
        try (var firm = Firm.withFilesIn(folder)) {
            var id = firm.take("shop", zip("orders.zip", files)).summary().importId();

            var signatures = firm.imports().signatures(id, 100);
            assertThat(signatures)
                    .extracting(FileSignature::place)
                    .containsExactly(
                            "orders.zip!/b/tampered.csv.p7m",
                            "orders.zip!/a/old.csv.p7m",
                            "orders.zip!/a/first.csv.p7m",
                            "orders.zip!/b/two.csv.p7m",
                            "orders.zip!/b/two.csv.p7m");
            assertThat(signatures)
                    .extracting(FileSignature::state)
                    .containsExactly(State.BROKEN, State.OUTSIDE_DATES, State.HOLDS, State.HOLDS, State.HOLDS);
            assertThat(signatures).allMatch(signature -> signature.signer().equals("Rossi Mario"));
            assertThat(signatures.getFirst().detail()).contains("Rossi Mario");
            assertThat(signatures.get(1).taxCode()).isEqualTo("RSSMRA80A01H501U");
            assertThat(signatures.get(1).signedAt()).isPresent();
            assertThat(firm.imports().files(id, 0, 10).getFirst().signers()).containsExactly("Rossi Mario");
            assertThat(firm.count("SELECT count(*) FROM identify.document")).isEqualTo(4);
        }
    }

    @Test
    void aFileReadAgainAfterACrashKeepsEachSignatureOnce() throws Exception {
        try (var firm = Firm.withFilesIn(folder)) {
            var file = Files.write(folder.resolve("orders.csv.p7m"), signed("1001", Envelopes.rsa()));
            firm.take("shop", file);
            firm.sql().sql("UPDATE identify.file SET state = 'reading'").update();

            var id = firm.take("shop", file).summary().importId();

            assertThat(firm.imports().signatures(id, 100))
                    .extracting(FileSignature::place)
                    .containsExactly("orders.csv.p7m");
        }
    }

    @Test
    void aSignedFileInBase64IsNoTable() throws Exception {
        try (var firm = Firm.withFilesIn(folder)) {
            var file = Files.write(
                    folder.resolve("orders.csv.p7m"), Base64.getMimeEncoder().encode(signed("1001", Envelopes.rsa())));

            var report = firm.take("shop", file);

            assertThat(report.documents().posted()).isEqualTo(1);
            assertThat(firm.imports().signatures(report.summary().importId(), 100))
                    .hasSize(1);
        }
    }

    private static byte[] orders(String number) {
        return ("Order number,Order date,Customer code,Customer name,Product code,Quantity,Unit price,Amount\n" + number
                        + ",2025-03-01,C1,Rossi Mario,P1,2,10.00,20.00\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] signed(String number, Envelopes.Signer... signers) throws Exception {
        return Envelopes.sign(orders(number), true, true, List.of(signers));
    }

    private static byte[] tampered(byte[] envelope) {
        var at = new String(envelope, StandardCharsets.ISO_8859_1).indexOf("20.00");
        envelope[at] = '9';
        return envelope;
    }

    private Path zip(String name, Map<String, byte[]> files) throws IOException {
        var path = folder.resolve(name);
        try (var zip = new ZipOutputStream(Files.newOutputStream(path))) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return path;
    }
}
