package io.sitrep.bot.slack.answer;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Which addresses are Slack's: nobody makes the bot post into a network of their choice.
 *
 * @param apiUrl where Slack's Web API is; the same server also takes late answers
 */
record SlackAddresses(URI apiUrl) {
    private static final URI LATE_ANSWERS = URI.create("https://hooks.slack.com");

    boolean covers(String address) {
        try {
            URI uri = new URI(address);
            return uri.getUserInfo() == null && (sameServer(uri, LATE_ANSWERS) || sameServer(uri, apiUrl));
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }

    private static boolean sameServer(URI a, URI b) {
        return b.getScheme().equalsIgnoreCase(a.getScheme())
                && b.getHost().equalsIgnoreCase(a.getHost())
                && b.getPort() == a.getPort();
    }
}
