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

    /**
     * @param name {@code POST /channels/{channel}/messages}
     * @param wantsToken whether the bot's token is asked for
     * @param path what fits, with a group for each place
     */
    record Route(String name, String method, Pattern path, List<String> places, boolean wantsToken, Handler handler) {
        static Route of(String name, boolean wantsToken, Handler handler) {
            int space = name.indexOf(' ');
            List<String> places =
                    PLACE.matcher(name).results().map(place -> place.group(1)).toList();
            Pattern path =
                    Pattern.compile(PLACE.matcher(name.substring(space + 1)).replaceAll("(?<$1>[^/]+)"));
            return new Route(name, name.substring(0, space), path, places, wantsToken, handler);
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

    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

    private final List<Route> all = new ArrayList<>();

    void add(String name, Handler handler) {
        all.add(Route.of(name, true, handler));
    }

    /** The token in its path is enough. */
    void addOpen(String name, Handler handler) {
        all.add(Route.of(name, false, handler));
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
