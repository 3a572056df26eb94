package io.sitrep.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Asks a service whether it is ready to work. */
final class Readiness {
    private static final long BETWEEN_MILLIS = 100;
    private static final int ANSWER_MILLIS = 3_000;

    private final URI address;

    Readiness(URI address) {
        this.address = address;
    }

    /** Asks until it says yes, the time is over, or there is no sense in waiting on. */
    boolean within(Duration patience, BooleanSupplier worthWaiting) {
        Instant end = Instant.now().plus(patience);
        while (worthWaiting.getAsBoolean() && Instant.now().isBefore(end)) {
            if (now()) {
                return true;
            }
            try {
                Thread.sleep(BETWEEN_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    private boolean now() {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(ANSWER_MILLIS);
            connection.setReadTimeout(ANSWER_MILLIS);
            int status = connection.getResponseCode();
            connection.disconnect();
            return status == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }
}
