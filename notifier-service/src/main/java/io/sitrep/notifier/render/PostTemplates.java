package io.sitrep.notifier.render;

import io.sitrep.notifier.template.Template;
import java.util.EnumMap;
import java.util.Map;

/** How an account's posts read: as somebody wrote for it, else as the suite has it in the account's language. */
public record PostTemplates(Map<Post, Template> own) {
    public static final PostTemplates NONE = new PostTemplates(Map.of());

    public PostTemplates {
        own = Map.copyOf(own);
    }

    /** @param texts by {@link Post#word()}; others are passed over */
    public static PostTemplates read(Map<String, ?> texts) {
        Map<Post, Template> own = new EnumMap<>(Post.class);
        texts.forEach((word, text) ->
                Post.named(word).ifPresent(post -> own.put(post, Template.parse(text.toString()))));
        return new PostTemplates(own);
    }

    /**
     * A message as the account's posts read: by its own template, else by the page's for the channel, else by the suite's.
     *
     * @param goesOn whether something of the thread stands
     */
    public Message dressed(Message message, String channel, boolean goesOn) {
        Post post = Post.of(message.publication(), goesOn);
        Template wish = own.get(post);
        if (wish != null) {
            return message.as(wish);
        }
        return message.template(channel).isPresent() ? message : message.as(ours(post, message.reader()));
    }

    /** As somebody wrote it for the account, or we did. */
    public String text(Post post, Reader reader) {
        Template wish = own.get(post);
        return (wish == null ? ours(post, reader) : wish).toString();
    }

    /** The suite's own. */
    public static Template ours(Post post, Reader reader) {
        return Template.parse(Words.of(reader).get("post." + post.word()));
    }
}
