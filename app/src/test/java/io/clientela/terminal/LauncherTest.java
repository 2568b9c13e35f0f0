package io.clientela.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.Beside;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How {@code ./clientela} finds a JDK and when it builds, in a project of a few files, with a JDK and a Maven that only
 * say what they were asked.
 */
@Beside
class LauncherTest {

    /** A version that no machine has, so that only the JDKs of this test will do. */
    private static final int LEAST = 990;

    private static final String JAVA = """
        #!/bin/sh
        echo "java of ${0%/bin/java}: $*"
        """;

    private static final String MAVEN = """
        #!/bin/sh
        echo "$*" >> "$MAVEN_ASKED"
        mkdir -p app/target/lib
        echo jar > app/target/clientela-app-1.jar
        """;

    @TempDir
    Path folder;

    private Path project = Path.of("");
    private Path asked = Path.of("");

    @BeforeEach
    void project() throws IOException {
        project = Files.createDirectory(folder.resolve("project"));
        asked = folder.resolve("asked");
        String launcher = Files.readString(Path.of(System.getProperty("clientela.root"), "clientela"))
                .replace("least_java=25", "least_java=" + LEAST);
        assertThat(launcher).contains("least_java=" + LEAST);
        Files.writeString(project.resolve("clientela"), launcher);
        for (String module : List.of("kernel", "app", "bench")) {
            Files.createDirectories(project.resolve(module).resolve("src/main"));
            Files.writeString(project.resolve(module).resolve("pom.xml"), "");
        }
        Files.writeString(project.resolve("pom.xml"), "");
        program(folder.resolve("maven/mvn"), MAVEN);
    }

    @Test
    void withoutAJdkItSaysWhatToInstall() throws Exception {
        Path old = jdk("old", "25.0.1");
        Terminal.Ended ended = run(Map.of("JAVA_HOME", old.toString()), "version");
        assertThat(ended.status()).isOne();
        assertThat(ended.screen())
                .contains(
                        "Clientela needs a JDK " + LEAST + " or newer",
                        "apt-get install openjdk-" + LEAST + "-jdk",
                        "set JAVA_HOME to its folder");
        assertThat(asked).doesNotExist();
    }

    @Test
    void itTakesTheJdkOfJavaHomeElseThatOfThePathElseOneInAnUsualFolder() throws Exception {
        Path named = jdk("named", LEAST + ".0.2");
        Path old = jdk("old", "25.0.1");
        Path inPath = jdk("in-path", Integer.toString(LEAST));
        Path usual = jdk("home/.jdks/usual", LEAST + "-ea");
        String path = inPath.resolve("bin") + ":" + usualPath();
        assertThat(run(Map.of("JAVA_HOME", named.toString(), "PATH", path), "version")
                        .screen())
                .contains("java of " + named + ": ");
        assertThat(run(Map.of("JAVA_HOME", old.toString(), "PATH", path), "version")
                        .screen())
                .contains("java of " + inPath + ": ");
        assertThat(run(Map.of("JAVA_HOME", old.toString()), "version").screen())
                .contains("java of " + usual + ": ")
                .contains("io.clientela.terminal.Main version");
    }

    @Test
    void itBuildsWhenSomethingChangedAndOnlyThen() throws Exception {
        Map<String, String> java =
                Map.of("JAVA_HOME", jdk("named", Integer.toString(LEAST)).toString());
        Terminal.Ended first = run(java, "version");
        assertThat(first.status()).as(first.screen()).isZero();
        assertThat(first.screen()).contains("Building Clientela ...");
        assertThat(Files.readAllLines(asked)).hasSize(1);

        assertThat(run(java, "version").screen()).doesNotContain("Building");
        assertThat(Files.readAllLines(asked)).hasSize(1);

        Path source = Files.writeString(project.resolve("kernel/src/main/Changed.java"), "");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(run(java, "version").screen()).contains("Building Clientela ...");
        assertThat(Files.readAllLines(asked)).hasSize(2);
    }

    @Test
    void testsOnPublicDataAreLeftOutWhereItIsMissingAndTheRunSaysSo() throws Exception {
        Map<String, String> java =
                Map.of("JAVA_HOME", jdk("named", Integer.toString(LEAST)).toString());
        assertThat(run(java, "test").screen()).contains("the tests that read them are left out");
        assertThat(Files.readAllLines(asked)).last().isEqualTo("-B verify -DexcludedGroups=real-data");

        Files.createDirectories(folder.resolve("shared/data"));
        assertThat(run(java, "test").screen()).doesNotContain("left out");
        assertThat(Files.readAllLines(asked)).last().isEqualTo("-B verify");
    }

    @Test
    void aBuildThatFailsSaysSoAndIsTriedAgain() throws Exception {
        Map<String, String> java =
                Map.of("JAVA_HOME", jdk("named", Integer.toString(LEAST)).toString());
        program(folder.resolve("maven/mvn"), "#!/bin/sh\necho '[ERROR] COMPILATION ERROR'\nexit 1\n");
        Terminal.Ended failed = run(java, "version");
        assertThat(failed.status()).isOne();
        assertThat(failed.screen())
                .contains("[ERROR] COMPILATION ERROR", "Clientela could not be built.", "target/build.log");
        program(folder.resolve("maven/mvn"), MAVEN);
        assertThat(run(java, "version").status()).isZero();
    }

    private Path jdk(String name, String version) throws IOException {
        Path jdk = folder.resolve(name);
        program(jdk.resolve("bin/java"), JAVA);
        program(jdk.resolve("bin/javac"), "#!/bin/sh\n");
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"test\"\nJAVA_VERSION=\"" + version + "\"\n");
        return jdk;
    }

    private static void program(Path at, String text) throws IOException {
        Files.createDirectories(at.getParent());
        Files.writeString(at, text);
        assertThat(at.toFile().setExecutable(true)).isTrue();
    }

    private String usualPath() {
        return folder.resolve("maven") + ":" + System.getenv("PATH");
    }

    private Terminal.Ended run(Map<String, String> settings, String command) throws Exception {
        var all = new HashMap<>(settings);
        all.putIfAbsent("PATH", usualPath());
        all.put("HOME", folder.resolve("home").toString());
        all.put("MAVEN_ASKED", asked.toString());
        return new Terminal(folder.resolve("data"), all)
                .end(List.of("sh", project.resolve("clientela").toString(), command));
    }
}
