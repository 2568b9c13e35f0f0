package io.clientela.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoundsTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(5);

    private final BlockingQueue<Boolean> made = new LinkedBlockingQueue<>();
    private Round rounds = new Round(LONG, false);

    private final class Round extends Rounds {

        private final boolean failing;

        Round(Duration pause, boolean failing) {
            super("tested", true, pause);
            this.failing = failing;
        }

        @Override
        protected Duration pauseAfterTrouble() {
            return SHORT;
        }

        @Override
        protected void round(boolean nudged) {
            made.add(nudged);
            if (failing) {
                throw new IllegalStateException("no luck");
            }
        }

        void wake() {
            nudge();
        }
    }

    @AfterEach
    void stop() {
        rounds.stop();
    }

    @Test
    void aRoundIsMadeWhenItsTimeHasCome() throws InterruptedException {
        rounds = new Round(SHORT, false);
        rounds.start();
        assertThat(made.poll(10, TimeUnit.SECONDS)).isFalse();
        assertThat(made.poll(10, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void aNudgeWakesItAtOnceAndManyNudgesMakeOneRound() throws InterruptedException {
        rounds.wake();
        rounds.wake();
        rounds.start();
        assertThat(made.poll(10, TimeUnit.SECONDS)).isTrue();
        assertThat(made.poll(200, TimeUnit.MILLISECONDS)).isNull();
        rounds.wake();
        assertThat(made.poll(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void oneThatFailsIsMadeAgainAfterItsOwnPause() throws InterruptedException {
        rounds = new Round(LONG, true);
        rounds.wake();
        rounds.start();
        assertThat(made.poll(10, TimeUnit.SECONDS)).isTrue();
        assertThat(made.poll(10, TimeUnit.SECONDS)).isFalse();
        assertThat(rounds.isRunning()).isTrue();
    }

    @Test
    void nothingIsMadeAfterTheStop() throws InterruptedException {
        rounds.start();
        rounds.stop();
        rounds.wake();
        assertThat(made.poll(200, TimeUnit.MILLISECONDS)).isNull();
        assertThat(rounds.isRunning()).isFalse();
    }
}
