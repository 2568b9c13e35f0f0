package io.clientela.interact.internal.medium.mail;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A conversation with a mail server (RFC 5321, with STARTTLS, AUTH and PIPELINING where it has them), kept for many
 * messages. It is our own since it must say exactly up to where a message got: what is thrown before {@link #send} has begun
 * to write the text means that the message did not leave.
 */
final class SmtpConnection implements AutoCloseable {

    private static final int CONNECT_MILLIS = 15_000;
    private static final int ANSWER_MILLIS = 60_000;
    private static final byte[] END = {'\r', '\n', '.', '\r', '\n'};

    private final EmailSettings.Server server;
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private Set<String> extensions = Set.of();
    private long usedAt = System.nanoTime();
    private boolean broken;

    private SmtpConnection(EmailSettings.Server server, Socket socket) throws IOException {
        this.server = server;
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
    }

    /** The server refused the conversation itself, before any message. */
    static final class Refusal extends IOException {

        private static final long serialVersionUID = 1;
        private final transient SmtpReply reply;

        Refusal(String what, SmtpReply reply) {
            super(what + ": " + reply);
            this.reply = reply;
        }

        SmtpReply reply() {
            return reply;
        }
    }

    /** How far a message got. */
    sealed interface Sent {

        /** The server has it. */
        record Accepted(SmtpReply reply) implements Sent {}

        /**
         * The server does not want it.
         *
         * @param step which command it refused: {@code MAIL}, {@code RCPT} or {@code DATA}
         */
        record Refused(String step, SmtpReply reply) implements Sent {}

        /** The conversation ended before the text was sent. */
        record NotSent(String words) implements Sent {}

        /** The conversation ended after the text was sent: nobody knows. */
        record Unknown(String words) implements Sent {}
    }

    /** Opens a conversation, closed to others and with a name as the settings say. */
    static SmtpConnection open(EmailSettings.Server server) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(server.host(), server.port()), CONNECT_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            Socket used = server.tls().equals("tls") ? encrypted(socket, server) : socket;
            SmtpConnection connection = new SmtpConnection(server, used);
            connection.begin();
            return connection;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    private static SSLSocket encrypted(Socket plain, EmailSettings.Server server) throws IOException {
        SSLSocket closed = (SSLSocket) ((SSLSocketFactory) SSLSocketFactory.getDefault())
                .createSocket(plain, server.host(), server.port(), true);
        SSLParameters parameters = closed.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        closed.setSSLParameters(parameters);
        closed.startHandshake();
        return closed;
    }

    private void begin() throws IOException {
        expect("greeting", answer());
        hello();
        if (server.tls().equals("starttls")) {
            expect("STARTTLS", ask("STARTTLS"));
            socket = encrypted(socket, server);
            in = new BufferedInputStream(socket.getInputStream());
            out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
            hello();
        }
        if (!server.user().isEmpty()) {
            String both = "\0" + server.user() + "\0" + server.password();
            String named = Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
            expect("AUTH", ask("AUTH PLAIN " + named));
        }
    }

    private void hello() throws IOException {
        SmtpReply reply = ask("EHLO " + self());
        expect("EHLO", reply);
        Set<String> offered = new HashSet<>();
        reply.text().lines().forEach(line -> offered.add(line.strip().toUpperCase(Locale.ROOT)));
        extensions = offered;
    }

    private String self() {
        String address = socket.getLocalAddress().getHostAddress();
        return address.contains(":") ? "[IPv6:" + address.replaceAll("%.*", "") + "]" : "[" + address + "]";
    }

    private static void expect(String what, SmtpReply reply) throws Refusal {
        if (!reply.good()) {
            throw new Refusal(what, reply);
        }
    }

    /** Hands over one message. */
    Sent send(String from, String to, byte[] message) {
        usedAt = System.nanoTime();
        try {
            Sent.Refused refused = announce("MAIL FROM:<" + from + ">", "RCPT TO:<" + to + ">");
            if (refused != null) {
                reset();
                return refused;
            }
            writeText(message);
        } catch (IOException e) {
            broken = true;
            return new Sent.NotSent(words(e));
        }
        try {
            out.flush();
            SmtpReply reply = answer();
            return reply.good() ? new Sent.Accepted(reply) : new Sent.Refused("DATA", reply);
        } catch (IOException e) {
            broken = true;
            return new Sent.Unknown(words(e));
        }
    }

    private Sent.@Nullable Refused announce(String mail, String rcpt) throws IOException {
        if (extensions.contains("PIPELINING")) {
            write(mail);
            write(rcpt);
            write("DATA");
            out.flush();
            SmtpReply ofMail = answer();
            SmtpReply ofRcpt = answer();
            SmtpReply ofData = answer();
            Sent.Refused refused = refusal(ofMail, ofRcpt, ofData);
            if (refused != null && ofData.good()) { // it waits for a text without anybody to have it
                write(".");
                out.flush();
                answer();
            }
            return refused;
        }
        SmtpReply ofMail = ask(mail);
        SmtpReply ofRcpt = ofMail.good() ? ask(rcpt) : ofMail;
        SmtpReply ofData = ofMail.good() && ofRcpt.good() ? ask("DATA") : ofRcpt;
        return refusal(ofMail, ofRcpt, ofData);
    }

    private static Sent.@Nullable Refused refusal(SmtpReply mail, SmtpReply rcpt, SmtpReply data) {
        if (!mail.good()) {
            return new Sent.Refused("MAIL", mail);
        }
        if (!rcpt.good()) {
            return new Sent.Refused("RCPT", rcpt);
        }
        return data.good() ? null : new Sent.Refused("DATA", data);
    }

    /** Writes the text with dots doubled at the start of lines, into the buffer for the most part; the end comes last. */
    private void writeText(byte[] message) throws IOException {
        var text = new ByteArrayOutputStream(message.length + 64);
        int from = 0;
        for (int i = 0; i < message.length; i++) {
            if (message[i] == '.' && (i == 0 || message[i - 1] == '\n')) {
                text.write(message, from, i - from);
                text.write('.');
                from = i;
            }
        }
        text.write(message, from, message.length - from);
        byte[] whole = text.toByteArray();
        boolean ended = whole.length >= 2 && whole[whole.length - 1] == '\n';
        out.write(whole);
        out.write(ended ? Arrays.copyOfRange(END, 2, END.length) : END);
    }

    private void reset() {
        try {
            ask("RSET");
        } catch (IOException e) {
            broken = true;
        }
    }

    /** Whether it can take another message; asks the server where it was silent for a while. */
    boolean alive() {
        if (broken || socket.isClosed()) {
            return false;
        }
        if (System.nanoTime() - usedAt < 2_000_000_000L) {
            return true;
        }
        try {
            return ask("NOOP").good();
        } catch (IOException e) {
            broken = true;
            return false;
        }
    }

    private SmtpReply ask(String command) throws IOException {
        write(command);
        out.flush();
        return answer();
    }

    private void write(String command) throws IOException {
        out.write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private SmtpReply answer() throws IOException {
        var text = new StringBuilder();
        while (true) {
            String line = line();
            if (line.length() < 3) {
                throw new IOException("no answer of a mail server: " + line);
            }
            text.append(line.length() > 4 ? line.substring(4) : "");
            if (line.length() == 3 || line.charAt(3) != '-') {
                return new SmtpReply(number(line), text.toString());
            }
            text.append('\n');
        }
    }

    private static int number(String line) throws IOException {
        try {
            return Integer.parseInt(line.substring(0, 3));
        } catch (NumberFormatException e) {
            throw new IOException("no answer of a mail server: " + line, e);
        }
    }

    private String line() throws IOException {
        var line = new StringBuilder(64);
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (line.length() > 4_000) {
                throw new IOException("a line without end");
            }
            line.append((char) read);
        }
        return line.toString().stripTrailing();
    }

    private static String words(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    @Override
    public void close() {
        try (Socket closing = socket) {
            if (!broken) {
                closing.setSoTimeout(1_000);
                ask("QUIT");
            }
        } catch (IOException gone) {
            broken = true;
        }
    }
}
