package io.sitrep.notifier.channel.x;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.fakes.social.FakeX;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.http.Call;
import io.sitrep.notifier.channel.http.ProviderApi;
import io.sitrep.notifier.outside.MovedClock;
import io.sitrep.notifier.outside.RealService;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** X checks each signature, and takes none twice. */
@RealService
class CredentialsTest {
    private final MovedClock clock = new MovedClock();
    private final FakeX x = new FakeX(0, clock);

    @Inject
    ProviderApi api;

    /** What an operator sets for a token that lasts. */
    private record Keys(String secret) implements Settings.X {
        @Override
        public URI url() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<String> token() {
            return Optional.of(FakeX.LASTING_TOKEN);
        }

        @Override
        public Optional<String> tokenSecret() {
            return Optional.of(secret);
        }

        @Override
        public Optional<String> consumerKey() {
            return Optional.of(FakeX.CONSUMER_KEY);
        }

        @Override
        public Optional<String> consumerSecret() {
            return Optional.of(FakeX.CONSUMER_SECRET);
        }
    }

    @AfterEach
    void close() {
        x.close();
    }

    @Test
    void requestsAreSignedAlsoWhenTheOtherKindOfTokenHasExpired() {
        Credentials ours = new Credentials(new Keys(FakeX.LASTING_TOKEN_SECRET), clock);
        x.expireToken();
        assertThat(asked(ours.on(post()))).isEqualTo(201);
        assertThat(asked(ours.on(list()))).isEqualTo(200);
        assertThat(x.posts()).hasSize(1);
    }

    @Test
    void wrongSecretAnOldSignatureAndOneThatWasUsedAreRefused() {
        assertThat(asked(new Credentials(new Keys("another"), clock).on(post())))
                .isEqualTo(401);
        Credentials ours = new Credentials(new Keys(FakeX.LASTING_TOKEN_SECRET), clock);
        Call once = ours.on(list());
        assertThat(asked(once)).isEqualTo(200);
        assertThat(asked(once)).isEqualTo(401);
        Call late = ours.on(list());
        clock.move(Duration.ofMinutes(6));
        assertThat(asked(late)).isEqualTo(401);
        assertThat(x.posts()).isEmpty();
    }

    private Call post() {
        return Call.json(HttpMethod.POST, x.url().resolve("/2/tweets"), new JsonObject().put("text", "Signed."));
    }

    private Call list() {
        return Call.get(x.url()
                .resolve("/2/users/2244994945/tweets?max_results=40&tweet.fields=created_at,entities"
                        + "&start_time=2026-03-04T09:59:01Z"));
    }

    private int asked(Call call) {
        return api.call(call).await().atMost(Duration.ofSeconds(30)).status();
    }
}
