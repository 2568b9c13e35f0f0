package io.clientela.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine;

/** Which Clientela this is. */
final class Version implements CommandLine.IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        return new String[] {"Clientela " + clientela() + ", Java " + Runtime.version() + ", PostgreSQL 18"};
    }

    private static String clientela() throws IOException {
        try (InputStream stream = Version.class.getResourceAsStream("/clientela.properties")) {
            if (stream == null) {
                throw new IOException("clientela.properties is missing");
            }
            Properties properties = new Properties();
            properties.load(stream);
            return properties.getProperty("version", "");
        }
    }
}
