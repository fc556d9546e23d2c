package chat.parley.architecture.requirement;

import chat.parley.architecture.Tree.Text;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The tags of the tests in a Java file, on methods, on nested classes and on the whole. */
final class JavaTags {
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    private JavaTags() {}

    static List<Proof> in(Text file) {
        var proofs = new ArrayList<Proof>();
        parsed(file).accept(new Tags(file.name(), proofs), "");
        return proofs;
    }

    private static CompilationUnitTree parsed(Text file) {
        var source = new SimpleJavaFileObject(URI.create("text:///Tests.java"), SimpleJavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return file.content();
            }
        };
        var task =
                (JavacTask) COMPILER.getTask(null, null, problem -> {}, List.of("-proc:none"), null, List.of(source));
        try {
            return task.parse().iterator().next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The parameter is the name of the class around, within the file's own class; empty for that one. */
    private static final class Tags extends TreeScanner<@Nullable Void, String> {
        private final String file;
        private final List<Proof> proofs;
        private boolean nested;

        Tags(String file, List<Proof> proofs) {
            this.file = file;
            this.proofs = proofs;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, String around) {
            var name = nested ? within(around, type.getSimpleName().toString()) : "";
            add(type.getModifiers(), name);
            boolean before = nested;
            nested = true;
            super.visitClass(type, name);
            nested = before;
            return null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, String around) {
            add(method.getModifiers(), within(around, method.getName().toString()));
            return super.visitMethod(method, around);
        }

        private void add(ModifiersTree modifiers, String test) {
            modifiers.accept(
                    new TreeScanner<@Nullable Void, String>() {
                        @Override
                        public @Nullable Void visitAnnotation(AnnotationTree annotation, String of) {
                            if (annotation.getAnnotationType().toString().matches("(.*\\.)?Tag")) {
                                annotation.getArguments().forEach(value -> add(value, of));
                            }
                            return super.visitAnnotation(annotation, of);
                        }
                    },
                    test);
        }

        private void add(ExpressionTree argument, String test) {
            var value = argument instanceof AssignmentTree named ? named.getExpression() : argument;
            if (value instanceof LiteralTree literal
                    && literal.getValue() instanceof String tag
                    && tag.matches(Proof.ID)) {
                proofs.add(new Proof(tag, file, test));
            }
        }

        private static String within(String around, String name) {
            return around.isEmpty() ? name : around + "." + name;
        }
    }
}
