package io.clientela.platform.internal;

import com.zaxxer.hikari.HikariDataSource;
import io.clientela.platform.DataFolder;
import io.clientela.platform.internal.postgres.Address;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;

/** The ground that every room stands on. Its settings are {@code clientela.*} in {@code application.yaml}. */
@Configuration(proxyBeanMethods = false)
class PlatformConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    DataFolder dataFolder(@Value("${clientela.home}") String home) {
        return new DataFolder(Path.of(home));
    }

    @Bean
    Database database(
            DataFolder folder,
            @Value("${clientela.database-url}") String server,
            @Value("${clientela.purpose}") String purpose,
            @Value("${clientela.joins}") boolean joins) {
        return Database.open(folder, Optional.of(server).filter(url -> !url.isBlank()), purpose, joins);
    }

    /** Everyone who has the pool has a database that is up to date. */
    @Bean
    HikariDataSource dataSource(Database database) {
        return migrated(database.address());
    }

    private static HikariDataSource migrated(Address address) {
        HikariDataSource pool = Pool.open(address);
        try {
            Migrations.migrate(pool);
            return pool;
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    @Bean
    @ConditionalOnWebApplication
    FilterRegistrationBean<RequestBound> requestBound() {
        FilterRegistrationBean<RequestBound> registration = new FilterRegistrationBean<>(new RequestBound());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    /** Writes the console's address beside the lock, for {@code status} and for a second start. */
    @Bean
    ConsoleAddress consoleAddress(Database database) {
        return new ConsoleAddress(database);
    }

    record ConsoleAddress(Database database) {

        @EventListener
        void started(WebServerInitializedEvent event) {
            database.consoleAt("http://127.0.0.1:" + event.getWebServer().getPort());
        }
    }
}
