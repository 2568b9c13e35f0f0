package io.clientela.console.internal.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What is wrong with a row is said in the reader's language. The last test reads the compiled code of the rooms that make
 * such sentences: each text of several words in it has its words in Italian, is handed to what never reaches a page, or is
 * said here by name to be no sentence.
 */
class SaidTest {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)(?:\\|[a-z.]+)?}");

    /** Several words, or one beside what is filled in; such a text stands on one line. */
    private static final Pattern SENTENCE =
            Pattern.compile(".*[\\p{L}\u0001]\\P{L}* \\P{L}*\\p{L}.*|.*\\p{L}.* \u0001.*");

    /** Where the code stands that makes such sentences, below the root. */
    private static final List<String> ROOMS = List.of(
            "app/target/classes/io/clientela/identify/internal/input",
            "app/target/classes/io/clientela/identify/internal/value",
            "app/target/classes/io/clientela/identify/internal/posting",
            "app/target/classes/io/clientela/identify/internal/card",
            "app/target/classes/io/clientela/measure/internal/result/Look.class",
            "app/target/classes/io/clientela/measure/internal/result/Compared.class",
            "kernel/target/classes/io/clientela/kernel/effect/Effects.class",
            "kernel/target/classes/io/clientela/kernel/grouping/Grouping.class");

    /** What takes texts that are about the program, or compares and parts them. */
    private static final Set<String> TAKERS = Set.of(
            "IllegalArgumentException",
            "IllegalStateException",
            "UncheckedIOException",
            "DateTimeException",
            "CancellationException",
            "Pattern",
            "String.equals",
            "String.contains",
            "String.startsWith",
            "String.matches",
            "String.replaceAll",
            "String.split",
            "Objects.requireNonNull");

    /** Parts of sentences, descriptions in invoices, names, what reads the same in every language. */
    private static final Set<String> NO_SENTENCES = Set.of(
            "\u0001 of \u0001",
            " of \u0001",
            ", nor for ",
            "Contributo cassa \u0001",
            "Spese accessorie",
            "column \u0001",
            "own page",
            "χ² \u0001, p \u0001");

    /** Lists of words that files are read with. */
    private static final Set<String> WORD_LISTS = Set.of("KindWords", "LegalBases");

    private final Dictionary dictionary = Dictionary.read();
    private final Words italian = new Words(dictionary, "it", ZoneOffset.UTC);
    private final Words english = new Words(dictionary, "en", ZoneOffset.UTC);

    @Test
    void saysASentenceInItalianWithWhatIsFilledIn() {
        assertThat(italian.detail("'12x' is no number")).isEqualTo("«12x» non è un numero");
        assertThat(italian.detail("the workbook has no sheet 3")).isEqualTo("la cartella di lavoro non ha un foglio 3");
        assertThat(italian.detail("12 cells where the table has 9 columns"))
                .isEqualTo("12 celle dove la tabella ha 9 colonne");
        assertThat(italian.detail("'a\nb' is no e-mail address")).isEqualTo("«a\nb» non è un indirizzo e-mail");
        assertThat(italian.detail("'$1 {0}' is no number")).isEqualTo("«$1 {0}» non è un numero");
        assertThat(italian.detail("12 of at least 50")).isEqualTo("12 su almeno 50");
    }

    @Test
    void saysCodesAndPartsInItalianToo() {
        assertThat(italian.detail("'x', which holds for all rows as tax-rate, is no number"))
                .isEqualTo("«x», che vale per tutte le righe come Aliquota IVA, non è un numero");
        assertThat(italian.detail("no column was found for date, nor for amount or unit-price; set it in a map file"))
                .isEqualTo("non c'è una colonna per Data, né per Importo senza IVA o Prezzo unitario senza IVA;"
                        + " indicala in un file di mappa");
        assertThat(italian.detail("'31/12' is no date written as year-month-day"))
                .isEqualTo("«31/12» non è una data scritta come anno, mese, giorno");
        assertThat(italian.detail("the total without tax (TaxExclusiveAmount) is stated as 10.00, what it is made of"
                        + " adds up to 9.50"))
                .isEqualTo("il totale senza IVA (TaxExclusiveAmount): dichiarato 10.00, ma la somma delle sue parti è"
                        + " 9.50");
        assertThat(italian.detail("it unpacks to more than 250 times its size; what was read of it before stays, the"
                        + " rest is not read"))
                .isEqualTo(
                        "si espande oltre 250 volte la sua dimensione; ciò che ne è stato letto prima resta, il resto"
                                + " non viene letto");
    }

    @Test
    void whatTheFileSaysStaysAsItStands() {
        assertThat(italian.detail("'tax-rate' is no number")).isEqualTo("«tax-rate» non è un numero");
        assertThat(italian.detail("'consent' in a document of 'no customer'"))
                .isEqualTo("«consent» in un documento di «no customer»");
    }

    @Test
    void ofSeveralKindsTheOneThatGivesMostIsMeant() {
        assertThat(italian.detail("more than 1000 bytes of XML")).isEqualTo("più di 1000 byte di XML");
        assertThat(italian.detail("name; 98 % of the values fit")).isEqualTo("name; corrisponde il 98 % dei valori");
        assertThat(italian.detail("'a', which holds for all rows as cost, is no number"))
                .startsWith("«a», che vale");
    }

    @Test
    void aTextOfNoKnownKindStaysAsItIs() {
        for (String text : List.of("", "EUR", "3 / 10", "IT00743110157, IT02118311006", "It is no number.")) {
            assertThat(italian.detail(text)).isEqualTo(text);
        }
        assertThat(english.detail("'12x' is no number")).isEqualTo("'12x' is no number");
    }

    @Test
    void longTextsAreSaidAsFast() {
        String many = " of ".repeat(500_000);
        assertThat(italian.detail(many)).isEqualTo(many);
        assertThat(italian.detail("'" + many + "' is no number")).isEqualTo("«" + many + "» non è un numero");
    }

    @Test
    void everyKindIsFoundByItsOwnSentence() {
        for (String key : kinds()) {
            String sentence = filled(dictionary.message("en", key));
            assertThat(italian.detail(sentence)).as(key).isEqualTo(filled(dictionary.message("it", key)));
        }
    }

    @Test
    void everyKindNumbersItsPlacesInOrderAndGivesEnoughToBeKnownBy() {
        for (String key : kinds()) {
            String message = dictionary.message("en", key);
            List<String> places = PLACE.matcher(message)
                    .results()
                    .map(place -> place.group(1))
                    .toList();
            for (int i = 0; i < places.size(); i++) {
                assertThat(places.get(i)).as(key).isEqualTo(String.valueOf(i));
            }
            if (!places.isEmpty()) {
                assertThat(PLACE.matcher(message).replaceAll("").replaceAll("\\P{L}", ""))
                        .as(key)
                        .hasSizeGreaterThan(7);
            }
        }
    }

    @Test
    void everySentenceOfTheRoomsIsSaidInItalian() {
        Set<String> made = sentences();
        assertThat(made)
                .containsAll(NO_SENTENCES)
                .contains(
                        "'\u0001' is no number",
                        "the workbook has no sheet \u0001",
                        "it unpacks to more than \u0001 bytes",
                        "a total of the document",
                        "'\u0001' is no e-mail address",
                        "\u0001 numbers of groups tried");
        made.removeAll(NO_SENTENCES);
        assertThat(made.stream().filter(sentence -> !isSaid(sentence)).toList())
                .as("sentences without their kind in messages/said.*.properties")
                .isEmpty();
    }

    private boolean isSaid(String sentence) {
        StringBuilder english = new StringBuilder();
        int places = 0;
        for (int i = 0; i < sentence.length(); i++) {
            english.append(sentence.charAt(i) == '\u0001' ? sample(places++) : sentence.substring(i, i + 1));
        }
        String said = italian.detail(english.toString());
        boolean whole = true;
        for (int i = 0; i < places; i++) {
            whole &= said.contains(sample(i));
        }
        return whole && !said.contentEquals(english);
    }

    private Set<String> kinds() {
        return dictionary.keys("en").stream()
                .filter(key -> key.startsWith("said."))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String filled(String message) {
        return PLACE.matcher(message)
                .replaceAll(place -> Matcher.quoteReplacement(sample(Integer.parseInt(place.group(1)))));
    }

    private static String sample(int place) {
        return "X" + place;
    }

    private static Set<String> sentences() {
        Set<String> found = new TreeSet<>();
        for (String room : ROOMS) {
            try (Stream<Path> files = Files.walk(Path.of(System.getProperty("clientela.root"), room))) {
                for (Path file : files.filter(SaidTest::makesSentences).toList()) {
                    for (MethodModel method : ClassFile.of().parse(file).methods()) {
                        if (!method.methodName().stringValue().equals("<clinit>")) {
                            method.code().ifPresent(code -> collect(code.elementList(), found));
                        }
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    private static boolean makesSentences(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".class") && !WORD_LISTS.contains(name.substring(0, name.length() - ".class".length()));
    }

    private static void collect(List<CodeElement> code, Set<String> found) {
        for (int i = 0; i < code.size(); i++) {
            String text = text(code.get(i)).replace("%s", "\u0001");
            boolean logged = text.contains("{}");
            if (!logged && SENTENCE.matcher(text).matches() && !TAKERS.contains(taker(code, i + 1))) {
                found.add(text);
            }
        }
    }

    /** A text in the code, with a sign of its own for what is filled in; empty where there is none. */
    private static String text(CodeElement element) {
        return switch (element) {
            case ConstantInstruction constant -> constant.constantValue() instanceof String text ? text : "";
            case InvokeDynamicInstruction joining
            when joining.name().equalsString("makeConcatWithConstants") ->
                joining.bootstrapArgs().getFirst().toString();
            default -> "";
        };
    }

    /** The class that takes the text as it is made, of String and Objects with the method; empty where none does. */
    private static String taker(List<CodeElement> code, int from) {
        for (CodeElement element : code.subList(from, code.size())) {
            if (element instanceof InvokeInstruction call) {
                String owner = call.owner().asInternalName().replaceAll(".*/", "");
                boolean general = owner.equals("String") || owner.equals("Objects");
                return general ? owner + "." + call.name().stringValue() : owner;
            }
            if (element instanceof InvokeDynamicInstruction) {
                return "";
            }
        }
        return "";
    }
}
