package io.clientela.kernel.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AssignmentTest {

    private static final ArmShares HALF = ArmShares.of(Map.of("held", 500_000, "treated", 500_000));
    private static final ArmShares THREE = ArmShares.of(Map.of("letter", 300_000, "e-mail", 600_000, "held", 100_000));

    /** The vectors were computed in another language (Python's hashlib), by the rule as documented. */
    @Test
    void agreesWithTheVectors() throws IOException {
        var vectors = Files.readAllLines(Path.of(System.getProperty("clientela.root"), "docs/methods/arm-vectors.csv"));
        assertThat(vectors).hasSizeGreaterThan(20);
        for (String line : vectors.subList(1, vectors.size())) {
            String[] cells = line.split(",", -1);
            var half = new Assignment(cells[0], HALF);
            assertThat(half.place(cells[1])).as(line).isEqualTo(Integer.parseInt(cells[2]));
            assertThat(half.arm(cells[1])).as(line).isEqualTo(cells[3]);
            assertThat(new Assignment(cells[0], THREE).arm(cells[1])).as(line).isEqualTo(cells[4]);
        }
    }

    @Test
    void theOrderOfTheArmsMakesNoDifference() {
        var other = new LinkedHashMap<String, Integer>();
        other.put("letter", 300_000);
        other.put("held", 100_000);
        other.put("e-mail", 600_000);
        for (long unit = 0; unit < 1_000; unit++) {
            assertThat(new Assignment("x", ArmShares.of(other)).arm(unit))
                    .isEqualTo(new Assignment("x", THREE).arm(unit));
        }
    }

    @Test
    void sharesAreKeptAndExperimentsAreIndependent() {
        var a = new Assignment("a", THREE);
        var b = new Assignment("b", THREE);
        int units = 200_000;
        int held = 0;
        int both = 0;
        for (long unit = 0; unit < units; unit++) {
            boolean first = a.arm(unit).equals("held");
            held += first ? 1 : 0;
            both += first && b.arm(unit).equals("held") ? 1 : 0;
        }
        assertThat(held).isBetween(units / 10 - 540, units / 10 + 540); // four standard deviations
        assertThat(both).isBetween(units / 100 - 180, units / 100 + 180);
    }

    @Test
    void whatIsNoShareIsRefused() {
        assertThatThrownBy(() -> ArmShares.of(Map.of("a", 500_000, "b", 499_999)))
                .hasMessageContaining("999999");
        assertThatThrownBy(() -> ArmShares.of(Map.of("a", 1_000_000, "b", 0))).hasMessageContaining("b=0");
        assertThatThrownBy(() -> new Assignment("a\nb", HALF)).isInstanceOf(IllegalArgumentException.class);
    }
}
