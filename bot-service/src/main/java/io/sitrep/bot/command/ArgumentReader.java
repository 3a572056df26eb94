package io.sitrep.bot.command;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads what follows a verb, and checks it. Throws {@link Misuse} for what cannot be meant. */
final class ArgumentReader {
    private final Words words;
    private final Map<Parameter, String> given = new EnumMap<>(Parameter.class);

    private ArgumentReader(Words words) {
        this.words = words;
    }

    static Arguments read(List<Parameter> parameters, Words words) {
        ArgumentReader reader = new ArgumentReader(words);
        parameters.forEach(reader::read);
        reader.settleInto(parameters);
        if (!words.isEmpty()) {
            throw new Misuse("misuse.rest", Signs.shortened(words.takeRest()));
        }
        return new Arguments(reader.given);
    }

    private void read(Parameter parameter) {
        switch (parameter) {
            case SEVERITY -> put(parameter, words.peek().flatMap(Signs::severity));
            case NEW_SEVERITY -> severity(parameter);
            case REFERENCE, INTO -> put(parameter, words.peek().flatMap(Signs::reference));
            case SHOWN_SEVERITY -> put(parameter, words.peek().flatMap(Signs::shownBefore));
            case SEEN -> put(parameter, words.peek().flatMap(Seen::sign));
            case UPDATE -> put(parameter, words.peek().flatMap(Signs::update));
            case TITLE -> keep(parameter, Signs.title(words.takeRest()));
            case TEXT, REASON, TASK -> keep(parameter, Signs.text(words.takeRest()));
            case NOTE -> wanted(parameter, Signs.text(words.takeRest()));
            case STATUS, TASK_DEED, REGION_DEED -> choice(parameter);
            case COMPONENT -> component();
            case COMPONENT_STATUS -> {}
            case SOMEONE -> keep(parameter, Optional.of(words.takeRest()).filter(typed -> !typed.isEmpty()));
            case URL -> wanted(parameter, words.take().flatMap(Signs::url));
            case ROLE, REGION -> wanted(parameter, word());
            case VERB -> keep(parameter, word());
        }
    }

    private Optional<String> word() {
        return words.take().map(typed -> Typography.plain(typed).toLowerCase(Locale.ROOT));
    }

    private void put(Parameter parameter, Optional<String> value) {
        value.ifPresent(known -> {
            given.put(parameter, known);
            words.take();
        });
    }

    private void keep(Parameter parameter, Optional<String> value) {
        value.ifPresent(known -> given.put(parameter, known));
    }

    private void wanted(Parameter parameter, Optional<String> value) {
        given.put(parameter, value.orElseThrow(() -> new Misuse("misuse.missing", parameter.meaning())));
    }

    /** One of a few words; a typo gets the nearest of them. */
    private void choice(Parameter parameter) {
        String typed = word().orElseThrow(() ->
                new Misuse("misuse.choice.missing", parameter.meaning(), String.join(", ", parameter.choices())));
        if (!parameter.choices().contains(typed)) {
            throw noChoice(parameter, typed);
        }
        given.put(parameter, typed);
    }

    /** Nothing at all is asked for by a form; something else was meant to be one. */
    private void severity(Parameter parameter) {
        put(parameter, words.peek().flatMap(Signs::severity));
        if (!given.containsKey(parameter) && !words.isEmpty()) {
            throw noChoice(
                    parameter, Typography.plain(words.take().orElseThrow()).toUpperCase(Locale.ROOT));
        }
    }

    private static Misuse noChoice(Parameter parameter, String typed) {
        String choices = String.join(", ", parameter.choices());
        return Typo.closest(typed, parameter.choices())
                .map(meant -> new Misuse("misuse.choice.meant", Signs.shortened(typed), choices, meant))
                .orElseGet(() -> new Misuse("misuse.choice", Signs.shortened(typed), choices));
    }

    /** A name may have spaces in it; the status is what the line ends with, in one word or two. */
    private void component() {
        List<String> typed = words.takeAll();
        for (int length = 2; length >= 1; length--) {
            int name = typed.size() - length;
            Optional<ComponentState> state = name < 1
                    ? Optional.empty()
                    : ComponentState.of(Typography.plain(String.join(" ", typed.subList(name, typed.size()))));
            if (state.isPresent()) {
                given.put(Parameter.COMPONENT, Typography.unquoted(String.join(" ", typed.subList(0, name))));
                given.put(Parameter.COMPONENT_STATUS, state.get().wire());
                return;
            }
        }
        if (typed.size() < 2) {
            throw new Misuse("misuse.component", String.join(", ", ComponentState.wires()));
        }
        throw noChoice(Parameter.COMPONENT_STATUS, typed.get(typed.size() - 1).toLowerCase(Locale.ROOT));
    }

    /** Of two references the last is the one it goes into; so is a single one. */
    private void settleInto(List<Parameter> parameters) {
        if (parameters.contains(Parameter.INTO) && !given.containsKey(Parameter.INTO)) {
            String only = given.remove(Parameter.REFERENCE);
            if (only == null) {
                throw new Misuse("misuse.missing", Parameter.INTO.meaning());
            }
            given.put(Parameter.INTO, only);
        }
    }
}
