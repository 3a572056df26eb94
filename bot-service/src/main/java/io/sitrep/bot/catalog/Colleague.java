package io.sitrep.bot.catalog;

import java.util.List;
import java.util.Optional;

/**
 * Somebody who answers: one person, on whatever platform.
 *
 * @param key unique and stable
 * @param email null when none is known
 * @param slack ids: {@code U0}, or {@code T0:U0} in one workspace alone, or a group's
 * @param discord ids likewise
 * @param chatRole viewer, responder, publisher or admin; null when the catalog gives none
 * @param locale null when none is known
 */
public record Colleague(
        String key,
        String name,
        String email,
        List<String> slack,
        List<String> discord,
        String chatRole,
        String locale) {
    public Colleague {
        slack = slack == null ? List.of() : List.copyOf(slack);
        discord = discord == null ? List.of() : List.copyOf(discord);
    }

    /** What the platform may call them in that workspace, without the workspace. */
    public List<String> idsOn(String platform, String workspace) {
        return written(platform).stream()
                .map(id -> inWorkspace(id, workspace))
                .flatMap(Optional::stream)
                .toList();
    }

    private List<String> written(String platform) {
        return switch (platform) {
            case "slack" -> slack;
            case "discord" -> discord;
            default -> List.of();
        };
    }

    private static Optional<String> inWorkspace(String id, String workspace) {
        int colon = id.indexOf(':');
        if (colon < 0) {
            return Optional.of(id);
        }
        return id.substring(0, colon).equals(workspace) ? Optional.of(id.substring(colon + 1)) : Optional.empty();
    }
}
