package io.clientela.kernel;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The kernel only computes: no clock, log, file, database, framework or hidden random state. */
class KernelWallTest {

    private static final ArchRule USES_LITTLE = classes()
            .should()
            .onlyDependOnClassesThat(isDigest()
                    .or(resideInAnyPackage(
                            "io.clientela.kernel..",
                            "planted..",
                            "java.lang..",
                            "java.math..",
                            "java.nio.charset",
                            "java.text..",
                            "java.time..",
                            "java.util",
                            "java.util.concurrent..",
                            "java.util.function..",
                            "java.util.random..",
                            "java.util.regex..",
                            "java.util.stream..",
                            "org.hipparchus..",
                            "org.jspecify..")));

    /** A hash is a computation; nothing else of the platform's security is wanted. */
    private static DescribedPredicate<JavaClass> isDigest() {
        return describe(
                "is a message digest",
                type -> Set.of(
                                "java.security.MessageDigest",
                                "java.security.NoSuchAlgorithmException",
                                "java.security.GeneralSecurityException")
                        .contains(type.getName()));
    }

    private static final ArchRule CALLS_NOTHING_HIDDEN = noClasses()
            .should()
            .accessTargetWhere(describe("reads a clock, the machine or hidden chance", KernelWallTest::isHidden));

    private static boolean isHidden(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getFullName();
        String name = access.getTarget().getName();
        return switch (owner) {
            case "java.util.Random", "java.util.SplittableRandom", "java.security.SecureRandom" ->
                access.getTarget().getFullName().endsWith(".<init>()");
            case "java.lang.System" -> !Set.of("arraycopy", "identityHashCode").contains(name);
            case "java.lang.Math" -> name.equals("random");
            case "java.util.UUID" -> name.equals("randomUUID");
            case "java.util.concurrent.ThreadLocalRandom", "java.time.Clock" -> true;
            default -> owner.startsWith("java.time.") && name.equals("now");
        };
    }

    @Test
    void kernelOnlyComputes() {
        JavaClasses kernel = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.clientela.kernel");
        USES_LITTLE.check(kernel);
        CALLS_NOTHING_HIDDEN.check(kernel);
    }

    @Test
    void offendersAreFound() {
        JavaClasses planted = new ClassFileImporter().importPackages("planted");
        assertThat(USES_LITTLE.evaluate(planted).getFailureReport().toString())
                .contains("java.nio.file.Files", "java.util.logging.Logger");
        assertThat(CALLS_NOTHING_HIDDEN.evaluate(planted).getFailureReport().toString())
                .contains("nanoTime", "LocalDate.now", "java.util.Random.<init>()", "java.lang.Math.random");
    }
}
