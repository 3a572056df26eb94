package io.sitrep.bot.discord.commands;

import io.sitrep.bot.command.Catalog;
import io.sitrep.bot.command.Parameter;
import io.sitrep.bot.command.Usage;
import io.sitrep.bot.reply.Language;
import io.sitrep.bot.reply.Phrase;
import io.sitrep.bot.reply.Tongue;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import net.dv8tion.jda.api.interactions.IntegrationType;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandGroupData;

/** {@code /incident} with a sub-command for each verb that is typed, as the catalog of verbs has them. */
@Singleton
public class CommandSet {
    /** What is called {@code nobody} takes a part away: of people alone Discord lets one choose somebody. */
    static final String NOBODY = "nobody";

    static final String COMMAND = "incident";

    private static final int LONGEST = 100;
    private static final Map<Language, List<DiscordLocale>> LOCALES = locales();

    private final Catalog catalog;

    CommandSet(Catalog catalog) {
        this.catalog = catalog;
    }

    /** @throws IllegalArgumentException when there are more verbs than Discord has room for: see {@link Folders} */
    SlashCommandData command() {
        Map<String, SubcommandGroupData> folders = new TreeMap<>();
        List<SubcommandData> verbs = new ArrayList<>();
        for (Usage usage : catalog.usages()) {
            SubcommandData verb = verb(usage);
            Folders.of(usage.verb())
                    .ifPresentOrElse(
                            folder -> folders.computeIfAbsent(folder, CommandSet::folder)
                                    .addSubcommands(verb),
                            () -> verbs.add(verb));
        }
        Phrase meaning = Phrase.of("command.incident");
        SlashCommandData command = Commands.slash(COMMAND, say(meaning, Language.EN))
                .setContexts(InteractionContextType.GUILD)
                .setIntegrationTypes(IntegrationType.GUILD_INSTALL)
                .addSubcommands(verbs)
                .addSubcommandGroups(folders.values());
        LOCALES.forEach((language, locales) ->
                locales.forEach(locale -> command.setDescriptionLocalization(locale, say(meaning, language))));
        return command;
    }

    private static SubcommandGroupData folder(String name) {
        return new SubcommandGroupData(name, say(Phrase.of("command.incident"), Language.EN));
    }

    private static SubcommandData verb(Usage usage) {
        SubcommandData verb = new SubcommandData(usage.verb(), say(usage.meaning(), Language.EN));
        LOCALES.forEach((language, locales) ->
                locales.forEach(locale -> verb.setDescriptionLocalization(locale, say(usage.meaning(), language))));
        // What Discord wants first people type in another place.
        usage.parameters().stream()
                .filter(Parameter::isTyped)
                .sorted(Comparator.comparing(parameter -> !parameter.isWanted()))
                .forEach(parameter -> verb.addOptions(option(parameter)));
        if (usage.parameters().contains(Parameter.ROLE)) {
            verb.addOptions(localized(new OptionData(OptionType.BOOLEAN, NOBODY, "-"), Phrase.of("parameter.nobody")));
        }
        return verb;
    }

    private static OptionData option(Parameter parameter) {
        OptionType type = parameter.kind() == Parameter.Kind.PERSON ? OptionType.USER : OptionType.STRING;
        OptionData option = new OptionData(type, parameter.option(), "-")
                .setRequired(parameter.isWanted())
                .setAutoComplete(Suggestions.KNOWN.contains(parameter));
        parameter.choices().forEach(choice -> option.addChoice(choice, choice));
        return localized(option, parameter.meaning());
    }

    private static OptionData localized(OptionData option, Phrase meaning) {
        option.setDescription(say(meaning, Language.EN));
        LOCALES.forEach((language, locales) ->
                locales.forEach(locale -> option.setDescriptionLocalization(locale, say(meaning, language))));
        return option;
    }

    /** The first sentences that have room. */
    private static String say(Phrase meaning, Language language) {
        String said = Tongue.of(language).say(meaning);
        if (said.length() <= LONGEST) {
            return said;
        }
        int end = said.lastIndexOf(". ", LONGEST - 1);
        return end > 0 ? said.substring(0, end + 1) : said.substring(0, LONGEST - 1) + "…";
    }

    private static Map<Language, List<DiscordLocale>> locales() {
        Map<Language, List<DiscordLocale>> locales = new EnumMap<>(Language.class);
        locales.put(Language.IT, List.of(DiscordLocale.ITALIAN));
        locales.put(Language.FR, List.of(DiscordLocale.FRENCH));
        locales.put(Language.DE, List.of(DiscordLocale.GERMAN));
        locales.put(Language.ES, List.of(DiscordLocale.SPANISH, DiscordLocale.SPANISH_LATAM));
        return locales;
    }
}
