package io.sitrep.incident.console;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * The texts of more than one word in a source, put together where they are put together, with {@link #SOMETHING} for what is put into
 * them. Not those of annotations, logs, regular expressions, SQL and requests, and not the titles of problems, which no screen shows.
 */
final class SourceTexts extends TreeScanner<Void, Void> {
    static final String SOMETHING = "7";
    private static final Pattern WORDS = Pattern.compile("(?s).*[a-z]{2}.*");
    private static final Pattern MORE_THAN_ONE = Pattern.compile("(?s).*\\S \\S.*");
    private static final Pattern COMMAND =
            Pattern.compile("(?s)(?:SELECT|INSERT|UPDATE|DELETE|POST|PUT) .*|(?:select|and) .*[=<:].*");
    private static final Set<String> NOT_TOLD = Set.of("LOG", "Pattern");
    private static final Set<String> OURS =
            Set.of("IllegalStateException", "AssertionError", "SettingException", "PoisonEvent");

    private final Map<String, ExpressionTree> constants = new HashMap<>();
    private final Set<String> texts = new TreeSet<>();

    private SourceTexts() {}

    /** Of all of them together: starting the compiler takes longer than what it does. */
    static Set<String> of(List<String> sources) {
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(
                        null,
                        null,
                        null,
                        null,
                        null,
                        sources.stream().map(Source::new).toList());
        Set<String> texts = new TreeSet<>();
        try {
            for (CompilationUnitTree unit : task.parse()) {
                SourceTexts found = new SourceTexts();
                found.new Constants().scan(unit, null);
                found.scan(unit, null);
                texts.addAll(found.texts);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return texts;
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///Source.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Texts with a name are put into others by it. */
    private final class Constants extends TreeScanner<Void, Void> {
        @Override
        public Void visitVariable(VariableTree variable, Void none) {
            if (variable.getModifiers().getFlags().contains(Modifier.FINAL)
                    && variable.getType() != null
                    && variable.getType().toString().equals("String")) {
                constants.put(variable.getName().toString(), variable.getInitializer());
            }
            return super.visitVariable(variable, none);
        }
    }

    @Override
    public Void visitAnnotation(AnnotationTree annotation, Void none) {
        return null;
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
        String of = call.getMethodSelect() instanceof MemberSelectTree member
                ? member.getExpression().toString()
                : "";
        String name = call.getMethodSelect().toString();
        List<? extends ExpressionTree> given = call.getArguments();
        boolean isLogged = !given.isEmpty() && given.get(0).toString().equals("LOG");
        if (NOT_TOLD.contains(of) || isLogged) {
            return null;
        }
        if (name.endsWith("Problem.of") && given.size() == 4) {
            scan(given.get(0), none);
            scan(given.get(1), none);
            return scan(given.get(3), none);
        }
        if (name.endsWith("Problem.notFound")) {
            add("There is no " + text(given.get(0)));
            return null;
        }
        if (name.endsWith(".formatted")) {
            add(text(call));
            return scan(given, none);
        }
        return super.visitMethodInvocation(call, none);
    }

    @Override
    public Void visitNewClass(NewClassTree made, Void none) {
        String name = made.getIdentifier().toString();
        if (OURS.contains(name)) {
            return null;
        }
        if (name.equals("Unknown")) {
            add("There is no " + text(made.getArguments().get(0)));
            return null;
        }
        if (name.equals("Problem")) {
            return scan(made.getArguments().subList(2, made.getArguments().size()), none);
        }
        return super.visitNewClass(made, none);
    }

    @Override
    public Void visitBinary(BinaryTree both, Void none) {
        if (both.getKind() == Tree.Kind.PLUS) {
            add(text(both));
            return scanWhatIsPutIn(both);
        }
        return super.visitBinary(both, none);
    }

    @Override
    public Void visitLiteral(LiteralTree literal, Void none) {
        add(text(literal));
        return null;
    }

    private Void scanWhatIsPutIn(ExpressionTree part) {
        if (part instanceof BinaryTree both && both.getKind() == Tree.Kind.PLUS) {
            scanWhatIsPutIn(both.getLeftOperand());
            return scanWhatIsPutIn(both.getRightOperand());
        }
        return part instanceof LiteralTree ? null : scan(part, null);
    }

    private String text(ExpressionTree part) {
        if (part instanceof LiteralTree literal) {
            return literal.getValue() instanceof String text ? text : SOMETHING;
        }
        if (part instanceof ParenthesizedTree inner) {
            return text(inner.getExpression());
        }
        if (part instanceof BinaryTree both && both.getKind() == Tree.Kind.PLUS) {
            return text(both.getLeftOperand()) + text(both.getRightOperand());
        }
        if (part instanceof IdentifierTree name && constants.get(name.toString()) != null) {
            return text(constants.get(name.toString()));
        }
        if (part instanceof MethodInvocationTree call
                && call.getMethodSelect() instanceof MemberSelectTree member
                && member.getIdentifier().contentEquals("formatted")) {
            return text(member.getExpression()).replaceAll("%[sd]", SOMETHING);
        }
        return SOMETHING;
    }

    private void add(String text) {
        if (WORDS.matcher(text).matches()
                && MORE_THAN_ONE.matcher(text).matches()
                && !text.contains("\n")
                && !COMMAND.matcher(text).matches()) {
            texts.add(text);
        }
    }
}
