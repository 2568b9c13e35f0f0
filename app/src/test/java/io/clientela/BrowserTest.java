package io.clientela;

import io.clientela.organize.People;
import io.clientela.platform.ClientelaTest;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a test in the browser extends: each test has a fresh window, all have one application and one database. */
@ClientelaTest
public abstract class BrowserTest {

    @LocalServerPort
    private int port;

    @Autowired
    protected People people;

    /** The window. */
    protected Browser browser;

    @BeforeEach
    void openWindow() {
        browser = new Browser(address(), people);
    }

    @AfterEach
    void closeWindow() {
        browser.close();
    }

    /** Where the application is. */
    protected URI address() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }
}
