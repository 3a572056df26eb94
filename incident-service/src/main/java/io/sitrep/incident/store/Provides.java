package io.sitrep.incident.store;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sitrep.kit.json.StrictJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which of the ways on which people are told a component is: while it is out nobody is told of that by it alone.
 *
 * @param channel as subscribers name it, or null
 * @param mailDomains the domains whose mail it takes
 */
public record Provides(String channel, List<String> mailDomains) {
    /** As the contract has them. */
    public static final Set<String> CHANNELS = Set.of(
            "email",
            "webhook",
            "slack",
            "discord",
            "teams",
            "google_chat",
            "sms",
            "voice",
            "telegram",
            "mastodon",
            "bluesky",
            "x");

    public static final int MOST_DOMAINS = 200;

    private static final ObjectMapper JSON = StrictJson.newMapper();
    private static final Pattern DOMAIN =
            Pattern.compile("(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");

    public Provides {
        // One that is missing in the list is for whoever checks to refuse.
        mailDomains = mailDomains == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(mailDomains));
    }

    public static boolean isDomain(String text) {
        return text != null && DOMAIN.matcher(text).matches();
    }

    @JsonIgnore
    public boolean isNothing() {
        return channel == null && mailDomains.isEmpty();
    }

    /** As it is kept; null for null. */
    public static String text(Provides provides) {
        try {
            return provides == null ? null : JSON.writeValueAsString(provides);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("what a component provides can not be written", impossible);
        }
    }

    static Provides read(String text) {
        try {
            return text == null ? null : JSON.readValue(text, Provides.class);
        } catch (JsonProcessingException notOurs) {
            throw new IllegalStateException("what a component provides can not be read", notOurs);
        }
    }
}
