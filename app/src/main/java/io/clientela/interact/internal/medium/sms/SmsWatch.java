package io.clientela.interact.internal.medium.sms;

import io.clientela.platform.Rounds;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Keeps the line to the operator open, so that what customers write and what became of messages comes in at any time. */
@Component
class SmsWatch extends Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(SmsWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(30);

    private final ObjectProvider<SmsCarrier> carrier;
    private boolean told;

    SmsWatch(ObjectProvider<SmsCarrier> carrier, @Value("${clientela.background-jobs}") boolean background) {
        super("sms", background, EVERY);
        this.carrier = carrier;
    }

    @Override
    protected void round(boolean nudged) {
        try {
            var known = carrier.getIfAvailable();
            if (known != null) {
                known.keepOpen();
            }
            told = false;
        } catch (IOException e) {
            if (!told) {
                LOG.warn("no line to the SMS operator: {}", e.getMessage());
            }
            told = true;
        }
    }
}
