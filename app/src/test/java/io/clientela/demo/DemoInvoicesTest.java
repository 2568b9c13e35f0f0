package io.clientela.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.Beside;
import io.clientela.demo.DemoTruth.PlantedFlaw;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.SAXException;

@Beside
class DemoInvoicesTest {

    private static final Set<String> NOT_VALID =
            Set.of("truncated-file", "impossible-date", "letter-in-amount", "missing-number");

    @TempDir
    private static Path folder;

    private static DemoTruth truth = new DemoTruth(0, List.of(), List.of(), List.of(), List.of(), List.of());

    @BeforeAll
    static void makeTheFirm() throws IOException {
        truth = DemoFirm.write(folder, 7, new DemoSize(1_500), Progress.SILENT);
    }

    /** The .xml files by name, those in archives too, in the order of import. */
    private static Map<String, byte[]> xmlFiles() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        for (var file : truth.files()) {
            var name = file.path().getFileName().toString();
            if (name.endsWith(".zip")) {
                try (var archive = new ZipFile(file.path().toFile())) {
                    for (var entry : archive.stream().toList()) {
                        files.put(
                                name + "!/" + entry.getName(),
                                archive.getInputStream(entry).readAllBytes());
                    }
                }
            } else if (name.endsWith(".xml")) {
                files.put(name, Files.readAllBytes(file.path()));
            }
        }
        return files;
    }

    private static Map<String, String> flawed() {
        return truth.flaws().stream()
                .filter(flaw -> flaw.source().equals("fatture"))
                .collect(Collectors.toMap(PlantedFlaw::file, PlantedFlaw::kind));
    }

    @Test
    @Tag("real-data")
    void isValidAgainstTheSchemasExceptWherePlanted() throws Exception {
        var xsd = Path.of(System.getProperty("clientela.shared"), "data", "invoices", "xsd");
        var schemas = Map.of(
                "FPR12", schema(xsd, "Schema_VFPR12_v1.2.3.xsd"),
                "FPA12", schema(xsd, "Schema_VFPA12_V1.2.3.xsd"),
                "FSM10", schema(xsd, "SVFSM10.xsd"));
        var flawed = flawed();
        var seen = new HashMap<String, Integer>();
        for (var file : xmlFiles().entrySet()) {
            var text = new String(file.getValue(), StandardCharsets.ISO_8859_1);
            var format = text.replaceFirst("(?s).*?versione=\"(\\w+)\".*", "$1");
            var schema = java.util.Objects.requireNonNull(schemas.get(format));
            var kind = flawed.getOrDefault(file.getKey(), "");
            assertThat(error(schema, file.getValue()).isEmpty())
                    .as(file.getKey() + " " + kind + " " + error(schema, file.getValue()))
                    .isEqualTo(!NOT_VALID.contains(kind));
            seen.merge(format, 1, Integer::sum);
            seen.merge(kind, 1, Integer::sum);
        }
        assertThat(seen.keySet()).containsAll(schemas.keySet()).containsAll(NOT_VALID);
    }

    private static String error(Schema schema, byte[] content) throws IOException {
        try {
            schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(content)));
            return "";
        } catch (SAXException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static Schema schema(Path xsd, String name) throws Exception {
        var factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        var signatures =
                Files.readString(xsd.resolve("xmldsig-core-schema.xsd")).replaceFirst("(?s)<!DOCTYPE.*?\\]>", "");
        factory.setResourceResolver((type, namespace, publicId, systemId, base) -> input(signatures));
        return factory.newSchema(xsd.resolve(name).toFile());
    }

    private static LSInput input(String text) {
        try {
            var registry = org.w3c.dom.bootstrap.DOMImplementationRegistry.newInstance();
            var input = ((org.w3c.dom.ls.DOMImplementationLS) registry.getDOMImplementation("LS")).createLSInput();
            input.setCharacterStream(new StringReader(text));
            return input;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void addsUpToTheTruth() throws Exception {
        var nets = new HashMap<String, BigDecimal>();
        var flawed = flawed();
        for (var file : xmlFiles().entrySet()) {
            if (!NOT_VALID.contains(flawed.getOrDefault(file.getKey(), ""))) {
                nets.putAll(nets(file.getValue()));
            }
        }
        for (var file : truth.files()) {
            if (file.path().toString().endsWith(".p7m")) {
                var signed = signed(file.path());
                if (verified(signed)) {
                    nets.putAll(nets((byte[]) signed.getSignedContent().getContent()));
                }
            }
        }
        var total = truth.total("fatture").orElseThrow();
        assertThat(nets).hasSize(total.documents());
        assertThat(nets.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(total.net().amount());
    }

    private static Map<String, BigDecimal> nets(byte[] content) throws Exception {
        var root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(content))
                .getDocumentElement();
        var nets = new HashMap<String, BigDecimal>();
        for (var body : all(root, "FatturaElettronicaBody")) {
            var sum = BigDecimal.ZERO;
            for (var line : all(body, "DettaglioLinee")) {
                sum = sum.add(number(line, "PrezzoTotale"));
            }
            for (var line :
                    root.getTagName().endsWith("Semplificata") ? all(body, "DatiBeniServizi") : List.<Element>of()) {
                sum = sum.add(number(line, "Importo")).subtract(number(line, "Imposta"));
            }
            var credit = text(body, "TipoDocumento").equals("TD04");
            nets.put(text(body, "Numero"), credit ? sum.negate() : sum);
        }
        return nets;
    }

    private static List<Element> all(Element element, String name) {
        var found = new ArrayList<Element>();
        var nodes = element.getElementsByTagName(name);
        for (var i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    private static String text(Element element, String name) {
        return all(element, name).getFirst().getTextContent();
    }

    private static BigDecimal number(Element element, String name) {
        return new BigDecimal(text(element, name));
    }

    @Test
    void signsSoThatATouchedFileIsFound() throws Exception {
        var broken = truth.flaws().stream()
                .filter(flaw -> flaw.kind().equals("broken-signature"))
                .map(PlantedFlaw::file)
                .collect(Collectors.toSet());
        var signed = truth.files().stream()
                .map(DemoTruth.SourceFile::path)
                .filter(path -> path.toString().endsWith(".p7m"))
                .toList();
        assertThat(broken).hasSize(1);
        assertThat(signed).hasSizeGreaterThan(2);
        for (var path : signed) {
            assertThat(verified(signed(path)))
                    .as(path.toString())
                    .isEqualTo(!broken.contains(path.getFileName().toString()));
        }
    }

    private static CMSSignedData signed(Path path) throws IOException, CMSException {
        var bytes = Files.readAllBytes(path);
        return new CMSSignedData(
                bytes[0] == 0x30 ? bytes : Base64.getMimeDecoder().decode(bytes));
    }

    private static boolean verified(CMSSignedData data) throws Exception {
        var signer = data.getSignerInfos().getSigners().iterator().next();
        var certificate = data.getCertificates().getMatches(null).iterator().next();
        try {
            return signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate));
        } catch (CMSException | OperatorCreationException e) {
            return false;
        }
    }
}
