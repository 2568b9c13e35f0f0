package io.clientela.console.internal.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The files that pages load. Each address carries the version of its content, so that browsers may keep it for good:
 * {@code /assets/own/<hash of all own files>/…} and {@code /assets/lib/<library>/<its version>/…}.
 */
public final class Assets {

    /** The libraries whose files are given out; nothing else on the class path is. */
    static final List<String> LIBRARIES = List.of("tabler__core", "tabler__icons-webfont", "htmx.org", "echarts");

    private static final String WEBJARS = "META-INF/resources/webjars/";

    private final String hash;
    private final Map<String, String> versions;

    private Assets(String hash, Map<String, String> versions) {
        this.hash = hash;
        this.versions = versions;
    }

    /** The files on the class path. */
    public static Assets find() {
        try {
            return new Assets(hashOfOwn(), versionsOfLibraries());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the files of the pages", e);
        }
    }

    /** The address of a file of our own in {@code src/main/resources/assets}, such as {@code clientela.css}. */
    public String own(String file) {
        return "/assets/own/" + hash + "/" + file;
    }

    /**
     * The address of a file of a library.
     *
     * @param library one of {@code tabler__core}, {@code tabler__icons-webfont}, {@code htmx.org}, {@code echarts}
     * @throws IllegalArgumentException if the library is another
     */
    public String lib(String library, String file) {
        String version = versions.get(library);
        if (version == null) {
            throw new IllegalArgumentException("no library " + library + "; there are " + versions.keySet());
        }
        return "/assets/lib/" + library + "/" + version + "/" + file;
    }

    private static String hashOfOwn() throws IOException {
        Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath*:assets/*.*");
        Arrays.sort(files, Comparator.comparing(file -> String.valueOf(file.getFilename())));
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Resource file : files) {
                digest.update(file.getContentAsByteArray());
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static Map<String, String> versionsOfLibraries() throws IOException {
        Map<String, String> versions = new LinkedHashMap<>();
        for (String library : LIBRARIES) {
            Resource[] files = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:" + WEBJARS + library + "/*/package.json");
            for (Resource file : files) {
                String path = file.getURL().getPath();
                String[] parts =
                        path.substring(path.indexOf(WEBJARS) + WEBJARS.length()).split("/", -1);
                versions.put(library, parts[1]);
            }
        }
        return Map.copyOf(versions);
    }
}
