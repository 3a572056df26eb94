package io.sitrep.kit.settings;

import io.sitrep.kit.secret.SecretBox;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a setting is held to when a service starts. Each method throws a {@link SettingException} that names the variable and never
 * repeats its value: it may be a secret.
 */
public final class Wanted {
    private static final int SHORTEST_TOKEN = 16;

    /** Longer ones are slips of the pen, and would not fit into what counts milliseconds. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    /** What a header can carry: a secret from a file may end with a new line. */
    private static final Pattern WORD = Pattern.compile("[\\x21-\\x7e]+");

    private static final Pattern DOMAIN =
            Pattern.compile("(?i)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");

    private Wanted() {}

    /** A variable with what it is set to, if it is. */
    public record Given(String variable, Optional<?> value) {}

    /** Something that paths can be put behind. */
    public static void web(String variable, URI address) {
        boolean isWeb = List.of("http", "https").contains(String.valueOf(address.getScheme()));
        if (!isWeb || address.getHost() == null) {
            throw new SettingException(
                    variable, "must be an address that starts with http:// or https:// and names a host");
        }
        if (address.getRawQuery() != null || address.getRawFragment() != null || address.getRawUserInfo() != null) {
            throw new SettingException(variable, "must be an address without a name before the host, a ? or a #");
        }
    }

    public static void token(String variable, String token) {
        word(variable, token);
        if (token.length() < SHORTEST_TOKEN) {
            throw new SettingException(variable, "must have at least " + SHORTEST_TOKEN + " characters");
        }
    }

    public static void word(String variable, String text) {
        that(WORD.matcher(text).matches(), variable, "must be one word, without a blank or a line's end");
    }

    /** What people read, on one line. */
    public static void line(String variable, String text) {
        boolean isLine = !text.isBlank() && text.chars().noneMatch(Character::isISOControl);
        that(isLine, variable, "must be one line that is not blank");
    }

    public static void domain(String variable, String text) {
        boolean isDomain = text.length() <= 253 && DOMAIN.matcher(text).matches();
        that(isDomain, variable, "must be a domain, such as example.com");
    }

    /** Timers count in whole milliseconds: less than one is none. */
    public static void positive(String variable, Duration duration) {
        boolean isLong = duration.compareTo(Duration.ofMillis(1)) >= 0;
        that(isLong && duration.compareTo(LONGEST) <= 0, variable, "must be longer than nothing, such as 5s");
    }

    public static void notNegative(String variable, Duration duration) {
        boolean isRight = !duration.isNegative() && duration.compareTo(LONGEST) <= 0;
        that(isRight, variable, "must not be negative; PT0S is none");
    }

    public static void atLeast(long least, String variable, long number) {
        that(number >= least, variable, "must be " + least + " or more");
    }

    /** @param standard the language among them that everything is in */
    public static void languages(String variable, Collection<String> tags, String standardVariable, String standard) {
        boolean areTags = !tags.isEmpty() && tags.stream().allMatch(Wanted::isLanguage);
        that(areTags, variable, "must be language tags with commas between, without blanks: en,it,fr");
        that(tags.contains(standard), standardVariable, "must be one of " + variable);
    }

    /**
     * A folder that is there or can be made. Whether it can be written is not asked: a full or broken disk is no reason not to start.
     */
    public static void folder(String variable, Path folder) {
        Path there = folder.toAbsolutePath().normalize();
        while (there.getParent() != null && !Files.exists(there)) {
            there = there.getParent();
        }
        that(Files.isDirectory(there), variable, "must be the path of a folder");
    }

    public static void readable(String variable, Path file) {
        boolean canBe = Files.isRegularFile(file) && Files.isReadable(file);
        that(canBe, variable, "must be the path of a file that can be read");
    }

    /** All of them, or none: with some of them nothing would work, and nothing would say so. */
    public static void together(Given... parts) {
        boolean isWanted = Arrays.stream(parts).anyMatch(part -> part.value().isPresent());
        if (!isWanted) {
            return;
        }
        String all = Arrays.stream(parts).map(Given::variable).collect(Collectors.joining(", "));
        for (Given part : parts) {
            that(part.value().isPresent(), part.variable(), "must be set, too: these belong together: " + all);
        }
    }

    /** The box of these keys. */
    public static SecretBox keys(String current, List<String> old) {
        try {
            SecretBox.of(current, List.of());
        } catch (IllegalArgumentException wrong) {
            throw new SettingException("SITREP_SECRET_KEY", wrong.getMessage());
        }
        try {
            return SecretBox.of(current, old);
        } catch (IllegalArgumentException wrong) {
            throw new SettingException("SITREP_SECRET_KEYS_OLD", wrong.getMessage());
        }
    }

    /** @param whatIsWanted begins with a verb: {@code must be …} */
    public static void that(boolean isRight, String variable, String whatIsWanted) {
        if (!isRight) {
            throw new SettingException(variable, whatIsWanted);
        }
    }

    private static boolean isLanguage(String tag) {
        try {
            return !tag.isEmpty()
                    && !new Locale.Builder()
                            .setLanguageTag(tag)
                            .build()
                            .getLanguage()
                            .isEmpty();
        } catch (IllformedLocaleException nonsense) {
            return false;
        }
    }
}
