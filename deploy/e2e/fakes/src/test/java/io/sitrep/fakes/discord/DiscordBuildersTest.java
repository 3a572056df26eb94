package io.sitrep.fakes.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.junit.jupiter.api.Test;

/** What JDA's builders make of good things is taken: the fake is no stricter than what clients send. */
class DiscordBuildersTest {
    @Test
    void aMessageOfJdaIsTaken() {
        MessageCreateData message = new MessageCreateBuilder()
                .setContent("INC-1")
                .addEmbeds(new EmbedBuilder()
                        .setTitle("Checkout is down", "https://status.example.org/incidents/1")
                        .setDescription("We look into it.")
                        .setColor(0xFF0000)
                        .setFooter("SEV1")
                        .setAuthor("Sitrep")
                        .setTimestamp(java.time.Instant.EPOCH)
                        .addField("Status", "Investigating", true)
                        .build())
                .addComponents(ActionRow.of(
                        Button.primary("ack:INC-1", "Acknowledge"),
                        Button.link("https://status.example.org", "Page"),
                        Button.danger("stop:INC-1", net.dv8tion.jda.api.entities.emoji.Emoji.fromUnicode("🛑"))))
                .addComponents(ActionRow.of(StringSelectMenu.create("status")
                        .addOption("Identified", "identified", "We know")
                        .build()))
                .setAllowedMentions(List.of())
                .build();

        assertThat(DiscordRules.brokenByAnswer(message.toData().toString())).isEmpty();
        assertThat(DiscordRules.brokenByMessage(message.toData().toString())).isEmpty();
    }

    @Test
    void aFormOfJdaIsTaken() {
        Modal modal = Modal.create("update INC-1", "Update INC-1")
                .addComponents(
                        Label.of(
                                "Message",
                                "What everybody reads",
                                TextInput.create("message", TextInputStyle.PARAGRAPH)
                                        .setRequiredRange(1, 4_000)
                                        .setPlaceholder("Say it")
                                        .setValue("A disk is full.")
                                        .build()),
                        Label.of(
                                "Status",
                                StringSelectMenu.create("status")
                                        .addOption("Identified", "identified")
                                        .setRequired(false)
                                        .build()))
                .build();

        assertThat(DiscordRules.brokenByModal(modal.toData().toString())).isEmpty();
    }

    @Test
    void commandsOfJdaAreTaken() {
        SubcommandData declare = new SubcommandData("declare", "Declare an incident")
                .setDescriptionLocalization(DiscordLocale.ITALIAN, "Dichiara un incidente")
                .addOptions(
                        new OptionData(OptionType.STRING, "title", "What is wrong", true).setMaxLength(255),
                        new OptionData(OptionType.STRING, "severity", "How bad").addChoice("SEV1", "SEV1"),
                        new OptionData(OptionType.STRING, "component", "What is hurt", false, true),
                        new OptionData(OptionType.USER, "lead", "Who leads"));
        SlashCommandData command = Commands.slash("incident", "Incidents")
                .setContexts(InteractionContextType.GUILD)
                .addSubcommands(declare);

        assertThat(DiscordRules.brokenByCommands(
                        DataArray.empty().add(command.toData()).toString()))
                .isEmpty();
    }
}
