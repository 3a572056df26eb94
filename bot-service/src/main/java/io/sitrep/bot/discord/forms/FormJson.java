package io.sitrep.bot.discord.forms;

import io.sitrep.bot.reply.Form;
import io.sitrep.bot.reply.Form.Choice;
import io.sitrep.bot.reply.Form.Field;
import io.sitrep.bot.reply.Form.Kind;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** Forms as they are kept. */
final class FormJson {
    private FormJson() {}

    static JsonObject write(Form form) {
        JsonArray fields = new JsonArray();
        form.fields().forEach(field -> fields.add(write(field)));
        return new JsonObject()
                .put("command", form.command())
                .put("title", form.title())
                .put("send", form.send())
                .put("fields", fields);
    }

    static Form read(JsonObject json) {
        List<Field> fields = json.getJsonArray("fields").stream()
                .map(JsonObject.class::cast)
                .map(FormJson::field)
                .toList();
        return new Form(json.getString("command"), json.getString("title"), json.getString("send"), fields);
    }

    private static JsonObject write(Field field) {
        JsonObject json = new JsonObject()
                .put("key", field.key())
                .put("label", field.label())
                .put("wanted", field.wanted())
                .put("value", field.value())
                .put("hint", field.hint().orElse(null));
        Kind kind = field.kind();
        if (kind instanceof Kind.Line line) {
            return json.put("kind", "line").put("longest", line.longest());
        } else if (kind instanceof Kind.Paragraph paragraph) {
            return json.put("kind", "paragraph").put("longest", paragraph.longest());
        } else if (kind instanceof Kind.One one) {
            return json.put("kind", "one").put("choices", write(one.choices()));
        }
        return json.put("kind", "many").put("choices", write(((Kind.Many) kind).choices()));
    }

    private static JsonArray write(List<Choice> choices) {
        JsonArray json = new JsonArray();
        choices.forEach(
                choice -> json.add(new JsonObject().put("key", choice.key()).put("label", choice.label())));
        return json;
    }

    private static Field field(JsonObject json) {
        Kind kind = switch (json.getString("kind")) {
            case "line" -> new Kind.Line(json.getInteger("longest"));
            case "paragraph" -> new Kind.Paragraph(json.getInteger("longest"));
            case "one" -> new Kind.One(choices(json));
            default -> new Kind.Many(choices(json));
        };
        return new Field(
                json.getString("key"),
                json.getString("label"),
                kind,
                json.getBoolean("wanted"),
                json.getString("value"),
                Optional.ofNullable(json.getString("hint")));
    }

    private static List<Choice> choices(JsonObject json) {
        return json.getJsonArray("choices").stream()
                .map(JsonObject.class::cast)
                .map(choice -> new Choice(choice.getString("key"), choice.getString("label")))
                .toList();
    }
}
