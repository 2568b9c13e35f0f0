package io.clientela.platform;

import io.clientela.Clientela;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import org.awaitility.Awaitility;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test on the whole application with a web server on a free port ({@code @LocalServerPort}), in a data folder of its own
 * and on a {@link TestDatabase#fresh() fresh database}. Classes with equal settings share one context, so one database.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(classes = Clientela.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = ClientelaTest.OwnGround.class)
public @interface ClientelaTest {

    /** Gives each context its folder and database. */
    class OwnGround implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        // what a server of another class throws in a thread of its own is no fault of the test that waits beside it
        static {
            Awaitility.doNotCatchUncaughtExceptionsByDefault();
        }

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var home = TestFolders.fresh("home");
            var database = TestDatabase.fresh();
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "own-ground",
                            Map.of(
                                    "clientela.home",
                                    home.toString(),
                                    "clientela.database-url",
                                    database.url(),
                                    "clientela.picture-every",
                                    "0s",
                                    "clientela.results-every",
                                    "0s",
                                    "server.shutdown",
                                    "immediate",
                                    "server.tomcat.basedir",
                                    home.resolve("tomcat").toString())));
        }
    }
}
