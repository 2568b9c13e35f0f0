package io.clientela.interact.internal.outbox;

import io.clientela.interact.internal.Sendable;
import io.clientela.platform.internal.Pool;
import io.clientela.platform.internal.postgres.Address;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/** A process that sends what is due, on as many threads as the sender has, until nothing is or it is killed. */
public final class SendProcess {

    private SendProcess() {}

    /** Takes url, user and password of the database, and the file that says that the first message left. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (var pool = Pool.open(new Address(arguments[0], arguments[1], arguments[2]), 8);
                var firm = Sendable.mailing(pool)) {
            var sender = firm.get(Sender.class);
            firm.get(Settling.class).round();
            var threads = new ArrayList<Thread>();
            for (int i = 0; i < Sender.THREADS; i++) {
                threads.add(Thread.ofPlatform().start(sender::drain));
            }
            while (sender.handed() == 0 && threads.stream().anyMatch(Thread::isAlive)) {
                Thread.sleep(1);
            }
            Files.createFile(Path.of(arguments[3]));
            for (var thread : threads) {
                thread.join();
            }
        }
    }
}
