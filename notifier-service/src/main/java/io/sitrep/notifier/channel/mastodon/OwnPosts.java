package io.sitrep.notifier.channel.mastodon;

import io.sitrep.notifier.channel.http.Call;
import io.sitrep.notifier.channel.http.Calls;
import io.sitrep.notifier.channel.http.Reply;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Looks for a text among what the account itself has posted. */
final class OwnPosts {
    /** Few: each comes with all there is to say of the account, and no more than 64 KiB of an answer are read. */
    private static final int A_PAGE = 5;

    private static final int PAGES = 20;
    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    /** An id is a number, also where a server of another make writes letters: nothing in it leads elsewhere. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{1,64}");

    /**
     * @param id of the post, where there is one
     * @param unread the answer for which it could not be found out; else null
     */
    record Found(Optional<String> id, Reply unread) {
        static final Found NOTHING = new Found(Optional.empty(), null);
    }

    private final Function<String, Call> asked;
    private volatile String account;

    /** @param asked a request for a path, with what proves who asks */
    OwnPosts(Function<String, Call> asked) {
        this.asked = asked;
    }

    /**
     * @param text as it was sent, or a part of it
     * @param isPart whether it is one
     * @param since what is older is not looked at
     * @param known posts that are something else: the same words may have been said before
     */
    record Sought(String text, boolean isPart, Instant since, Collection<String> known) {
        Sought {
            text = plain(text);
            known = List.copyOf(known);
        }

        private boolean is(JsonObject status) {
            String said = said(status);
            return (isPart ? said.contains(text) : said.equals(text)) && !known.contains(status.getString("id"));
        }
    }

    /** Whether a status says this, as far as its HTML tells. */
    static boolean reads(JsonObject status, String text) {
        return said(status).equals(plain(text));
    }

    private static String said(JsonObject status) {
        String html = String.valueOf(status.getValue("content"));
        return plain(unescaped(TAG.matcher(html).replaceAll("")));
    }

    Uni<Found> find(Sought sought, Calls calls) {
        if (account != null) {
            return page(sought, "", 1, calls);
        }
        return calls.call(asked.apply("/api/v1/accounts/verify_credentials")).chain(reply -> {
            String id = String.valueOf(reply.json().getValue("id"));
            if (!reply.isSuccess() || !ID.matcher(id).matches()) {
                return unread(reply);
            }
            account = id;
            return page(sought, "", 1, calls);
        });
    }

    private Uni<Found> page(Sought sought, String before, int number, Calls calls) {
        String path = "/api/v1/accounts/" + account + "/statuses?exclude_reblogs=true&limit=" + A_PAGE + before;
        return calls.call(asked.apply(path)).chain(reply -> {
            JsonArray statuses = statuses(reply);
            if (statuses == null) {
                return unread(reply);
            }
            String last = "";
            for (Object one : statuses) {
                JsonObject status = (JsonObject) one;
                if (Instant.parse(status.getString("created_at")).isBefore(sought.since())) {
                    return Uni.createFrom().item(Found.NOTHING);
                }
                last = status.getString("id");
                if (sought.is(status)) {
                    return Uni.createFrom().item(new Found(Optional.of(last), null));
                }
            }
            return statuses.size() < A_PAGE
                            || number == PAGES
                            || !ID.matcher(last).matches()
                    ? Uni.createFrom().item(Found.NOTHING)
                    : page(sought, "&max_id=" + last, number + 1, calls);
        });
    }

    private static Uni<Found> unread(Reply reply) {
        return Uni.createFrom().item(new Found(Optional.empty(), reply));
    }

    /** Null when the answer is no list. */
    private static JsonArray statuses(Reply reply) {
        try {
            return reply.isSuccess() ? reply.body().toJsonArray() : null;
        } catch (DecodeException | ClassCastException other) {
            return null;
        }
    }

    /** Without what paragraphs and line breaks of HTML leave of white space. */
    private static String plain(String text) {
        return text.replaceAll("\\s+", "");
    }

    private static String unescaped(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
