package io.clientela.console.internal.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clientela.organize.Right;
import io.clientela.organize.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Both languages say the same things, and everything that pages say is there. */
class DictionaryTest {

    /** A string in code or template that is handed to say, sayOr or count, or is a key of a menu entry. */
    private static final Pattern SAID = Pattern.compile("\"([a-z]+(?:\\.[a-z0-9-]+)+)\"");

    private static final Pattern COUNTED = Pattern.compile("count\\(\\s*\"([a-z0-9.-]+)\"");

    /** The beginning of a key that goes on with the name of a constant. */
    private static final Pattern BEGUN = Pattern.compile("(?:name|code)\\(\\s*\"([a-z0-9.-]+)\"");

    private static final Pattern STEP = Pattern.compile("watch\\.step\\(\"([a-z-]+)\"");

    private final Dictionary dictionary = Dictionary.read();

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(dictionary.languages()).containsExactly("en", "it");
        assertThat(dictionary.keys("it")).isEqualTo(dictionary.keys("en"));
        assertThat(dictionary.keys("en")).isNotEmpty();
    }

    @Test
    void bothLanguagesFillInTheSameArguments() {
        for (String key : dictionary.keys("en")) {
            assertThat(arguments(dictionary.message("it", key)))
                    .as("arguments of %s", key)
                    .isEqualTo(arguments(dictionary.message("en", key)));
        }
    }

    @Test
    void everyKeyThatPagesUseIsThere() {
        Set<String> topics = dictionary.keys("en").stream()
                .map(key -> key.substring(0, key.indexOf('.')))
                .collect(Collectors.toSet());
        Set<String> used = used(topics);
        assertThat(used).contains("shell.skip", "shell.menu.home", "staff.people.count.one");
        assertThat(used.stream().filter(key -> !dictionary.has("en", key))).isEmpty();
    }

    @Test
    void everyRoleAndRightHasAName() {
        Words words = new Words(dictionary, "it", ZoneOffset.UTC);
        assertThat(Arrays.stream(Role.values()).map(role -> words.name("staff.role", role)))
                .doesNotContain("");
        assertThat(Arrays.stream(Role.values()).map(role -> words.name("staff.role-may", role)))
                .doesNotContain("");
        assertThat(Arrays.stream(Right.values()).map(right -> words.name("staff.right", right)))
                .doesNotContain("");
    }

    @Test
    void everyStepOfAJobHasAName() {
        Set<String> steps = filesBelow(Path.of("src/main/java/io/clientela/identify/internal/joining"))
                .flatMap(file -> found(STEP, text(file)).stream())
                .collect(Collectors.toSet());
        assertThat(steps).contains("cards", "compare");
        for (String step : steps) {
            assertThat(dictionary.has("it", "job.link." + step)).as(step).isTrue();
            assertThat(dictionary.has("it", "job.import.link." + step)).as(step).isTrue();
        }
    }

    @Test
    void refusesAKeyThatIsNotThere() {
        assertThatThrownBy(() -> dictionary.message("en", "shell.no-such-key"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("shell.no-such-key");
    }

    private static Set<String> used(Set<String> topics) {
        Set<String> used = new TreeSet<>();
        for (String text : sources()) {
            Set<String> counted = found(COUNTED, text);
            Set<String> keys = found(SAID, text);
            keys.removeAll(found(BEGUN, text));
            for (String key : keys) {
                boolean said = topics.contains(key.substring(0, key.indexOf('.')))
                        && !key.endsWith(".jte")
                        && !key.endsWith(".css");
                if (said && counted.contains(key)) {
                    used.add(key + ".one");
                    used.add(key + ".other");
                } else if (said) {
                    used.add(key);
                }
            }
        }
        return used;
    }

    private static List<String> sources() {
        return Stream.of(Path.of("src/main/jte"), Path.of("src/main/java/io/clientela/console"))
                .flatMap(DictionaryTest::filesBelow)
                .map(DictionaryTest::text)
                .toList();
    }

    private static Stream<Path> filesBelow(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        Set<String> found = new TreeSet<>();
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static Set<String> arguments(String message) {
        return found(Pattern.compile("\\{(\\d+)[|}]"), message);
    }
}
