package io.clientela.platform.internal.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** PostgreSQL gets its part of the machine, large or small, and keeps what it commits. */
class TuningTest {

    @Test
    void aMachineOfAnOrdinaryFirm() {
        assertThat(new Tuning(16_384, 8, true).settings())
                .containsAllEntriesOf(Map.of(
                        "shared_buffers", "3276MB",
                        "effective_cache_size", "8192MB",
                        "work_mem", "64MB",
                        "maintenance_work_mem", "1024MB",
                        "max_wal_size", "4096MB",
                        "min_wal_size", "512MB"))
                .containsAllEntriesOf(Map.of(
                        "max_parallel_workers", "8",
                        "max_parallel_workers_per_gather", "4",
                        "fsync", "on",
                        "full_page_writes", "on",
                        "synchronous_commit", "on"));
    }

    @Test
    void theSmallestAndALargeOneKeepToTheirBounds() {
        assertThat(new Tuning(256, 1, true).settings())
                .containsAllEntriesOf(Map.of(
                        "shared_buffers", "64MB",
                        "work_mem", "4MB",
                        "maintenance_work_mem", "32MB",
                        "max_wal_size", "512MB",
                        "min_wal_size", "80MB",
                        "max_parallel_workers_per_gather", "1",
                        "max_worker_processes", "8"));
        assertThat(new Tuning(262_144, 64, true).settings())
                .containsAllEntriesOf(Map.of(
                        "shared_buffers", "4096MB",
                        "work_mem", "96MB",
                        "maintenance_work_mem", "1024MB",
                        "max_wal_size", "8192MB",
                        "max_parallel_workers_per_gather", "4",
                        "max_worker_processes", "64"));
        assertThatThrownBy(() -> new Tuning(255, 1, true)).hasMessage("Not a machine: 255 MiB, 1 processors");
    }

    @Test
    void onlyTestsDoNotWaitForTheDisk() {
        assertThat(Tuning.ofThisMachine().settings()).containsEntry("fsync", "on");
        assertThat(Tuning.ofTests().settings()).containsEntry("fsync", "off");
    }
}
