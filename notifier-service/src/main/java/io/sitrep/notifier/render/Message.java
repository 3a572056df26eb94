package io.sitrep.notifier.render;

import io.sitrep.notifier.template.Template;
import io.sitrep.notifier.template.Templates;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/**
 * One update for one reader, not yet in any channel's form.
 *
 * @param key the delivery's id: the same for each attempt, a channel passes it on wherever its provider can use it
 * @param manage page on which the reader sees the subscription; a secret of the reader
 * @param unsubscribe where a POST ends the subscription; a secret of the reader
 * @param wish how it is to read, where whoever is told has said so
 */
public record Message(
        UUID key,
        StoredPublication publication,
        Reader reader,
        Wording wording,
        URI manage,
        URI unsubscribe,
        Optional<Template> wish) {
    public Message(
            UUID key, StoredPublication publication, Reader reader, Wording wording, URI manage, URI unsubscribe) {
        this(key, publication, reader, wording, manage, unsubscribe, Optional.empty());
    }

    /** The same, to read like this. */
    public Message as(Template wished) {
        return new Message(key, publication, reader, wording, manage, unsubscribe, Optional.of(wished));
    }

    /** What all who read this in one language and zone have in common: make it there, once. */
    public Shared shared() {
        return publication.shared(reader);
    }

    /** The same for what shows no time of day: one for all zones. */
    public Shared sharedInAnyZone() {
        return publication.shared(reader.inAnyZone());
    }

    /**
     * As whoever is told wishes, else how the page wants news to be said by this channel; empty where neither says anything. A page's
     * words are made for news: what corrects, takes back or translates something has to say so before all else.
     */
    public Optional<Templates.Words> template(String channel) {
        return wish.map(wished -> new Templates.Words(null, wished))
                .or(() -> publication.kind() == StoredPublication.Kind.UPDATE ? ofThePage(channel) : Optional.empty());
    }

    private Optional<Templates.Words> ofThePage(String channel) {
        return publication
                .look()
                .templates()
                .find(channel, publication.said().incident().status(), reader.locale());
    }

    /** The language in which the text is. */
    public String language() {
        return wording.translated()
                ? reader.locale().toLanguageTag()
                : publication.look().language();
    }

    /** Without links: they carry the token. */
    @Override
    public String toString() {
        return "Message[key=" + key + ", publication=" + publication.id() + "]";
    }
}
