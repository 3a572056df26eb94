package io.sitrep.notifier.channel;

/**
 * What somebody is told by a channel who did not say.
 *
 * @param minImpact the least that is told: {@code none}, {@code minor}, {@code major} or {@code critical}
 */
public record Usual(String minImpact, boolean maintenances, boolean postmortems) {
    public static final Usual EVERYTHING = new Usual("none", true, true);

    /** Of incidents those of severity SEV1, whose impact that is; for what wakes people up. */
    public static final Usual ONLY_THE_WORST = new Usual("critical", false, false);
}
