package io.sitrep.bot.port;

/**
 * Who typed something.
 *
 * @param platform where: {@code slack}
 * @param workspace which workspace or guild of that platform
 * @param id what the platform calls the person
 * @param name what other people call them
 */
public record Person(String platform, String workspace, String id, String name) {
    /** As the timeline and the audit know them, over all platforms. */
    public String actorId() {
        return platform + ":" + workspace + ":" + id;
    }

    public Person called(String betterName) {
        return new Person(platform, workspace, id, betterName);
    }
}
