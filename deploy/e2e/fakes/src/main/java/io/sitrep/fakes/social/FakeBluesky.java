package io.sitrep.fakes.social;

import io.sitrep.fakes.Answered;
import io.sitrep.fakes.Asked;
import io.sitrep.fakes.Refused;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A Bluesky server (PDS) with one account: sessions that expire, records under keys that their writer chooses. 30 logins in 5 minutes,
 * 5,000 points of writing an hour, of which a record costs 3 and a delete 1. From docs.bsky.app/docs/advanced-guides/rate-limits,
 * atproto.com/specs/record-key and the lexicons com.atproto.server and com.atproto.repo, 2026-11.
 */
public final class FakeBluesky extends FakeNetwork {
    public static final String HANDLE = "status.example.com";
    public static final String PASSWORD = "abcd-efgh-ijkl-mnop";

    private static final String DID = "did:plc:ewvi7nxzyoun6zhxrhs64oiz";
    private static final Pattern RECORD_KEY = Pattern.compile("[A-Za-z0-9._:~-]{1,512}");
    private static final int POINTS = 5_000;
    private static final int PUT = 3;

    private final Set<String> access = new HashSet<>();
    private final Set<String> expired = new HashSet<>();
    private final Set<String> refresh = new HashSet<>();
    private final Map<String, PostRecord> records = new HashMap<>();
    private final Window logins = new Window(30, Duration.ofMinutes(5));
    private final Window points = new Window(POINTS, Duration.ofHours(1));
    private String password = PASSWORD;
    private boolean distrusts;
    private int sessions;
    private int refreshes;

    public FakeBluesky(int port, Clock clock) {
        super(port, clock);
    }

    /** How often somebody logged in, or tried to. */
    public long logins() {
        return asked().stream()
                .filter(one -> one.path().endsWith("createSession"))
                .count();
    }

    public synchronized int refreshes() {
        return refreshes;
    }

    /** The access tokens that were given out are of no use any more; what renews them still is. */
    public synchronized void expireAccess() {
        expired.addAll(access);
        access.clear();
    }

    /** Nor is what renews them. */
    public synchronized void expireAll() {
        expireAccess();
        refresh.clear();
    }

    /** It gives out sessions and knows none of them. */
    public synchronized void distrust() {
        distrusts = true;
    }

    public synchronized void password(String next) {
        password = next;
    }

    /** How many points of writing it takes in an hour. */
    public synchronized void points(int most) {
        points.most(most);
    }

    /** What stands under a record's URI. */
    public synchronized JsonObject record(String uri) {
        return records.get(uri).json();
    }

    @Override
    protected synchronized Answered handle(Asked request) {
        String method = request.path().replaceFirst("^/xrpc/", "");
        return switch (request.method() + " " + method) {
            case "POST com.atproto.server.createSession" -> create(request.json());
            case "POST com.atproto.server.refreshSession" -> renew(request);
            case "POST com.atproto.repo.putRecord" -> put(mine(request));
            case "POST com.atproto.repo.deleteRecord" -> delete(mine(request));
            case "GET com.atproto.repo.getRecord" -> get(request);
            default -> throw error(501, "MethodNotImplemented", "Method Not Implemented");
        };
    }

    private Answered create(JsonObject body) {
        if (!logins.take(clock.instant())) {
            throw new Refused(limited(
                    error(429, "RateLimitExceeded", "Rate Limit Exceeded").answered(), logins));
        }
        if (!HANDLE.equals(body.getString("identifier")) || !password.equals(body.getString("password"))) {
            throw error(401, "AuthenticationRequired", "Invalid identifier or password");
        }
        return session();
    }

    private Answered renew(Asked request) {
        if (request.body().length() > 0) {
            throw error(400, "InvalidRequest", "A request body was provided when none was expected");
        }
        if (!refresh.remove(bearer(request))) {
            throw error(400, "ExpiredToken", "Token has been revoked");
        }
        refreshes++;
        return session();
    }

