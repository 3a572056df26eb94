package io.sitrep.bot.rooms.card;

import io.sitrep.bot.events.Head;
import io.sitrep.bot.reply.Button;
import io.sitrep.bot.rooms.card.RoomWords.Words;

/** What can be clicked: each types its command, with the incident named, so that an old one is still clear. */
record Buttons(Head head, Words words) {
    Button update() {
        return button("update", Button.Weight.MAIN);
    }

    Button severity() {
        return button("severity", Button.Weight.ORDINARY);
    }

    Button lead() {
        return button("lead", Button.Weight.ORDINARY);
    }

    Button leadFirst() {
        return button("lead", Button.Weight.MAIN);
    }

    Button resolve() {
        return asked("resolve", Button.Weight.ORDINARY);
    }

    Button reopen() {
        return button("reopen", Button.Weight.ORDINARY);
    }

    Button postmortem() {
        return button("postmortem", Button.Weight.MAIN);
    }

    Button snooze() {
        return button("snooze", Button.Weight.ORDINARY);
    }

    Button archive() {
        return asked("archive", Button.Weight.GRAVE);
    }

    /** What everybody would see, or nobody can undo, is asked first. */
    private Button asked(String verb, Button.Weight weight) {
        return button(verb, weight).asking(words.of("confirm." + verb, head.ref()), words.of("confirm.no"));
    }

    private Button button(String verb, Button.Weight weight) {
        return new Button(words.of("button." + verb), verb + " " + head.ref(), weight);
    }
}
