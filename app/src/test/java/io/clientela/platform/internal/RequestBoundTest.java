package io.clientela.platform.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RequestBoundTest {

    @Test
    void letsSoManyInAndTellsTheOthersToComeAgain() throws Exception {
        RequestBound bound = new RequestBound(2, 200);
        CountDownLatch inside = new CountDownLatch(2);
        CountDownLatch leave = new CountDownLatch(1);
        AtomicInteger served = new AtomicInteger();
        for (int i = 0; i < 2; i++) {
            Thread.ofVirtual()
                    .start(() -> pass(bound, "/customers", () -> {
                        inside.countDown();
                        leave.await();
                        served.incrementAndGet();
                    }));
        }
        inside.await();
        MockHttpServletResponse third = pass(bound, "/customers", served::incrementAndGet);
        assertThat(third.getStatus()).isEqualTo(503);
        assertThat(third.getHeader("Retry-After")).isEqualTo("5");
        assertThat(served).hasValue(0);
        assertThat(pass(bound, "/health", () -> {}).getStatus()).isEqualTo(200);
        leave.countDown();
        MockHttpServletResponse fourth = pass(new RequestBound(1, 200), "/customers", served::incrementAndGet);
        assertThat(fourth.getStatus()).isEqualTo(200);
        assertThat(pass(bound, "/customers", () -> {}).getStatus()).isEqualTo(200);
    }

    private interface Step {
        void run() throws Exception;
    }

    private static MockHttpServletResponse pass(RequestBound bound, String path, Step step) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        try {
            bound.doFilter(new MockHttpServletRequest("GET", path), response, (request, answer) -> {
                try {
                    step.run();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return response;
    }
}
