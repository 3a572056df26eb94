package io.sitrep.bot.discord.forms;

import io.sitrep.bot.discord.render.DiscordModals.Part;
import io.sitrep.bot.reply.Form;
import io.sitrep.bot.reply.Form.Field;
import io.sitrep.bot.reply.Language;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A form somebody is filling in.
 *
 * @param id unique; what is sent of it has one effect, however often it is
 * @param actor whose it is
 * @param language they are asked in
 * @param filled what stands in it by now, by the ids of its parts
 */
record KeptForm(String id, String actor, Language language, Form form, Map<String, String> filled) {
    KeptForm {
        filled = Map.copyOf(filled);
    }

    /** One nothing was filled in so far but what stands there at first. */
    static KeptForm begun(String id, String actor, Language language, Form form) {
        Map<String, String> first = new LinkedHashMap<>();
        FormPages.of(form).forEach(page -> page.forEach(part -> first.put(part.id(), Choosing.atFirst(part.field()))));
        first.values().removeIf(String::isBlank);
        return new KeptForm(id, actor, language, form, first);
    }

    List<List<Part>> pages() {
        return FormPages.of(form);
    }

    /** With what somebody wrote on one page: what they emptied is empty. */
    KeptForm with(List<Part> page, Map<String, String> written) {
        Map<String, String> now = new LinkedHashMap<>(filled);
        for (Part part : page) {
            String value = written.getOrDefault(part.id(), "");
            if (value.isBlank()) {
                now.remove(part.id());
            } else {
                now.put(part.id(), value);
            }
        }
        return new KeptForm(id, actor, language, form, now);
    }

    /** By the keys of the form's fields, in their order; of a list in several pieces what was chosen in each. */
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        for (List<Part> page : pages()) {
            page.stream()
                    .filter(part -> filled.containsKey(part.id()))
                    .forEach(part -> values.merge(
                            FormPages.fieldOf(part.id()), filled.get(part.id()), (one, more) -> one + "," + more));
        }
        return values;
    }

    /** What has to be filled in and is not; blanks are no words. */
    List<Field> missing() {
        Map<String, String> values = values();
        return form.fields().stream()
                .filter(Field::wanted)
                .filter(field -> !values.containsKey(field.key()))
                .toList();
    }
}
