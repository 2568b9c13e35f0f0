package io.clientela.bench;

import io.clientela.Clientela;
import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole of Clientela on a folder, with a console on a free port and no work in the background. */
final class Consoles {

    private Consoles() {}

    static ConfigurableApplicationContext open(Path home) {
        var application = new SpringApplication(Clientela.class);
        application.setLogStartupInfo(false);
        return application.run(
                "--clientela.home=" + home,
                "--clientela.purpose=bench",
                "--clientela.background-jobs=false",
                "--server.port=0",
                "--logging.level.root=warn");
    }
}
