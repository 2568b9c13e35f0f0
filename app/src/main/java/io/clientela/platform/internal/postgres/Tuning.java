package io.clientela.platform.internal.postgres;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What PostgreSQL may use of the machine.
 *
 * @param memoryMiB the machine's memory, or what its container may use, in MiB, at least 256
 * @param cores the processors, at least 1
 * @param durable whether a commit waits for the disk; only tests of other things say no
 */
public record Tuning(long memoryMiB, int cores, boolean durable) {

    private static final long PARALLEL_QUERY_MIB = 1024;

    public Tuning {
        if (memoryMiB < 256 || cores < 1) {
            throw new IllegalArgumentException("Not a machine: " + memoryMiB + " MiB, " + cores + " processors");
        }
    }

    /** For the machine that this process runs on. */
    public static Tuning ofThisMachine() {
        long bytes =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        return new Tuning(Math.max(256, bytes >> 20), Runtime.getRuntime().availableProcessors(), true);
    }

    /** Small, and without waiting for the disk: for tests, whose data nobody misses. */
    public static Tuning ofTests() {
        return new Tuning(1024, 2, false);
    }

    /**
     * The settings, name to value. A fifth of the memory is PostgreSQL's own cache, up to 4 GiB, since the Java process
     * and DuckDB live on the same machine; the planner is told half of it for the cache of the system.
     */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("max_connections", durable ? "60" : "200"); // tests keep many applications open side by side
        memory(settings);
        settings.put("checkpoint_completion_target", "0.9");
        settings.put("checkpoint_timeout", "15min");
        settings.put("fsync", durable ? "on" : "off");
        settings.put("full_page_writes", durable ? "on" : "off");
        settings.put("synchronous_commit", durable ? "on" : "off");
        settings.put("random_page_cost", "1.1");
        settings.put("jit", "off");
        settings.put("max_worker_processes", String.valueOf(Math.max(8, cores)));
        settings.put("max_parallel_workers", String.valueOf(cores));
        settings.put("max_parallel_workers_per_gather", String.valueOf(Math.clamp(cores / 2, 1, 4)));
        settings.put("max_parallel_maintenance_workers", String.valueOf(Math.clamp(cores / 2, 1, 4)));
        return settings;
    }

    private void memory(Map<String, String> settings) {
        settings.put("shared_buffers", mib(Math.clamp(memoryMiB / 5, 64, 4096)));
        settings.put("effective_cache_size", mib(memoryMiB / 2));
        settings.put("work_mem", mib(Math.clamp(memoryMiB / 256, 4, 96)));
        settings.put("maintenance_work_mem", mib(Math.clamp(memoryMiB / 16, 32, 1024)));
        settings.put("max_wal_size", mib(Math.clamp(memoryMiB / 4, 512, 8192)));
        settings.put("min_wal_size", mib(Math.clamp(memoryMiB / 32, 80, 1024)));
        settings.put("dynamic_shared_memory_type", roomInMemoryFiles() ? "posix" : "mmap");
    }

    /** Containers often give 64 MiB of shared memory, too little for parallel queries. */
    private static boolean roomInMemoryFiles() {
        Path shared = Path.of("/dev/shm");
        if (!Files.isDirectory(shared)) {
            return !Files.isDirectory(Path.of("/proc"));
        }
        try {
            return Files.getFileStore(shared).getTotalSpace() >> 20 >= PARALLEL_QUERY_MIB;
        } catch (IOException e) {
            return false;
        }
    }

    private static String mib(long value) {
        return value + "MB";
    }
}
