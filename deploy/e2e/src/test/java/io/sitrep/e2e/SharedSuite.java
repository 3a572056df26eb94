package io.sitrep.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives the tests one suite that runs through all of them: each start takes its time. */
final class SharedSuite implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningSuite.class;
    }

    @Override
    public RunningSuite resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.GLOBAL)
                .getOrComputeIfAbsent(RunningSuite.class, key -> start(), RunningSuite.class);
    }

    private static RunningSuite start() {
        try {
            return new RunningSuite(Files.createTempDirectory("sitrep e2e")).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