    private Answered session() {
        sessions++;
        String accessJwt = "eyJ0eXAiOiJhdCtqd3QifQ.access." + sessions;
        String refreshJwt = "eyJ0eXAiOiJyZWZyZXNoK2p3dCJ9.refresh." + sessions;
        access.add(accessJwt);
        refresh.add(refreshJwt);
        return Answered.json(
                200,
                new JsonObject()
                        .put("did", DID)
                        .put("handle", HANDLE)
                        .put("accessJwt", accessJwt)
                        .put("refreshJwt", refreshJwt)
                        .put("active", true));
    }

    /** @return what is asked, by who may ask */
    private JsonObject mine(Asked request) {
        String token = bearer(request);
        if (expired.contains(token)) {
            throw error(400, "ExpiredToken", "Token has expired");
        }
        if (token.isEmpty()) {
            throw error(401, "AuthMissing", "Authentication Required");
        }
        if (distrusts || !access.contains(token)) {
            throw error(400, "InvalidToken", "Token could not be verified");
        }
        return request.json();
    }

    private Answered put(JsonObject body) {
        String uri = uri(body);
        for (int i = 0; i < PUT; i++) {
            if (!points.take(clock.instant())) {
                throw new Refused(limited(
                        error(429, "RateLimitExceeded", "Rate Limit Exceeded").answered(), points));
            }
        }
        PostRecord record = PostRecord.of(body.getJsonObject("record"));
        PostRecord parent = record.parent() == null ? null : records.get(record.parent());
        // The real server takes it, and the network shows it to nobody.
        if (parent != null && !record.root().equals(parent.root() == null ? record.parent() : parent.root())) {
            throw error(400, "InvalidRequest", "not a reply to the root of its parent");
        }
        records.put(uri, record);
        keep(new Post(uri, record.text(), record.parent(), record.language(), record.mentioned()));
        return limited(
                Answered.json(
                        200,
                        new JsonObject()
                                .put("uri", uri)
                                .put("cid", record.cid())
                                .put("validationStatus", "valid")),
                points);
    }

    /** As the real one: what is not there was deleted as well. */
    private Answered delete(JsonObject body) {
        String uri = uri(body);
        if (!mayDelete()) {
            throw error(400, "InvalidRequest", "Could not delete record");
        }
        points.take(clock.instant());
        records.remove(uri);
        takeAway(uri);
        return limited(Answered.json(200, new JsonObject()), points);
    }

    private Answered get(Asked request) {
        String uri = uri(new JsonObject()
                .put("repo", request.query().get("repo"))
                .put("collection", request.query().get("collection"))
                .put("rkey", request.query().get("rkey")));
        PostRecord record = records.get(uri);
        if (record == null) {
            throw error(400, "RecordNotFound", "Could not locate record");
        }
        return Answered.json(
                200, new JsonObject().put("uri", uri).put("cid", record.cid()).put("value", record.json()));
    }

    private static String uri(JsonObject named) {
        String key = named.getString("rkey", "");
        if (!DID.equals(named.getString("repo")) || !PostRecord.TYPE.equals(named.getString("collection"))) {
            throw error(400, "InvalidRequest", "Could not find repo");
        }
        if (!RECORD_KEY.matcher(key).matches() || key.equals(".") || key.equals("..")) {
            throw error(400, "InvalidRequest", "record key does not match the syntax");
        }
        return "at://" + DID + "/" + PostRecord.TYPE + "/" + key;
    }

    private static String bearer(Asked request) {
        String header = request.headers().get("Authorization");
        return header == null ? "" : header.replaceFirst("^Bearer ", "");
    }

    private static Answered limited(Answered answer, Window window) {
        return answer.with("ratelimit-limit", Integer.toString(window.most()))
                .with("ratelimit-remaining", Integer.toString(window.left()))
                .with("ratelimit-reset", Long.toString(window.ends().getEpochSecond()))
                .with("ratelimit-policy", window.most() + ";w=3600");
    }

    static Refused error(int status, String name, String message) {
        return new Refused(
                Answered.json(status, new JsonObject().put("error", name).put("message", message)));
    }
}
