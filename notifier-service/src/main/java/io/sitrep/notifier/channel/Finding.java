package io.sitrep.notifier.channel;

/**
 * One thing that was looked at in a channel's surroundings.
 *
 * @param check its name: {@code spf}
 * @param found what is there, in words; no secret
 * @param fix what an operator should do; null when nothing
 */
public record Finding(String check, boolean ok, String found, String fix) {
    public static Finding good(String check, String found) {
        return new Finding(check, true, found, null);
    }

    public static Finding bad(String check, String found, String fix) {
        return new Finding(check, false, found, fix);
    }
}
