package io.clientela.platform;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

@ClientelaTest
class SpringContextTest {

    @Autowired
    DataSource dataSource;

    @Autowired
    JdbcClient jdbc;

    @Value("${clientela.home}")
    String home = "";

    @Test
    void keepsItsFilesUnderTargetAndNotInTheSystemsFolder() {
        assertThat(home).contains("test-folders").doesNotStartWith("/tmp/clientela-home-");
    }

    @Test
    void startsOnAMigratedDatabase() {
        assertThat(jdbc.sql("SELECT count(*) FROM platform.journal")
                        .query(Long.class)
                        .single())
                .isNotNegative();
        assertThat(dataSource).isInstanceOf(com.zaxxer.hikari.HikariDataSource.class);
    }
}
