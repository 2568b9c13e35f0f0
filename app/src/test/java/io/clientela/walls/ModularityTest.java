package io.clientela.walls;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import io.clientela.Beside;
import io.clientela.Clientela;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

/** A room imports only rooms to its left, and only their root package. The kernel is a library to all. */
@Beside
class ModularityTest {

    private static final List<String> ROOMS_NOW = List.of(
            "platform", "identify", "organize", "differentiate", "measure", "interact", "console", "terminal", "demo");

    @Test
    void roomsKeepToTheirWalls() {
        ApplicationModules modules = ApplicationModules.of(Clientela.class, resideInAPackage("io.clientela.kernel.."));
        assertThat(modules.stream().map(module -> module.getIdentifier().toString()))
                .containsExactlyInAnyOrderElementsOf(ROOMS_NOW);
        modules.verify();
    }

    @Test
    void permissionsPointToTheLeft() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.clientela");
        for (String room : ROOMS_NOW) {
            if (room.equals("demo")) {
                assertThat(allowed(classes, "io.clientela." + room)).containsExactly("platform");
            } else {
                assertThat(toTheRight(classes, "io.clientela.", room))
                        .as("rooms to the right that %s may use", room)
                        .isEmpty();
            }
        }
        assertThat(toTheRight(planted("planted.permissions"), "planted.permissions.", "identify"))
                .containsExactly("console");
    }

    private static List<String> toTheRight(JavaClasses classes, String root, String room) {
        return allowed(classes, root + room).stream()
                .filter(allowed -> !allowed.equals("demo") && !Rooms.isLeftOf(allowed, room))
                .toList();
    }

    private static List<String> allowed(JavaClasses classes, String room) {
        return List.of(classes.getPackage(room)
                .getAnnotationOfType(ApplicationModule.class)
                .allowedDependencies());
    }

    private static JavaClasses planted(String root) {
        return new ClassFileImporter().importPackages(root);
    }

    /** The pages of one kind may use those of another kind, but not each other. */
    @Test
    void noPagesUseEachOther() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.clientela.console.internal");
        withoutCycles("io.clientela.console.internal").check(classes);
        assertThatThrownBy(() -> withoutCycles("planted.pages").check(planted("planted.pages")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("orders")
                .hasMessageContaining("prices");
    }

    private static ArchRule withoutCycles(String root) {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles();
    }

    @Test
    void offendersAreFound() {
        ApplicationModules planted = ApplicationModules.of("planted.walls", (Location location) -> true);
        assertThatThrownBy(planted::verify)
                .isInstanceOf(Violations.class)
                .hasMessageContaining("planted.walls.platform.Ground")
                .hasMessageContaining("planted.walls.platform.internal.Hidden");
    }
}
