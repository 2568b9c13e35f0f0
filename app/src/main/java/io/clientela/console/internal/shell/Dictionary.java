package io.clientela.console.internal.shell;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Every message that a page can say, by language and key.
 *
 * <p>The format: {@code messages/<topic>.<language>.properties} in UTF-8; each key begins with {@code <topic>.};
 * {@code {0}}, {@code {1}}… stand for what the caller hands over. Apostrophes are plain characters. A message that
 * counts has two keys, {@code <key>.one} and {@code <key>.other}, and {@code {0}} is the number; where it counts several
 * things, {@code {1|day|days}} is the word that goes with the number {@code {1}}. The topic {@code said} has places of its
 * own: see {@link Said}.
 */
public final class Dictionary {

    private final Map<String, Map<String, String>> byLanguage;
    private final Said said;

    private Dictionary(Map<String, Map<String, String>> byLanguage) {
        this.byLanguage = byLanguage;
        this.said = new Said(this);
    }

    /**
     * The messages on the class path.
     *
     * @throws IllegalStateException if a file's name or one of its keys breaks the format, or a key stands twice in a file
     */
    public static Dictionary read() {
        Map<String, Map<String, String>> byLanguage = new HashMap<>();
        try {
            for (Resource file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties")) {
                readInto(byLanguage, file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the messages", e);
        }
        return new Dictionary(byLanguage);
    }

    private static void readInto(Map<String, Map<String, String>> byLanguage, Resource file) throws IOException {
        String[] name = String.valueOf(file.getFilename()).split("\\.", -1);
        if (name.length != 3) {
            throw new IllegalStateException("not <topic>.<language>.properties: " + file);
        }
        Properties read = new EachOnce();
        try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            read.load(reader);
        }
        Map<String, String> messages = byLanguage.computeIfAbsent(name[1], language -> new HashMap<>());
        for (String key : read.stringPropertyNames()) {
            if (!key.startsWith(name[0] + ".")) {
                throw new IllegalStateException("the key " + key + " does not belong into " + file);
            }
            messages.put(key, read.getProperty(key));
        }
    }

    /** Properties of which none stands twice: the later one would silently take the place of the first. */
    private static final class EachOnce extends Properties {

        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Object put(Object key, Object value) {
            Object before = super.put(key, value);
            if (before != null) {
                throw new IllegalStateException("the key " + key + " stands twice");
            }
            return value;
        }
    }

    /**
     * The message of a key as it is written.
     *
     * @throws IllegalArgumentException if the language or the key is unknown
     */
    public String message(String language, String key) {
        String message = byLanguage.getOrDefault(language, Map.of()).get(key);
        if (message == null) {
            throw new IllegalArgumentException("no message '" + key + "' in the language '" + language + "'");
        }
        return message;
    }

    /** Whether there is such a message. */
    public boolean has(String language, String key) {
        return byLanguage.getOrDefault(language, Map.of()).containsKey(key);
    }

    /** What other rooms say in English. */
    Said said() {
        return said;
    }

    /** The languages there are. */
    public Set<String> languages() {
        return new TreeSet<>(byLanguage.keySet());
    }

    /** The keys of a language, in order. */
    public Set<String> keys(String language) {
        return new TreeSet<>(byLanguage.getOrDefault(language, Map.of()).keySet());
    }
}
