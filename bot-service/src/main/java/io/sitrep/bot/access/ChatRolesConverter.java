package io.sitrep.bot.access;

import org.eclipse.microprofile.config.spi.Converter;

/** Reads {@code SITREP_CHAT_ROLES}; wrong syntax fails the start. */
public class ChatRolesConverter implements Converter<ChatRoles> {
    private static final long serialVersionUID = 1L;

    @Override
    public ChatRoles convert(String setting) {
        return setting.isBlank() ? null : ChatRoles.parse(setting);
    }
}
