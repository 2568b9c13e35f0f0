package io.clientela.terminal;

import io.clientela.Clientela;
import io.clientela.platform.DataFolder;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** The rooms, wired and running in this process. Close it; on Ctrl+C it closes itself. */
final class Application {

    /** All rooms but the console: for commands that do their work and end. */
    @EnableAutoConfiguration
    @ComponentScan(
            basePackages = {
                "io.clientela.platform",
                "io.clientela.identify",
                "io.clientela.organize",
                "io.clientela.demo"
            },
            nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
    static class WithoutConsole {}

    private Application() {}

    /**
     * With the console, as the owner of the data folder.
     *
     * @param purpose what others read who find the folder taken: {@code start}, {@code demo}
     * @param port the port of the console
     * @param folder the data folder
     * @throws io.clientela.platform.SetupException somewhere in its causes, if it cannot start
     */
    static ConfigurableApplicationContext withConsole(String purpose, int port, DataFolder folder) {
        Map<String, Object> settings = quiet(folder);
        settings.put("clientela.purpose", purpose);
        settings.put("server.port", port);
        return run(new SpringApplication(Clientela.class), settings);
    }

    /**
     * Without the console: on its own database, or on that of the process that owns the data folder. Jobs in the queue are
     * left to that process.
     *
     * @param purpose what others read who find the folder taken, such as {@code import}
     * @throws io.clientela.platform.SetupException somewhere in its causes, if it cannot start
     */
    static ConfigurableApplicationContext withoutConsole(String purpose) {
        Map<String, Object> settings = quiet(DataFolder.fromEnvironment(System.getenv()));
        settings.put("clientela.purpose", purpose);
        settings.put("clientela.joins", true);
        settings.put("clientela.background-jobs", false);
        SpringApplication application = new SpringApplication(WithoutConsole.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        return run(application, settings);
    }

    private static ConfigurableApplicationContext run(SpringApplication application, Map<String, Object> settings) {
        application.setLogStartupInfo(false);
        String[] arguments = settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        return application.run(arguments);
    }

    /** The screen is for the user; what programmers want to know goes to the log. */
    private static Map<String, Object> quiet(DataFolder folder) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("clientela.home", folder.root());
        settings.put("logging.file.name", folder.log().resolve("clientela.log"));
        settings.put("logging.console.enabled", false);
        return settings;
    }
}
