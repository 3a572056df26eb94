package io.sitrep.e2e.upgrade;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * While a release is rolled out the one before works on the new schema, and it does again when the release is rolled back. So a
 * migration adds and does not take away; what nothing uses any more is taken away by a later release, with
 * {@code -- contract: since 1.2.0} above the statement: the release which was the first not to use it. What a new table or index is
 * done to is free, since nobody knows it yet. Not seen: what a function does that is replaced.
 */
final class ExpandThenContract {
    private static final Pattern ALTER_TABLE =
            Pattern.compile("ALTER (?:FOREIGN )?TABLE (?:IF EXISTS )?(?:ONLY )?(\\S+?)\\*? (.*)");
    private static final Pattern MADE = Pattern.compile(
            "CREATE (?:UNLOGGED )?(?:TABLE|(?:UNIQUE )?INDEX|SEQUENCE|TYPE|VIEW)(?: CONCURRENTLY)?(?: IF NOT EXISTS)? ([^\\s(]+).*");
    private static final Pattern DROP =
            Pattern.compile("DROP (?:MATERIALIZED VIEW|\\w+)(?: CONCURRENTLY)?(?: IF EXISTS)? ([^\\s(,]+).*");
    private static final Pattern UNIQUE_INDEX = Pattern.compile("CREATE UNIQUE INDEX .*? ON (?:ONLY )?([^\\s(]+).*");
    private static final Pattern EMPTY = Pattern.compile("(?:DELETE FROM|TRUNCATE(?: TABLE)?)(?: ONLY)? ([^\\s(,]+).*");
    private static final Pattern AT_ONCE = Pattern.compile("DO .*\\b(ALTER|DROP|DELETE|TRUNCATE|REVOKE|RENAME)\\b.*");

    private static final Pattern NEW_RULE =
            Pattern.compile("ADD (CONSTRAINT|CHECK|UNIQUE|PRIMARY KEY|FOREIGN KEY|EXCLUDE)\\b.*");
    private static final Pattern NEW_COLUMN = Pattern.compile("ADD (COLUMN )?.*");
    private static final Pattern WANTED = Pattern.compile(".*\\b(NOT NULL|PRIMARY KEY)\\b.*");
    private static final Pattern FILLED = Pattern.compile(".*\\b(DEFAULT|GENERATED|SERIAL|BIGSERIAL)\\b.*");
    private static final Pattern OTHER_COLUMN =
            Pattern.compile("ALTER (COLUMN )?\\S+ (SET NOT NULL|(SET DATA )?TYPE|DROP)\\b.*");
    private static final Pattern AWAY = Pattern.compile("(DROP|RENAME|SET SCHEMA|DETACH)\\b.*");

    private final Release before;
    private final Set<String> made = new HashSet<>();

    private ExpandThenContract(Release before) {
        this.before = before;
    }

    /**
     * @param newer migrations which the release before does not have, of one service
     * @return what is wrong with them, a line each
     */
    static List<String> complaints(List<Migration> newer, Release before) {
        ExpandThenContract rule = new ExpandThenContract(before);
        List<String> complaints = new ArrayList<>();
        for (Migration migration : newer) {
            for (Statement statement : Statement.of(migration.sql())) {
                rule.wrong(statement)
                        .ifPresent(why -> complaints.add(migration.path() + ": " + why + ": " + statement.text()));
            }
        }
        return complaints;
    }

    private Optional<String> wrong(Statement statement) {
        Matcher creates = MADE.matcher(statement.text());
        if (creates.matches()) {
            made.add(creates.group(1));
        }
        Optional<String> takes = takesAway(statement.text());
        if (takes.isEmpty() || statement.since() == null) {
            return takes;
        }
        return Release.of(statement.since()).compareTo(before) <= 0
                ? Optional.empty()
                : Optional.of("the release before, " + before + ", still uses it");
    }

    private Optional<String> takesAway(String text) {
        Matcher alter = ALTER_TABLE.matcher(text);
        if (alter.matches()) {
            return isKnown(alter.group(1))
                    ? Statement.parts(alter.group(2)).stream()
                            .flatMap(part -> ofTable(part).stream())
                            .findFirst()
                    : Optional.empty();
        }
        if (isAbout(DROP, text)) {
            return Optional.of("it drops what the release before may use");
        }
        if (isAbout(EMPTY, text)) {
            return Optional.of("it deletes what the release before may read");
        }
        if (isAbout(UNIQUE_INDEX, text)) {
            return Optional.of("the release before may write two of it");
        }
        if (text.matches("ALTER .*\\bRENAME\\b.*") || text.startsWith("REVOKE ") || text.matches("ALTER .* DROP .*")) {
            return Optional.of("the release before does not find it any more");
        }
        return AT_ONCE.matcher(text).matches()
                ? Optional.of("what a block does is not seen: write it as statements")
                : Optional.empty();
    }

    private static Optional<String> ofTable(String part) {
        if (AWAY.matcher(part).matches() || OTHER_COLUMN.matcher(part).matches()) {
            return Optional.of("the release before knows it otherwise");
        }
        if (NEW_RULE.matcher(part).matches()) {
            return Optional.of("the release before may write what this forbids");
        }
        boolean unfilled = NEW_COLUMN.matcher(part).matches()
                && WANTED.matcher(part).matches()
                && !FILLED.matcher(part).matches();
        return unfilled ? Optional.of("the release before does not fill it") : Optional.empty();
    }

    private boolean isAbout(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.matches() && isKnown(found.group(1));
    }

    /** To the release before. */
    private boolean isKnown(String name) {
        return !made.contains(name);
    }
}
