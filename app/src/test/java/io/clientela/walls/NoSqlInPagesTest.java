package io.clientela.walls;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.clientela.Beside;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Console, terminal and demo have no SQL: what they show and do, they ask of the rooms. */
@Beside
class NoSqlInPagesTest {

    private static final ArchRule RULE = noClasses()
            .that()
            .resideInAnyPackage("..console..", "..terminal..", "..demo..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.sql..",
                    "javax.sql..",
                    "org.springframework.jdbc..",
                    "org.postgresql..",
                    "org.duckdb..",
                    "com.zaxxer.hikari..",
                    "org.flywaydb..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.clientela.platform.Statements")
            .because("only rooms with a schema of their own speak SQL");

    private static final ArchRule SHEETS = noClasses()
            .that()
            .resideInAPackage("..console..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("de.siegmar.fastcsv.writer..")
            .because("io.clientela.platform.CsvSheet keeps formulas out of what people open in a spreadsheet");

    @Test
    void pagesWriteTablesAsSheets() {
        SHEETS.check(new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.clientela.console"));
        assertThat(SHEETS.evaluate(new ClassFileImporter().importPackages("planted.walls"))
                        .getFailureReport()
                        .toString())
                .contains("planted.walls.console.Writing");
    }

    @Test
    void pagesAndCommandsHaveNone() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.clientela");
        RULE.check(classes);
        Path root = Path.of(System.getProperty("clientela.root"), "app", "src", "main", "resources", "sql");
        assertThat(root.resolve("platform")).isDirectory();
        for (String room : new String[] {"console", "terminal", "demo"}) {
            assertThat(Files.exists(root.resolve(room))).as("sql/%s", room).isFalse();
        }
    }

    @Test
    void offendersAreFound() {
        String found = RULE.evaluate(new ClassFileImporter().importPackages("planted.walls"))
                .getFailureReport()
                .toString();
        assertThat(found).contains("planted.walls.console.Asking", "planted.walls.terminal.Querying");
    }
}
