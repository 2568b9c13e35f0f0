package io.clientela.terminal;

import io.clientela.platform.SetupException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.stream.IntStream;

/** Finds the port of the console. */
final class Ports {

    private static final String VARIABLE = "CLIENTELA_PORT";
    private static final int FIRST = 8080;
    private static final int TRIES = 100;

    private Ports() {}

    /**
     * The port that the environment names, or else the first free one from 8080 on.
     *
     * @throws SetupException if the named one is no port or is taken
     */
    static int choose(Map<String, String> environment) {
        String named = environment.getOrDefault(VARIABLE, "").strip();
        if (named.isEmpty()) {
            return IntStream.range(FIRST, FIRST + TRIES)
                    .filter(Ports::free)
                    .findFirst()
                    .orElseThrow(() -> new SetupException("The ports from " + FIRST
                            + " on are all taken. Name a free one" + " with " + VARIABLE + "."));
        }
        int port = named.matches("\\d{1,5}") ? Integer.parseInt(named) : 0;
        if (port < 1 || port > 65_535) {
            throw new SetupException(VARIABLE + "=" + named + " is not a port: give a number from 1 to 65535.");
        }
        if (!free(port)) {
            throw new SetupException("Port " + port + " is taken by another program. Name a free one with " + VARIABLE
                    + ", or leave it out: Clientela then takes a free one.");
        }
        return port;
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
