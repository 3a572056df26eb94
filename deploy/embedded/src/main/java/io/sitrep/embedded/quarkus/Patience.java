package io.sitrep.embedded.quarkus;

import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Waits of tests that name no bound end after this one: a machine that stands still for seconds fails nothing. */
public final class Patience implements QuarkusTestBeforeClassCallback {
    private static final Duration AT_MOST = Duration.ofSeconds(30);

    @Override
    public void beforeClass(Class<?> testClass) {
        Awaitility.setDefaultTimeout(AT_MOST);
    }
}
