package io.sitrep.notifier.channel.twilio;

import io.sitrep.notifier.channel.http.Call;
import io.sitrep.notifier.channel.http.Calls;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One look at Twilio's list of messages or calls, page by page, newest first, until what is older than wanted. A resource has about
 * 1,000 bytes, and {@code next_page_uri} is the next page's path. Source: twilio.com/docs/usage/twilios-response, 2026-11.
 */
final class MadeList {
    /** So that a page stays well below what is read of an answer. */
    static final int PAGE = 20;

    /** Nobody gets more than that in hours. */
    static final int MOST_PAGES = 5;

    private final Calls calls;
    private final URI list;
    private final String credentials;
    private final String from;
    private final String name;
    private final List<TwilioApi.Made> read = new ArrayList<>();

    /**
     * @param list its address
     * @param from the number or the messaging service that is ours: an account may have others
     */
    MadeList(Calls calls, URI list, String credentials, String from) {
        this.calls = calls;
        this.list = list;
        this.credentials = credentials;
        this.from = from;
        String file = list.getPath().substring(list.getPath().lastIndexOf('/') + 1);
        this.name = file.replace(".json", "").toLowerCase(Locale.ROOT);
    }

    /** See {@link TwilioApi#made}. */
    Uni<Optional<List<TwilioApi.Made>>> of(String to, Instant since) {
        URI first = URI.create(list + "?To=" + URLEncoder.encode(to, StandardCharsets.UTF_8) + "&PageSize=" + PAGE);
        return page(first, since, MOST_PAGES).onFailure().recoverWithItem(Optional.empty());
    }

    private Uni<Optional<List<TwilioApi.Made>>> page(URI page, Instant since, int left) {
        return calls.call(Call.get(page).with("Authorization", credentials)).chain(reply -> {
            JsonArray shown = reply.isSuccess() ? reply.json().getJsonArray(name) : null;
            if (shown == null) {
                return Uni.createFrom().item(Optional.empty());
            }
            String next = reply.json().getString("next_page_uri");
            if (isPast(shown, since) || next == null) {
                return Uni.createFrom().item(Optional.of(List.copyOf(read)));
            }
            return left > 1
                    ? page(following(next), since, left - 1)
                    : Uni.createFrom().item(Optional.empty());
        });
    }

    /** @return whether something in it is older: so is all that follows */
    private boolean isPast(JsonArray shown, Instant since) {
        boolean past = false;
        for (Object each : shown) {
            JsonObject one = (JsonObject) each;
            Instant at = ZonedDateTime.parse(one.getString("date_created"), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            past |= at.isBefore(since);
            if (!at.isBefore(since) && isOurs(one)) {
                String text = one.getString("body");
                read.add(new TwilioApi.Made(one.getString("sid"), text == null ? "" : text, at));
            }
        }
        return past;
    }

    private boolean isOurs(JsonObject one) {
        return from.equals(one.getString(TwilioApi.isService(from) ? "messaging_service_sid" : "from"));
    }

    /** Of the same list: the credentials are sent nowhere else. */
    private URI following(String next) {
        URI page = list.resolve(next);
        if (!page.getPath().equals(list.getPath())
                || !String.valueOf(page.getAuthority()).equals(list.getAuthority())) {
            throw new IllegalArgumentException("the next page is no page of the list");
        }
        return page;
    }
}
