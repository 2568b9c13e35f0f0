package io.clientela.platform.internal.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** PostgreSQL is given what the machine has, and leaves room for Java and DuckDB beside it. */
class TuningTest {

    @Test
    void theMachineToShineOn() {
        assertThat(new Tuning(24_576, 2, true).settings())
                .containsEntry("shared_buffers", "4096MB")
                .containsEntry("effective_cache_size", "12288MB")
                .containsEntry("work_mem", "96MB")
                .containsEntry("maintenance_work_mem", "1024MB")
                .containsEntry("max_wal_size", "6144MB")
                .containsEntry("max_parallel_workers", "2")
                .containsEntry("max_parallel_workers_per_gather", "1")
                .containsEntry("fsync", "on")
                .containsEntry("full_page_writes", "on")
                .containsEntry("synchronous_commit", "on");
    }

    @Test
    void aSmallMachineAndALargeOne() {
        assertThat(new Tuning(1_024, 1, true).settings())
                .containsEntry("shared_buffers", "204MB")
                .containsEntry("work_mem", "4MB")
                .containsEntry("max_parallel_workers_per_gather", "1");
        assertThat(new Tuning(256, 1, true).settings())
                .containsEntry("shared_buffers", "64MB")
                .containsEntry("maintenance_work_mem", "32MB");
        assertThat(new Tuning(262_144, 32, true).settings())
                .containsEntry("shared_buffers", "4096MB")
                .containsEntry("max_wal_size", "8192MB")
                .containsEntry("max_parallel_workers", "32")
                .containsEntry("max_parallel_workers_per_gather", "4");
        assertThatIllegalArgumentException().isThrownBy(() -> new Tuning(100, 1, true));
        assertThatIllegalArgumentException().isThrownBy(() -> new Tuning(1_024, 0, true));
    }

    @Test
    void thisMachineIsMeasured() {
        var here = Tuning.ofThisMachine();
        assertThat(here.cores()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(here.memoryMiB() * 1_048_576)
                .isGreaterThan(Runtime.getRuntime().maxMemory() / 2);
        assertThat(here.durable()).isTrue();
    }
}
