package io.clientela.console.internal.house;

import io.clientela.console.internal.shell.Page;
import io.clientela.console.internal.shell.Words;
import io.clientela.platform.DataFolder;
import io.clientela.platform.Ground;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** What the installation stands on. */
@Controller
class SystemPages {

    private final Ground ground;
    private final DataFolder folder;

    SystemPages(Ground ground, DataFolder folder) {
        this.ground = ground;
        this.folder = folder;
    }

    @GetMapping("/system")
    ModelAndView system(Page page) {
        return page.show("house/system", "facts", facts(page.words()));
    }

    private Map<String, String> facts(Words words) {
        Ground.Storage storage = ground.storage();
        Runtime machine = Runtime.getRuntime();
        long freeBytes = folder.root().toFile().getUsableSpace();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(words.say("house.system.clientela"), version());
        facts.put(words.say("house.system.java"), Runtime.version().toString());
        facts.put(words.say("house.system.postgres"), storage.version());
        facts.put(words.say("house.system.size"), words.bytes(storage.bytes()));
        facts.put(words.say("house.system.folder"), folder.root().toString());
        facts.put(words.say("house.system.free"), words.bytes(freeBytes));
        facts.put(
                words.say("house.system.memory"),
                words.say(
                        "house.job.amount",
                        words.bytes(machine.totalMemory() - machine.freeMemory()),
                        words.bytes(machine.maxMemory())));
        facts.put(words.say("house.system.processors"), words.number(machine.availableProcessors()));
        facts.put(
                words.say("house.system.uptime"),
                words.duration(
                        Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime())));
        facts.put(words.say("house.system.zone"), words.zone().getId());
        return facts;
    }

    private static String version() {
        try (InputStream stream = SystemPages.class.getResourceAsStream("/clientela.properties")) {
            Properties properties = new Properties();
            if (stream != null) {
                properties.load(stream);
            }
            return properties.getProperty("version", "");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read clientela.properties", e);
        }
    }
}
