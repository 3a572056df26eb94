package io.sitrep.bot.port;

/** A platform refused because the channel is deleted or archived: nothing can be done in it any more, by nobody. */
public final class RoomGone extends PlatformRefused {
    private static final long serialVersionUID = 1L;

    private final String channel;

    /** @param code the platform's own word for it */
    public RoomGone(String code, String channel) {
        super(code);
        this.channel = channel;
    }

    /** Which one. */
    public String channel() {
        return channel;
    }
}
