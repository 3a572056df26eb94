package io.sitrep.fakes.discord;

import io.sitrep.fakes.Answered;
import io.sitrep.fakes.Asked;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What there is in REST v10, by method and path. */
final class Routes {
    /** One route. */
    interface Handler {
        /** @throws DiscordError where Discord refuses */
        Answered handle(Call call);
    }

    /** @param name {@code POST /channels/{channel}/messages}. @param wantsToken whether the bot's token is asked for */
    record Route(String name, boolean wantsToken, Handler handler) {
        String method() {
            return name.substring(0, name.indexOf(' '));
        }

        Pattern path() {
            return Pattern.compile(name.substring(name.indexOf(' ') + 1).replaceAll("\\{([a-z]+)}", "(?<$1>[^/]+)"));
        }

        List<String> places() {
            return Pattern.compile("\\{([a-z]+)}")
                    .matcher(name)
                    .results()
                    .map(place -> place.group(1))
                    .toList();
        }
    }

    /** A request and where it goes. */
    record Match(Route route, Call call) {
        /** Routes count their limits for each of these alone. */
        String major() {
            return call.at().getOrDefault("channel", "")
                    + call.at().getOrDefault("guild", "")
                    + call.at().getOrDefault("token", "");
        }
    }

    static final String API = "/api/v10";

    private final List<Route> all = new ArrayList<>();

    void add(String name, Handler handler) {
        all.add(new Route(name, true, handler));
    }

    /** The token in its path is enough. */
    void addOpen(String name, Handler handler) {
        all.add(new Route(name, false, handler));
    }

    boolean has(String name) {
        return all.stream().anyMatch(route -> route.name().equals(name));
    }

    /** The first that fits. */
    Optional<Match> find(Asked asked) {
        if (!asked.path().startsWith(API + "/")) {
            return Optional.empty();
        }
        String path = asked.path().substring(API.length());
        for (Route route : all) {
            Matcher fits = route.path().matcher(path);
            if (route.method().equals(asked.method()) && fits.matches()) {
                Map<String, String> at = new LinkedHashMap<>();
                route.places().forEach(place -> at.put(place, decoded(fits.group(place))));
                return Optional.of(new Match(route, new Call(asked, at)));
            }
        }
        return Optional.empty();
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
