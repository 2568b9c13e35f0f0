package io.clientela.identify.internal.input.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.identify.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every reason that the code can give stands in the guide and has its words in both languages, and no other does. The
 * reasons are those constants of the compiled code that are written as reasons are, {@code not-a-date}; what is written so
 * and is none is said here by name.
 */
class ReasonsGuideTest {

    private static final Pattern REASON = Pattern.compile("[a-z]+(-[a-z]+)+");

    /** Names of threads, folders and formats, what the customer's own page answers. */
    private static final Set<String> NO_REASONS =
            Set.of("clientela-sort", "clientela-table", "first-pass", "not-a-field", "own-page", "posting-lines");

    @Test
    void theGuideListsWhatTheCodeCanGive() throws IOException {
        assertThat(inGuide()).containsExactlyElementsOf(inCode());
    }

    @Test
    void everyReasonHasItsWordsInBothLanguages() throws IOException {
        assertThat(inMessages("en")).containsExactlyElementsOf(inCode());
        assertThat(inMessages("it")).containsExactlyElementsOf(inCode());
    }

    private static Set<String> inCode() throws IOException {
        var classes =
                Path.of(System.getProperty("clientela.root"), "app/target/classes/io/clientela/identify/internal");
        var reasons = new TreeSet<String>();
        for (var part : new String[] {"input", "posting", "value"}) {
            try (var files = Files.walk(classes.resolve(part))) {
                files.filter(file -> file.toString().endsWith(".class"))
                        .flatMap(ReasonsGuideTest::constants)
                        .filter(text -> REASON.matcher(text).matches())
                        .forEach(reasons::add);
            }
        }
        assertThat(reasons).containsAll(NO_REASONS).contains("not-a-date", "email-form", "reader-failed");
        reasons.removeAll(NO_REASONS);
        reasons.removeAll(words());
        reasons.removeAll(statements());
        return reasons;
    }

    private static Stream<String> constants(Path file) {
        try {
            return ClassFile.of().parse(file).methods().stream()
                    .flatMap(ReasonsGuideTest::code)
                    .filter(ConstantInstruction.class::isInstance)
                    .map(instruction -> ((ConstantInstruction) instruction).constantValue())
                    .filter(String.class::isInstance)
                    .map(String.class::cast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<CodeElement> code(MethodModel method) {
        return method.code().stream().flatMap(CodeModel::elementStream);
    }

    /** The words of map files. */
    private static Set<String> words() {
        var words = new TreeSet<>(Sources.LEGAL_BASES);
        Arrays.stream(Meaning.values()).map(Meaning::code).forEach(words::add);
        Arrays.stream(DateStyle.Order.values())
                .map(order -> order.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .forEach(words::add);
        return words;
    }

    /** The names of the room's statements of SQL. */
    private static Set<String> statements() throws IOException {
        var names = new TreeSet<String>();
        var folder = Path.of(System.getProperty("clientela.root"), "app/src/main/resources/sql/identify");
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.readAllLines(file).stream()
                        .filter(line -> line.startsWith("-- name: "))
                        .forEach(line -> names.add(line.substring(9).strip()));
            }
        }
        return names;
    }

    private static Set<String> inGuide() throws IOException {
        var guide = Files.readString(Path.of(System.getProperty("clientela.root"), "docs/guide/import-formats.md"));
        var reasons = Pattern.compile("`(" + REASON + ")`")
                .matcher(guide)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        reasons.removeAll(words());
        return reasons;
    }

    private static Set<String> inMessages(String language) throws IOException {
        var file = Path.of(
                System.getProperty("clientela.root"),
                "app/src/main/resources/messages/flaw." + language + ".properties");
        var messages = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            messages.load(in);
        }
        assertThat(messages.values())
                .allSatisfy(words -> assertThat(words.toString()).isNotBlank());
        return messages.stringPropertyNames().stream()
                .map(key -> key.substring("flaw.".length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
