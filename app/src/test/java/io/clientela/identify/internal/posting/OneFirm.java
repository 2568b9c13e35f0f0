package io.clientela.identify.internal.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests that each have a firm of their own; none leaves anything in its books that belongs to nothing. */
abstract class OneFirm {

    @TempDir
    Path folder;

    Firm firm;

    @BeforeEach
    void open() {
        firm = Firm.withFilesIn(folder);
    }

    @AfterEach
    void close() {
        assertThat(firm.dangling()).isZero();
        firm.close();
    }
}
