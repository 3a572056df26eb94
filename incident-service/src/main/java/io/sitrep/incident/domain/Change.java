package io.sitrep.incident.domain;

import java.util.List;

/** What exactly was changed, for those who read the facts. */
public sealed interface Change {

    /** Something was said, or what was said went on its way: released, corrected, stopped, retracted. */
    record Said(Update update) implements Change {}

    /**
     * The incident's head was edited.
     *
     * @param components those that changed with it
     */
    record Edited(List<String> fields, List<ComponentChange> components) implements Change {}

    /** Components changed without a word. */
    record ComponentsChanged(List<ComponentChange> components) implements Change {}

    /** Somebody has seen it and takes it up. */
    record Acknowledged() implements Change {}

    /** Somebody took a role, or left it when {@code person} is null. */
    record RoleChanged(String role, Person person) implements Change {}

    /** A task was added or changed. */
    record TaskChanged(Task task) implements Change {}

    /** A link was set, or taken away when {@code link} is null. */
    record Linked(String rel, Link link) implements Change {}

    /** Somebody wrote something down. */
    record Noted(TimelineEntry entry) implements Change {}

    /** This incident went into another one, or took another one in. */
    record Merged(IncidentKey other, String title, boolean into) implements Change {}
}
