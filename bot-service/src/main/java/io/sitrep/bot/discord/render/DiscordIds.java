package io.sitrep.bot.discord.render;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What our own buttons and forms are called, so that what comes back from them is known. Each is unique in its message, and holds all
 * that is needed to act on it: an old button works after any restart.
 */
public final class DiscordIds {
    private static final String COUNTS = "sitrep:";
    private static final String ASKS = "sitrep?";
    private static final String FORM = "sitrep#";
    private static final Pattern CLICK = Pattern.compile("sitrep([:?])[0-9]+:(.+)", Pattern.DOTALL);
    private static final Pattern PAGE = Pattern.compile("sitrep#([0-9a-f-]{36}):([0-9]{1,3})");
    private static final int MOST = DiscordLimits.CUSTOM_ID;

    /** The page of a form that is none: what is filled in is sent as it is. */
    public static final int SEND = 0;

    private DiscordIds() {}

    /**
     * A click of a button.
     *
     * @param command what it types after {@code /incident}
     * @param asks whether something is asked before it counts: see {@link DiscordRenderer#question}
     */
    public record Click(String command, boolean asks) {}

    /**
     * A page of a form somebody fills in.
     *
     * @param form which one is kept
     * @param page from 1 on; {@link #SEND} for the button that sends it
     */
    public record Page(String form, int page) {}

    /** A command that were cut would do something else: one that is too long becomes {@code help}. */
    static String click(int index, String command, boolean asks) {
        String begin = (asks ? ASKS : COUNTS) + index + ":";
        boolean fits = begin.length() + command.length() <= MOST && !command.isBlank();
        return fits ? begin + command : COUNTS + index + ":help";
    }

    /** Of a modal, and of a button that opens it or, for {@link #SEND}, sends what is filled in. */
    public static String page(String form, int page) {
        return FORM + form + ":" + page;
    }

    /** Empty for what is no button of ours that types a command. */
    public static Optional<Click> click(String customId) {
        Matcher click = CLICK.matcher(customId);
        return click.matches()
                ? Optional.of(new Click(click.group(2), click.group(1).equals("?")))
                : Optional.empty();
    }

    /** Empty for what is no form of ours. */
    public static Optional<Page> page(String customId) {
        Matcher page = PAGE.matcher(customId);
        return page.matches()
                ? Optional.of(new Page(page.group(1), Integer.parseInt(page.group(2))))
                : Optional.empty();
    }
}
