package io.clientela.walls;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import io.clientela.Beside;
import io.clientela.Clientela;
import java.util.List;
import java.util.stream.Stream;
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
            ApplicationModule module =
                    classes.getPackage("io.clientela." + room).getAnnotationOfType(ApplicationModule.class);
            if (room.equals("demo")) {
                assertThat(module.allowedDependencies()).containsExactly("platform");
            } else {
                assertThat(Stream.of(module.allowedDependencies()).filter(allowed -> !allowed.equals("demo")))
                        .as("rooms that %s may use", room)
                        .allMatch(allowed -> Rooms.isLeftOf(allowed, room));
            }
        }
    }

    /** The pages of one kind may use those of another kind, but not each other. */
    @Test
    void noPagesUseEachOther() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.clientela.console.internal");
        slices().matching("io.clientela.console.internal.(*)..")
                .should()
                .beFreeOfCycles()
                .check(classes);
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
