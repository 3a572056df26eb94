package io.sitrep.bot.access;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who may do what in chat, as {@code SITREP_CHAT_ROLES} says it:
 * {@code slack:S0GROUP=responder,slack:U123=admin,discord:1234=publisher,slack:*=viewer}. {@code slack:T1/*=viewer} is of
 * one workspace alone. Empty: nobody may do anything.
 */
public record ChatRoles(List<Grant> grants) {
    public static final String VARIABLE = "SITREP_CHAT_ROLES";

    /** Stands for every member of the workspace; guests and strangers are not members. */
    public static final String EVERY_MEMBER = "*";

    private static final Pattern GRANT =
            Pattern.compile("(slack|discord):(?:([A-Za-z0-9]+)/)?(\\*|[A-Za-z0-9]+)=([a-z]+)");

    public ChatRoles {
        grants = List.copyOf(grants);
    }

    /**
     * One entry of the setting.
     *
     * @param workspace the one it is of; empty for all the bot is in
     * @param holder a person's or a group's id on that platform, or {@link #EVERY_MEMBER}
     */
    public record Grant(String platform, Optional<String> workspace, String holder, Role role) {
        boolean isOf(String itsPlatform, String itsWorkspace) {
            return platform.equals(itsPlatform)
                    && workspace.map(itsWorkspace::equals).orElse(true);
        }
    }

    public static ChatRoles nobody() {
        return new ChatRoles(List.of());
    }

    /**
     * Reads the setting.
     *
     * @throws IllegalArgumentException naming the entry that is wrong
     */
    public static ChatRoles parse(String setting) {
        List<Grant> grants = new ArrayList<>();
        for (String entry : setting.split(",", -1)) {
            grants.add(grant(entry.strip()));
        }
        return new ChatRoles(grants);
    }

    private static Grant grant(String entry) {
        Matcher form = GRANT.matcher(entry);
        if (!form.matches()) {
            throw wrong(entry);
        }
        return new Grant(
                form.group(1),
                Optional.ofNullable(form.group(2)),
                form.group(3),
                Role.of(form.group(4)).orElseThrow(() -> wrong(entry)));
    }

    private static IllegalArgumentException wrong(String entry) {
        return new IllegalArgumentException(
                "\"" + entry + "\" is not platform:id=role; platform is slack or discord,"
                        + " id a user's or a group's or *, workspace/id for one workspace alone, role viewer, responder, publisher or admin");
    }

    public boolean isEmpty() {
        return grants.isEmpty();
    }

    /** Those in the workspace that hold any role: what a platform is asked about. */
    public Set<String> holdersIn(String platform, String workspace) {
        Set<String> holders = new LinkedHashSet<>();
        grants.stream().filter(grant -> grant.isOf(platform, workspace)).forEach(grant -> holders.add(grant.holder()));
        return holders;
    }

    /** The highest role any of these holders has. */
    public Optional<Role> highest(String platform, String workspace, Set<String> held) {
        return grants.stream()
                .filter(grant -> grant.isOf(platform, workspace) && held.contains(grant.holder()))
                .map(Grant::role)
                .max(Comparator.naturalOrder());
    }
}
