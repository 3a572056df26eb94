package io.sitrep.notifier;

import io.quarkus.runtime.Startup;
import io.sitrep.kit.settings.Wanted;
import io.sitrep.kit.settings.Wanted.Given;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Refuses to start with accounts at providers that can't work, naming the variable and never its value. Half an account would be
 * no account, and nothing would say so.
 */
@Startup
@Singleton
public class AccountsCheck {
    /** A number in international form, or a messaging service. */
    private static final Pattern SENDER = Pattern.compile("\\+[1-9][0-9]{4,14}|[0-9]{3,8}|MG[0-9a-fA-F]{32}");

    AccountsCheck(Settings settings) {
        twilio(settings.twilio());
        Wanted.web("SITREP_TELEGRAM_URL", settings.telegram().url());
        word("SITREP_TELEGRAM_TOKEN", settings.telegram().token());
        mastodon(settings.mastodon());
        bluesky(settings.bluesky());
        x(settings.x());
    }

    private static void twilio(Settings.Twilio twilio) {
        Wanted.web("SITREP_TWILIO_URL", twilio.url());
        word("SITREP_TWILIO_ACCOUNT_SID", twilio.accountSid());
        word("SITREP_TWILIO_AUTH_TOKEN", twilio.authToken());
        boolean isSender =
                twilio.from().isEmpty() || SENDER.matcher(twilio.from().get()).matches();
        Wanted.that(isSender, "SITREP_TWILIO_FROM", "must be a number such as +15005550006, or MG and 32 hex digits");
        Wanted.together(
                new Given("SITREP_TWILIO_ACCOUNT_SID", twilio.accountSid()),
                new Given("SITREP_TWILIO_AUTH_TOKEN", twilio.authToken()),
                new Given("SITREP_TWILIO_FROM", twilio.from()));
    }

    private static void mastodon(Settings.Mastodon mastodon) {
        mastodon.url().ifPresent(url -> Wanted.web("SITREP_MASTODON_URL", url));
        word("SITREP_MASTODON_TOKEN", mastodon.token());
        Wanted.together(
                new Given("SITREP_MASTODON_URL", mastodon.url()), new Given("SITREP_MASTODON_TOKEN", mastodon.token()));
    }

    private static void bluesky(Settings.Bluesky bluesky) {
        Wanted.web("SITREP_BLUESKY_URL", bluesky.url());
        bluesky.handle().ifPresent(handle -> Wanted.domain("SITREP_BLUESKY_HANDLE", handle));
        word("SITREP_BLUESKY_PASSWORD", bluesky.password());
        Wanted.together(
                new Given("SITREP_BLUESKY_HANDLE", bluesky.handle()),
                new Given("SITREP_BLUESKY_PASSWORD", bluesky.password()));
    }

    private static void x(Settings.X x) {
        Wanted.web("SITREP_X_URL", x.url());
        word("SITREP_X_TOKEN", x.token());
        word("SITREP_X_TOKEN_SECRET", x.tokenSecret());
        word("SITREP_X_CONSUMER_KEY", x.consumerKey());
        word("SITREP_X_CONSUMER_SECRET", x.consumerSecret());
        Wanted.together(
                new Given("SITREP_X_TOKEN_SECRET", x.tokenSecret()),
                new Given("SITREP_X_CONSUMER_KEY", x.consumerKey()),
                new Given("SITREP_X_CONSUMER_SECRET", x.consumerSecret()));
        boolean isWhole = x.token().isPresent() || x.tokenSecret().isEmpty();
        Wanted.that(isWhole, "SITREP_X_TOKEN", "must be set where SITREP_X_TOKEN_SECRET is");
    }

    private static void word(String variable, Optional<String> secret) {
        secret.ifPresent(text -> Wanted.word(variable, text));
    }
}
